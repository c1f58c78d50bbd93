using System.Net;
using System.Net.Sockets;
using System.Text;
using ServerlessDeals.Loading.Rates;
using ServerlessDeals.Store.Rates;

namespace ServerlessDeals.Tests.Storage.Commands;

/// <summary>deals rates as a process, and the rates that deals seed brings.</summary>
public sealed class TheRatesCommand(TheCommandLine deals) : IClassFixture<TheCommandLine>
{
    private const string Csv = "Date,USD,CNY\n2024-07-24,1.0848,7.8931\n2024-07-25,1.0851,7.8331\n";
    private const string Later = "Date,USD,CNY\n2024-07-24,1.0848,7.8931\n2024-07-25,1.0851,7.8331\n2024-07-26,1.086,7.8779\n";

    [Fact]
    public async Task ShowsAPlanStoresRatesAndThenFindsNothingNew()
    {
        var seeds = Path.Combine(deals.Folder, "seeds");
        SeedYaml.Write(seeds, [1]);
        var company = Path.Combine(seeds, "companies", "seeded-1.yaml");
        var text = (await File.ReadAllTextAsync(company, Cancel)).Replace("2024-03-01", "2024-07-26", StringComparison.Ordinal)
            .Replace("USD 1M", "CNY 5M", StringComparison.Ordinal);
        await File.WriteAllTextAsync(company, text, Cancel);
        RateFolder.Add(seeds, RateFile.Read(Encoding.UTF8.GetBytes(Csv)).OrThrow(), isPlan: false).OrThrow();

        // The rates beside the seed files are stored first.
        var seeded = await deals.JsonAsync("seed");
        Assert.Equal(2, seeded.GetProperty("rates").GetProperty("days").GetInt32());
        Assert.Equal(new(2024, 7, 25), (await StoredRates.ReadAsync(deals.Tables, Cancel)).Last);

        deals.Write("later.csv", Later);
        var (code, output, errors) = await deals.RunApartAsync("rates", "later.csv", "--dry-run");
        Assert.True(code == 0, errors);
        Assert.Equal(
            "Plan for rates: 1 day to add, to 2024-07-26. Deals that waited for them: 1 to change.\n"
            + "Changed deals: seeded-1-2024-03.\nNothing was written.\n",
            output);

        using var server = new HttpListener();
        var address = Start(server);
        var answering = AnswerAsync(server, Later);
        var added = await deals.JsonAsync("rates", address, "--quiet");
        await answering;
        Assert.Equal(
            (true, 1, "2024-07-26", "seeded-1-2024-03"),
            (added.GetProperty("written").GetBoolean(), added.GetProperty("days").GetInt32(), added.GetProperty("to").GetString(),
                Assert.Single(added.GetProperty("deals").EnumerateArray()).GetString()));

        (code, output, _) = await deals.RunApartAsync("rates", "later.csv");
        Assert.Equal((0, "Nothing changed: rates are known to 2024-07-26.\n"), (code, output));

        deals.Write("wrong.csv", Later.Replace("1.0851", "10.851", StringComparison.Ordinal));
        (code, _, errors) = await deals.RunApartAsync("rates", "wrong.csv", "--quiet");
        Assert.Equal(
            (1, "wrong.csv: line 3: 2024-07-25 has 10.851 for USD, but 1.0851 is stored; use the bank's own file. Nothing was written.\n"),
            (code, errors));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Start(HttpListener server)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/eurofxref-hist.csv";
        listener.Stop();
        server.Prefixes.Add(address.Replace("eurofxref-hist.csv", "", StringComparison.Ordinal));
        server.Start();
        return address;
    }

    private static async Task AnswerAsync(HttpListener server, string text)
    {
        var context = await server.GetContextAsync();
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text), Cancel);
        context.Response.Close();
    }
}

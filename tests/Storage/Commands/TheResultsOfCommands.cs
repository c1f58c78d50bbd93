using System.Text.Json;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Tests.Storage.Commands;

/// <summary>What goes to standard output, and what to standard error.</summary>
public sealed class TheResultsOfCommands(TheCommandLine deals) : IClassFixture<TheCommandLine>
{
    private const string Map = """
        name: map
        source: { id: map, publisher: Test, title: A table, url: "https://example.org", published: 2014, kind: aggregator }
        deal: { kind: funding-round, status: closed }
        company: { name: company }
        date: date
        amount: amount
        """;

    [Fact]
    public async Task AreJsonWithTheNamesOfTheApi()
    {
        // An export fails soon after a write, so it is the first command.
        await deals.Tables.CreateAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, Number((await deals.JsonAsync("export", "backup")).GetProperty("tables")[0], "rows"));

        deals.Write("map.yaml", Map);
        deals.Write("rounds.csv", "company,date,amount\nAcme,2012-06-30,US$5m\nAcme,2012-07-02,US$5m\n");
        Assert.Equal(0, (await deals.RunAsync("import", "rounds.csv", "--map", "map.yaml")).Code);
        Assert.Equal("refreshed", (await deals.JsonAsync("refresh")).GetProperty("outcome").GetString());

        var import = Assert.Single((await deals.JsonAsync("imports")).GetProperty("value").EnumerateArray());
        Assert.Equal((2, 2, "map"), (Number(import, "rows"), Number(import, "deals"), import.GetProperty("source").GetString()));
        Assert.Matches("^map-[0-9]{8}-", import.GetProperty("id").GetString());

        var status = await deals.JsonAsync("status");
        Assert.Equal(2, Number(status.GetProperty("overall").GetProperty("funding").GetProperty("announced"), "deals"));
        Assert.Equal("refreshed", status.GetProperty("refreshes")[0].GetProperty("outcome").GetString());
        Assert.True(status.GetProperty("summariesRefreshed").TryGetDateTimeOffset(out _));

        var pair = Assert.Single((await deals.JsonAsync("candidates")).GetProperty("value").EnumerateArray());
        Assert.Equal(
            ["deals", "acme-2012-06-30", "acme-2012-07-02"],
            new[] { "kind", "first", "second" }.Select(name => pair.GetProperty(name).GetString()));

        Assert.Equal(0, Number(await deals.JsonAsync("upgrade"), "deals"));
    }

    [Fact]
    public async Task AreAloneOnStandardOutput()
    {
        var (code, output, errors) = await deals.RunApartAsync("status");
        Assert.Equal(0, code);
        Assert.DoesNotContain("Storage: ", output, StringComparison.Ordinal);
        Assert.Matches(@"^Storage: account storage[0-9]+ of the emulator on this machine \(127\.0\.0\.1:[0-9]+\)\n$", errors);

        (code, output, errors) = await deals.RunApartAsync("status", "--quiet");
        Assert.Equal(0, code);
        Assert.NotEmpty(output);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task MayBeReadOnlyInPart()
    {
        var (_, output, errors) = await deals.BashAsync("deals completion bash | :; echo ${PIPESTATUS[0]}");
        Assert.Equal(("0\n", ""), (output, errors));
    }

    [Fact]
    public async Task AreReportedIfTheyCannotBeWritten()
    {
        var (code, _, errors) = await deals.BashAsync("deals completion bash > /dev/full");
        Assert.Equal(1, code);
        Assert.Matches("^A file or folder cannot be used: No space left on device.*disk is not full\\.\n$", errors);
    }

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();
}

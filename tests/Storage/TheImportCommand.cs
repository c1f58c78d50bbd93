using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage;

public sealed partial class TheImportCommand(TheCommandLine deals) : IClassFixture<TheCommandLine>
{
    [Fact]
    public async Task PrintsWhatTheDocumentationShowsForItsExample()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "import.md"), TestContext.Current.CancellationToken);
        string Block(string name) => page.Split("```" + name + "\n")[1].Split("```")[0];
        deals.Write("rounds.csv", Block("csv rounds.csv"));
        deals.Write("rounds.yaml", Block("yaml rounds.yaml"));
        var (code, output) = await deals.RunAsync("import", "rounds.csv", "--map", "rounds.yaml");
        Assert.Equal(Plain(Block("text deals import rounds.csv --map rounds.yaml")), Plain(output));
        Assert.Equal(3, code);
        Assert.Equal(Block("csv rounds.rejects.csv"), deals.Read("rounds.rejects.csv").ReplaceLineEndings("\n"));

        var rejects = deals.Read("rounds.rejects.csv").Replace("#NAME?", "Ash Foods", StringComparison.Ordinal)
            .Replace("1/2/1201", "1/2/2012", StringComparison.Ordinal).Replace("multi-million", "at least 2m", StringComparison.Ordinal);
        deals.Write("rounds.rejects.csv", rejects);
        (code, output) = await deals.RunAsync("import", "rounds.rejects.csv", "--map", "rounds.yaml");
        Assert.Equal(0, code);
        Assert.Contains("Deals: 3 added, 0 changed, 0 unchanged.", output, StringComparison.Ordinal);
        Assert.Equal(
            ["$650K", "$84.5M", "$650K", "at least $2M", "undisclosed"],
            await AmountsAsync(
                "ash-foods-2012-08-29",
                "acme-robotics-2012-06-30",
                "birch-health-2012-01-02",
                "cedar-labs-2013-02-28",
                "dune-energy-2013-05-01"));
        (_, output) = await deals.RunAsync("import", "rounds.csv", "--map", "rounds.yaml");
        Assert.Contains("Deals: 0 added, 0 changed, 2 unchanged. Organizations: 0 added, 0 extended.", output, StringComparison.Ordinal);
    }

    // Bare CRs, the Windows encoding, semicolons, and a row with each kind of damage. Only the damaged rows are rejected.
    [Fact]
    public async Task RejectsEachKindOfDamageAndImportsItOnceCorrected()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var windows = Encoding.GetEncoding("windows-1252");
        deals.Write("damage.yaml", Mapping("damage", "encoding: windows-1252\ndelimiter: \";\"", source: ", country: SG"));
        string[] rows =
        [
            "company;country;date;amount;worth;investor",
            "Café Noir;FR;2012-06-30;€5m;;\"Zoë Capital|Ada \"\"A\"\"\rPartners\"",
            "Lion City;SG;2012-06-30;$468.9 million;;Ada",
            "#REF!;US;2012-06-30;US$5m;;Ada",
            "Two;Atlantis;2012-06-30;US$5m;;Ada",
            "Three;US;1201-02-01;US$5m;;Ada",
            "Four;US;2012-02-31;US$5m;;Ada",
            "Five;US;2012-06-30;5m;;Ada",
            "Six;US;2012-06-30;US$5m;US$4m post-money;Ada",
            "Seven;US;2012-06-30;US$5m",
            "Eight;US;2012-06-30;US$5m;;Ada;Bea",
            "Nine;US;2012-06-30;US$5m \"or\" more;;Ada",
            ";US;2012-06-30;US$5m;;Ada",
            "Ten;US;2012-06-30;US$1,00,00,000;;Ada",
        ];
        deals.Write("damage.csv", windows.GetBytes(string.Join('\r', rows)));
        // A dry run makes no tables, and this may be the first test.
        await deals.Tables.CreateAsync(TestContext.Current.CancellationToken);
        var (code, output) = await deals.RunAsync("import", "damage.csv", "--map", "damage.yaml", "--dry-run");
        Assert.Equal(3, code);
        Assert.Contains("13 rows: 4 good, 9 rejected", output, StringComparison.Ordinal);
        Assert.Contains("Nothing was written.", output, StringComparison.Ordinal);
        Assert.Null(await DealAsync("lion-city-2012-06-30"));

        (code, output) = await deals.RunAsync("import", "damage.csv", "--map", "damage.yaml");
        Assert.Equal(3, code);
        Assert.Contains("Currency: 1 amount with a bare $, read as SGD (the source's country, SG).", output, StringComparison.Ordinal);
        Assert.Contains("SGD", Assert.Single((await DealAsync("lion-city-2012-06-30"))!.Claims).Note, StringComparison.Ordinal);
        Assert.Equal(["€5M", "S$468.9M", "$10M"], await AmountsAsync("cafe-noir-2012-06-30", "lion-city-2012-06-30", "ten-2012-06-30"));
        Assert.Equal(
            ["ada-a-partners", "zoe-capital"],
            Assert.Single((await DealAsync("cafe-noir-2012-06-30"))!.Claims).Parties.Select(party => party.Org.ToString()));

        var rejects = deals.Read("damage.rejects.csv").Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(10, rejects.Length);
        Assert.All(rejects.Skip(1), row => Assert.Matches(@";[0-9]+;(company|country|date|amount)?;[^;]{8,}", row));
        deals.Write(
            "damage.rejects.csv",
            string.Join(
                "\r\n",
                rejects.Select((row, i) => i == 0 ? "\uFEFF" + row : $"Fixed {i};US;2013-06-30;US${i}m;;Zoë Capital;{i};;;")));
        (code, output) = await deals.RunAsync("import", "damage.rejects.csv", "--map", "damage.yaml");
        Assert.Equal(0, code);
        Assert.Contains("9 rows: 9 good, 0 rejected", output, StringComparison.Ordinal);
        Assert.Equal(["$1M", "$9M"], await AmountsAsync("fixed-1-2013-06-30", "fixed-9-2013-06-30"));
        Assert.False(deals.Has("damage.rejects.rejects.csv"));
    }

    [Fact]
    public async Task ImportsJsonAndJsonLinesAndTheirRejects()
    {
        deals.Write("objects.yaml", Mapping("objects", "", name: "firm.name"));
        deals.Write(
            "objects.json",
            """
            [{"firm":{"name":"Json One"},"country":null,"date":"2012-06","amount":"€3.2 bn","worth":"","investor":["Ada","Bea"]},
            {"firm":{"name":"Json Two"},"date":"soon","amount":"US$5m","investor":["Ada"]}]
            """);
        var (code, _) = await deals.RunAsync("import", "objects.json", "--map", "objects.yaml");
        Assert.Equal(3, code);
        deals.Write("lines.ndjson", deals.Read("objects.rejects.ndjson").Replace("soon", "2013", StringComparison.Ordinal) + "no json\n");
        (code, var output) = await deals.RunAsync("import", "lines.ndjson", "--map", "objects.yaml");
        Assert.Equal(3, code);
        Assert.Contains("Deals: 1 added, 0 changed, 0 unchanged.", output, StringComparison.Ordinal);
        Assert.Contains("write one object on each line", deals.Read("lines.rejects.ndjson"), StringComparison.Ordinal);
        Assert.Equal(["€3.2B", "$5M"], await AmountsAsync("json-one-2012-06", "json-two-2013"));
        Assert.Equal(2, Assert.Single((await DealAsync("json-one-2012-06"))!.Claims).Parties.Count);
    }

    [Fact]
    public async Task SaysWhatIsWrongWithAMappingAFileOrACommandAndStoresNothing()
    {
        deals.Write("empty.csv", "company,date\n");
        deals.Write("bad.yaml", Mapping("bad", "rond: stage"));
        deals.Write("good.yaml", Mapping("good", ""));
        Assert.Matches(@"^bad\.yaml:[0-9]+:1: .*did you mean round", await FailedAsync("import", "empty.csv", "--map", "bad.yaml"));
        Assert.Contains(
            "no column country and no amount",
            await FailedAsync("import", "empty.csv", "--map", "good.yaml"),
            StringComparison.Ordinal);
        Assert.Contains(
            "There is no file nowhere.csv",
            await FailedAsync("import", "nowhere.csv", "--map", "good.yaml"),
            StringComparison.Ordinal);
        Assert.Contains(
            "There is no mapping 'nobodys'",
            await FailedAsync("import", "empty.csv", "--map", "nobodys"),
            StringComparison.Ordinal);
        Assert.Contains("--map", await FailedAsync("import", "empty.csv"), StringComparison.Ordinal);
        Assert.Contains(
            "Storage does not answer",
            await FailedAsync(
                "import",
                "empty2.csv",
                "--map",
                "good.yaml",
                "--storage",
                "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;TableEndpoint=http://127.0.0.1:9/a;"),
            StringComparison.Ordinal);

        async Task<string> FailedAsync(params string[] arguments)
        {
            deals.Write("empty2.csv", "company,country,date,amount,worth,investor\nAcme,,2012,US$5m,,\n");
            var (code, output) = await deals.RunAsync(arguments);
            Assert.Equal(arguments.Contains("--map") ? 1 : 2, code);
            Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
            return output;
        }
    }

    [Theory]
    [InlineData("seed")]
    [InlineData("import")]
    [InlineData("export")]
    public async Task ShowsNoStorageKeyInItsHelp(string command)
    {
        var (code, output) = await deals.RunAsync(command, "--help");
        Assert.Equal(0, code);
        Assert.Contains("--storage", output, StringComparison.Ordinal);
        Assert.DoesNotContain("AccountKey", output, StringComparison.Ordinal);
    }

    public static TheoryData<string> Signals => [.. Long.Sample(["-KILL", "-INT"], every: 2)];

    [Theory]
    [MemberData(nameof(Signals))]
    public async Task ContinuesWhereItWasKilled(string signal)
    {
        // The first chunk has 500 rows. It is killed after that one. Each of 130 companies has a round a year.
        var rows = Long.Cases(always: 520, atNight: 1950);
        var name = "killed" + signal.ToLowerInvariant();
        deals.Write(name + ".yaml", Mapping(name, ""));
        deals.Write(
            name + ".csv",
            "company,country,date,amount,worth,investor\n" + string.Concat(
                Enumerable.Range(0, rows).Select(i => $"{name} {i % 130},US,{1995 + (i / 130)}-06-30,US${i + 1}m,,Investor {i % 7}\n")));
        await deals.Tables.CreateAsync(TestContext.Current.CancellationToken);
        await using (var import = deals.Start("import", name + ".csv", "--map", name + ".yaml"))
        {
            // Each read waits for the emulator, which is busy with the requests of the import.
            while ((await ImportState.ReadAsync(deals.Tables, Slug.Parse(name).OrThrow(), TestContext.Current.CancellationToken)).Done == 0)
            {
                Assert.False(import.HasExited);
            }

            using var kill = Process.Start("kill", [signal, $"{import.Id}"]);
            var (ended, said, errors) = await import.EndAsync(TestContext.Current.CancellationToken);
            Assert.Equal(signal == "-INT" ? 130 : 137, ended);
            Assert.Equal(signal == "-INT", (said + errors).Contains("the same command resumes from there", StringComparison.Ordinal));
        }

        var (code, output) = await deals.RunAsync("import", name + ".csv", "--map", name + ".yaml");
        Assert.Equal(0, code);
        Assert.Matches("Resumed: [0-9,]*[05]00 companies and days had been written before", output);
        (_, output) = await deals.RunAsync("import", name + ".csv", "--map", name + ".yaml");
        Assert.Contains($"Deals: 0 added, 0 changed, {rows:N0} unchanged.", output, StringComparison.Ordinal);
        var view = await deals.Tables.AllAsync(RowRange.Whole(Views.ByCompany.Table, name + "-0"), TestContext.Current.CancellationToken);
        Assert.Equal(rows / 130, view.Count);

        // The repeated import has completed what the killed one left. By day, tests in memory verify that.
        if (Long.Cases(always: 0, atNight: 1) == 0)
        {
            return;
        }

        Assert.Equal(0, (await deals.RunAsync("refresh")).Code);
        var (verified, differences) = await deals.RunAsync("verify");
        Assert.True(verified == 0, differences);
    }

    private static string Mapping(string id, string more, string name = "company", string source = "") => $$"""
        name: {{id}}
        source: { id: {{id}}, publisher: Test, title: A table, url: "https://example.org", published: 2014, kind: aggregator{{source}} }
        deal: { kind: funding-round, status: closed }
        company: { name: {{name}}, country: country }
        date: date
        amount: amount
        valuation: worth
        parties: [{ column: investor, separator: "|" }]
        {{more}}
        """;

    private async Task<Deal?> DealAsync(string id) =>
        (await DealRows.ReadAsync(deals.Tables, DealId.Parse(id).OrThrow(), TestContext.Current.CancellationToken))?.Deal;

    private async Task<IReadOnlyList<string>> AmountsAsync(params string[] ids)
    {
        var amounts = new List<string>();
        foreach (var id in ids)
        {
            var deal = await new DealReader(deals.Tables)
                .DetailAsync(DealId.Parse(id).OrThrow(), null, TestContext.Current.CancellationToken);
            amounts.Add($"{deal?.Amount.Value}");
        }

        return amounts;
    }

    // The deals of other tests are among the candidates, the id of an import contains its time and the hash of the file, and the storage
    // has another name in each run.
    private static string Plain(string output) => ImportId().Replace(Candidates().Replace(output, ""), "ID").Split("Storage: ")[0];

    [GeneratedRegex("my-spreadsheet-[0-9]{8}-[0-9]{6}-[0-9a-f]{6}", RegexOptions.CultureInvariant, 200)]
    private static partial Regex ImportId();

    [GeneratedRegex(
        "(No likely duplicates|[0-9,]+ pairs? of this import may be duplicates).*\n",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        200)]
    private static partial Regex Candidates();
}

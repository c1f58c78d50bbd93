using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ServerlessDeals.Pages;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Tests.Browser;

[Collection(OnTheSite.ReadsDocuments)]
public sealed class TheFiles(OnTheSite site)
{
    [Fact]
    public void ExistAsJsonAndCsvBesideEveryPage()
    {
        var pages = Directory.EnumerateFiles(site.Folder, "*.html", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != "404.html" && !file.Contains("/embed/", StringComparison.Ordinal)).ToList();
        Assert.True(pages.Count > 900, $"{pages.Count}");
        Assert.All(pages, page =>
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(page, "json")));
            Assert.Equal(JsonValueKind.Object, json.RootElement.ValueKind);
            using var csv = new CsvHelper.CsvParser(
                new StreamReader(Path.ChangeExtension(page, "csv")),
                System.Globalization.CultureInfo.InvariantCulture);
            Assert.True(csv.Read(), page);
            var columns = csv.Record!.Length;
            while (csv.Read())
            {
                Assert.Equal(columns, csv.Record!.Length);
            }
        });
    }

    private const string RivalsMeasure =
        "Investors that back both of two companies which compete with each other, worldwide, as of 26 June 2026";

    [Theory]
    [InlineData("glossary", "Words about deals", "Claim: what one source, on one date, said about a deal.")]
    [InlineData("api", "Deals", "/api/deals/{id}")]
    [InlineData("data", "/data/claims.ndjson", "Every claim: what one source, on one date, said")]
    [InlineData("corrections", "Scale AI", "This record named AMD as the investor; the page names AMD Ventures.")]
    [InlineData("glossary", "Sectors", "AI chips | Processors made for AI, and the optics, switches and servers that connect them.")]
    [InlineData("charts", RivalsMeasure, "/charts/rivals.png, .svg, .csv, .json")]
    public void HoldTheContentOfPagesWithoutDeals(string page, string first, string second)
    {
        using var csv = new CsvHelper.CsvParser(
            new StreamReader(Path.Combine(site.Folder, page, "index.csv")),
            System.Globalization.CultureInfo.InvariantCulture);
        var rows = new List<string[]>();
        while (csv.Read())
        {
            rows.Add(csv.Record!);
        }

        Assert.Contains(rows, row => row.Contains(first, StringComparer.Ordinal) && row.Contains(second, StringComparer.Ordinal));
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(site.Folder, page, "index.json")));
        Assert.Contains(
            json.RootElement.GetProperty("rows").EnumerateArray(),
            row => row.EnumerateArray().Any(cell => cell.ToString() == first)
                && row.EnumerateArray().Any(cell => cell.ToString() == second));
    }

    [Theory]
    [InlineData("months", "Month", "Raised, US$ million")]
    [InlineData("weeks", "Week", "Raised, US$ million")]
    [InlineData("companies", "Company", "Raised, US$ million")]
    [InlineData("sectors", "Sector", "Median, US$ million")]
    [InlineData("countries", "Country", "Without largest, US$ million")]
    [InlineData("charts/raised-by-quarter", "Quarter", "Their total, US$ million")]
    public void HaveExactNumbersUnitsAndTheAddressOfEachRow(string page, string first, string money)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(site.Folder, page, "index.json")));
        var columns = json.RootElement.GetProperty("columns").EnumerateArray().Select(column => column.GetString()).ToList();
        var rows = json.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row =>
        {
            var address = row[columns.IndexOf($"{first}, page")].GetString()!;
            Assert.True(File.Exists(Path.Combine(site.Folder, address[(OnTheSite.SiteBase.Length + 1)..], "index.html")), address);
            Assert.Equal(JsonValueKind.Number, row[columns.IndexOf("Rounds")].ValueKind);
            var sum = row[columns.IndexOf(money)];
            if (sum.ValueKind is not (JsonValueKind.Number or JsonValueKind.Null))
            {
                Assert.Matches("^([≥>≈≤<] [0-9.]+|[0-9.]+–[0-9.]+)$", sum.GetString());
            }
        });
    }

    [Fact]
    public async Task HoldEveryLeagueTable()
    {
        var data = (await site.ContentAsync()).Data;
        var page = new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, "leagues", "index.html")));
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(site.Folder, "leagues", "index.json")));
        using var csv = new CsvHelper.CsvReader(
            new StreamReader(Path.Combine(site.Folder, "leagues", "index.csv")),
            System.Globalization.CultureInfo.InvariantCulture);
        var rows = csv.GetRecords<dynamic>().Select(row => (IDictionary<string, object>)row).ToLookup(row => (string)row["Table"]);
        var tables = json.RootElement.GetProperty("tables").EnumerateArray()
            .ToDictionary(table => table.GetProperty("title").GetString()!, table => table.GetProperty("rows"));
        Assert.Equal(5, tables.Count);
        Assert.All(tables, table => Assert.Equal(table.Value.GetArrayLength(), rows[table.Key].Count()));
        Assert.All(
            page.QuerySelectorAll("table[data-sortable^=league]"),
            printed => Assert.Equal(
                printed.QuerySelectorAll("tbody tr").Length,
                tables[printed.QuerySelector("caption")!.TextContent].GetArrayLength()));
        var most = data.Investors.Select(investor => Rounds(data, investor.Organization.Id, party => true)).Max();
        var leads = data.Investors.Select(
            investor => Rounds(data, investor.Organization.Id, party => party.Role is PartyRole.Lead or PartyRole.CoLead)).Max();
        Assert.Equal($"{most}", rows["Investors by number of rounds"].First()["Rounds"]);
        Assert.Equal($"{leads}", rows["Investors by rounds led, the first 25"].First()["Leads"]);
    }

    [Theory]
    [InlineData("", "overall", "overall")]
    [InlineData("sectors/robotics", "figures", "sector.robotics")]
    [InlineData("countries/cn", "figures", "country.CN")]
    public void HoldTheFiguresOfTheirPage(string page, string figures, string prefix)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(site.Folder, page, "index.json")));
        var (counted, document) = (json.RootElement.GetProperty(figures), new HtmlParser().ParseDocument(
            File.ReadAllText(Path.Combine(site.Folder, page, "index.html"))));
        var printed = document.QuerySelectorAll($"[data-figure^='{prefix}.'][data-figure$='.deals']")
            .ToDictionary(element => element.GetAttribute("data-figure")!, element => element.TextContent);
        Assert.NotEmpty(printed);
        Assert.All(printed, figure =>
        {
            var parts = figure.Key.Split('.');
            Assert.Equal(figure.Value, $"{counted.GetProperty(parts[^3]).GetProperty(parts[^2]).GetProperty("deals").GetInt32()}");
        });
    }

    [Theory]
    [InlineData("months", "2024-03")]
    [InlineData("weeks", "2024-W10")]
    public void SortPeriodsByTimeNotByName(string page, string period) =>
        Assert.Equal(
            period,
            new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, page, "index.html")))
                .QuerySelector($"td:has(a[href='/{page}/{period}/'])")!.GetAttribute("data-value"));

    [Fact]
    public async Task AreTheSameBytesForTheSameData()
    {
        var (first, second) = (await AFewDeals.MadeAsync(site.Day), await OnTheSite.MadeAsync(await AFewDeals.ContentAsync(site.Day)));
        Assert.Equal(
            first.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (file.Key, Convert.ToHexString(file.Value.Content))),
            second.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => (file.Key, Convert.ToHexString(file.Value.Content))));
    }

    [Fact]
    public void LinkOnlyToPagesAndAnchorsThatExist()
    {
        Assert.Empty(WrittenSite.BrokenLinks(site.Folder, site.Documents));
        Assert.True(site.Documents.Count > 700);
    }

    [Fact]
    public async Task ListEveryDealOfAMonthInHtmlAndCsv()
    {
        var deals = (await site.ContentAsync()).Data.Deals.Select(deal => deal.Deal)
            .Where(deal => deal.Date.Precision >= DatePrecision.Month).ToLookup(deal => $"{deal.Date.ToMonth()}", deal => $"{deal.Id}");
        Assert.Contains(deals, month => month.Count() > 10);
        foreach (var month in deals)
        {
            var folder = Path.Combine(site.Folder, "months", month.Key);
            var page = new HtmlParser()
                .ParseDocument(await File.ReadAllTextAsync(Path.Combine(folder, "index.html"), TestContext.Current.CancellationToken));
            var listed = await File.ReadAllLinesAsync(Path.Combine(folder, "index.csv"), TestContext.Current.CancellationToken);
            Assert.Equal(
                month.Order(StringComparer.Ordinal),
                listed.Skip(1).Select(line => line.Split(',')[0]).Order(StringComparer.Ordinal));
            Assert.Equal(
                month.Order(StringComparer.Ordinal),
                page.QuerySelectorAll("td.date a").Select(link => link.GetAttribute("href")!.Split('/')[2]).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task ShowTheNewestRemovedDealsAndListAllOfThem()
    {
        var content = await site.ContentAsync();
        var removed = Enumerable.Range(1, 150)
            .Select(i => new RemovedDeal(DealId.Parse($"gone-{i}").OrThrow(), $"Gone {i}", new(2026, 1, 1))).ToList();
        var made = await OnTheSite.MadeAsync(
            OnTheSite.Content(content.Data with { Removed = removed }), page => page.Path.StartsWith(
                "corrections/",
                StringComparison.Ordinal));
        var files = made.ToDictionary(file => file.Key, file => Encoding.UTF8.GetString(file.Value.Content));
        Assert.Contains("gone-100<", files["corrections/index.html"], StringComparison.Ordinal);
        Assert.DoesNotContain("gone-101<", files["corrections/index.html"], StringComparison.Ordinal);
        Assert.Contains("The newest 100 of 150.", files["corrections/index.html"], StringComparison.Ordinal);
        Assert.Equal(151, files["corrections/removed.csv"].Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(150, JsonDocument.Parse(files["corrections/removed.json"]).RootElement.GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task KeepHostileNamesAsText()
    {
        var files = await BriefingSite.FilesAsync(UnusualData.Hostile(await AFewDeals.ContentAsync(site.Day)));
        var parser = new HtmlParser();
        var pages = files.Where(file => file.Path.EndsWith(".html", StringComparison.Ordinal)).ToList();
        Assert.All(pages, page =>
        {
            var document = parser.ParseDocument(Encoding.UTF8.GetString(page.Content));
            Assert.DoesNotContain('\u202E', document.Body!.TextContent);
            Assert.Empty(document.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), [onload]"));
            Assert.All(
                document.QuerySelectorAll("script[src]"),
                script => Assert.Matches("^/(tables|find|search|explore|compare|visits|values|known)\\.js$", script.GetAttribute("src")!));
        });
        var named = pages.Where(
            page => page.Path.StartsWith("deals/", StringComparison.Ordinal)
                && !page.Path.Contains("/page/", StringComparison.Ordinal)).ToList();
        Assert.All(
            named,
            page => Assert.Contains(
                "<script>alert(1)</script>",
                parser.ParseDocument(Encoding.UTF8.GetString(page.Content)).Body!.TextContent,
                StringComparison.Ordinal));
        foreach (var file in files.Where(
            file => file.Path.EndsWith(".svg", StringComparison.Ordinal) || file.Path.EndsWith(".atom", StringComparison.Ordinal)))
        {
            using var bytes = new MemoryStream(file.Content);
            Assert.DoesNotContain(XDocument.Load(bytes).Descendants(), element => element.Name.LocalName == "script");
        }

        Assert.All(
            files.Where(file => file.Path.EndsWith(".json", StringComparison.Ordinal)),
            file => JsonDocument.Parse(file.Content).Dispose());
        AssertNoFormula(files);
        var deal = parser.ParseDocument(
            Encoding.UTF8.GetString(files.Single(file => file.Path == "deals/minimax-2024-03/index.html").Content));
        Assert.Contains(UnusualData.HostileNote, deal.QuerySelector(".claims")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(UnusualData.Formula, deal.QuerySelector(".claims")!.TextContent, StringComparison.Ordinal);
    }

    // Counted from the deals by the rule of the league table: announced and closed funding in which the organization is an investor.
    private static int Rounds(SiteData data, Slug investor, Func<PartyItem, bool> counts) => data.Deals.Select(deal => deal.Deal)
        .Count(deal =>
        (deal.Kind is DealKind.FundingRound or DealKind.StrategicInvestment) && (deal.Status is DealStatus.Announced or DealStatus.Closed)
        && deal.Parties.Any(
            party => party.Id == investor && !party.OnlyInTalks
                && party.Role is not (PartyRole.Acquirer or PartyRole.Licensee or PartyRole.Lender) && counts(party)));

    // A spreadsheet would run a cell that begins like a formula.
    private static void AssertNoFormula(IEnumerable<SiteFile> files)
    {
        var escaped = 0;
        foreach (var file in files.Where(file => file.Path.EndsWith(".csv", StringComparison.Ordinal)))
        {
            using var csv = new CsvHelper.CsvParser(
                new StringReader(Encoding.UTF8.GetString(file.Content)),
                System.Globalization.CultureInfo.InvariantCulture);
            while (csv.Read())
            {
                Assert.DoesNotContain(csv.Record!, cell => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]);
                escaped += csv.Record!.Count(cell => cell.StartsWith("'=", StringComparison.Ordinal));
            }
        }

        Assert.True(escaped > 100, $"{escaped}");
    }
}

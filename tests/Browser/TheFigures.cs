using System.Text.Json;

namespace ServerlessDeals.Tests.Browser;

/// <summary>Compares the figures on the site with the answers of the API.</summary>
[Collection(OnTheSite.ReadsDocuments)]
public sealed class TheFigures(OnTheSite site) : IDisposable
{
    private static readonly string[] Families = ["funding", "debt", "secondary", "takeovers"];

    private static readonly string[] Parts = ["announced", "inTalks", "staleTalks"];

    private readonly HttpClient _api = new() { BaseAddress = new(site.ApiAddress) };
    private readonly Dictionary<string, JsonElement> _answers = new(StringComparer.Ordinal);

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task MatchTheApi()
    {
        var compared = new List<string>();
        foreach (var (path, document) in site.Documents)
        {
            foreach (var element in document.QuerySelectorAll("[data-figure]"))
            {
                var name = element.GetAttribute("data-figure")!;
                var expected = await ExpectedAsync(name.Split('.'));
                Assert.True(
                    expected == element.TextContent.Trim(),
                    $"{path}: {name} is {element.TextContent}, and the API says {expected}.");
                compared.Add(name);
            }
        }

        Assert.All(Families, family => Assert.Contains(compared, name => name.Contains($".{family}.announced.", StringComparison.Ordinal)));
        Assert.All(Parts, part => Assert.Contains(compared, name => name.Contains($".funding.{part}.", StringComparison.Ordinal)));
        Assert.All(
            new[]
            {
                "deal", "overall", "month", "quarter", "year", "briefing", "sector", "country", "round", "kind", "investor", "company",
                "by", "in", "league", "raised", "valuation", "unicorns", "known",
            },
            what => Assert.Contains(compared, name => name.StartsWith(what + ".", StringComparison.Ordinal)));
        Assert.All(
            new[] { "overall.funding.announced.usd", "country.KR.funding.announced.usd", "deal.baichuan-2024-07.amount.usd" },
            name => Assert.Contains(name, compared));
        Assert.True(compared.Count > 1500, $"Only {compared.Count} figures were compared.");
    }

    /// <summary>A family is on the page if and only if it has a deal, except that funding is always there.</summary>
    [Theory]
    [InlineData("month", "months")]
    [InlineData("sector", "sectors")]
    [InlineData("country", "countries")]
    [InlineData("round", "rounds")]
    [InlineData("quarter", "quarters")]
    [InlineData("year", "years")]
    public async Task LeaveOutNoFamilyThatTheApiCounts(string dimension, string folder)
    {
        var lines = (await GetAsync($"summaries/{dimension}?limit=1000")).GetProperty("value").EnumerateArray().ToList();
        Assert.NotEmpty(lines);
        var pages = site.Documents.Where(page => page.Path.StartsWith(folder + "/", StringComparison.Ordinal))
            .ToDictionary(page => page.Path[(folder.Length + 1)..], page => page.Document, StringComparer.Ordinal);
        Assert.All(lines, line =>
        {
            var key = line.GetProperty("key").GetString()!;
            var counted = from family in Families
                          where line.TryGetProperty(family, out _)
                          from part in Parts
                          where line.GetProperty(family).GetProperty(part).GetProperty("deals")
                              .GetInt32() > 0 || (family, part) == ("funding", "announced")
                          select $"{dimension}.{key}.{family}.{part}.deals";
            var printed = pages[$"{(dimension == "country" ? key.ToLowerInvariant() : key)}/index.html"]
                .QuerySelectorAll($".tally [data-figure^='{dimension}.{key}.'][data-figure$='.deals']")
                .Select(element => element.GetAttribute("data-figure")!);
            Assert.Equal(counted.Order(StringComparer.Ordinal), printed.Order(StringComparer.Ordinal));
        });
    }

    [Theory]
    [InlineData("deals/minimax-2024-03")]
    [InlineData("deals/anysphere-2026-spacex")]
    [InlineData("companies/openai")]
    [InlineData("investors/alibaba")]
    [InlineData("briefings/2024-03")]
    [InlineData("briefings/2024-W10")]
    [InlineData("briefings/2025-Q2")]
    [InlineData("briefings/2025")]
    public async Task AreInTheSameJsonAsInTheApi(string address)
    {
        var period = address.Split('/')[1];
        var folder = (period.Length, period.Contains('W', StringComparison.Ordinal), period.Contains('Q', StringComparison.Ordinal)) switch
        {
            (4, _, _) => "years",
            (_, true, _) => "weeks",
            (_, _, true) => "quarters",
            _ => "months",
        };
        var file = address.Replace("briefings/", folder + "/", StringComparison.Ordinal) + "/index.json";
        Assert.Equal(
            await _api.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken),
            await File.ReadAllTextAsync(Path.Combine(site.Folder, file), TestContext.Current.CancellationToken));
    }

    /// <summary>Tables that the site and the API rank alike, each with the page's links to its lines.</summary>
    [Theory]
    [InlineData("leagues/2025/index.html", "league0", "/investors/", "summaries/investor?from=2025&to=2025&limit=1000")]
    [InlineData("leagues/2025/index.html", "league1", "/investors/", "summaries/investor?from=2025&to=2025&sort=-led&limit=1000")]
    [InlineData("leagues/2023/index.html", "league2", "/companies/", "summaries/company?from=2023&to=2023&sort=-raised&limit=1000")]
    public async Task AreInTheOrderOfTheApi(string page, string table, string folder, string address)
    {
        var links = Links(page, table, folder);
        Assert.NotEmpty(links);
        var keys = (await GetAsync(address)).GetProperty("value").EnumerateArray().Select(line => line.GetProperty("key").GetString()!);
        Assert.Equal(keys.Take(links.Count), links);
    }

    /// <summary>The board has every company that the API sorts by valuation, and the same figures in the same order.</summary>
    [Fact]
    public async Task OfTheBoardOfValuationsAreThoseOfTheApi()
    {
        var (valued, address) = (new List<(string Id, long Dollars)>(), "companies?sort=-valuation&limit=100");
        for (var more = true; more;)
        {
            var list = await GetAsync(address);
            valued.AddRange(
                from company in list.GetProperty("value").EnumerateArray()
                let figures = company.GetProperty("figures")
                where figures.TryGetProperty("valuation", out _)
                let valuation = figures.GetProperty("valuation")
                let worth = valuation.TryGetProperty("usd", out var usd) ? usd : valuation.GetProperty("valuation")
                let least = worth.TryGetProperty("low", out var low) ? low : worth.GetProperty("high")
                select (company.GetProperty("id").GetString()!, least.GetInt64()));
            more = list.TryGetProperty("nextCursor", out var next);
            address = $"companies?sort=-valuation&limit=100&cursor={(more ? next.GetString() : "")}";
        }

        var board = site.Documents
            .Where(page => page.Path == "valuations/index.html" || page.Path.StartsWith("valuations/page/", StringComparison.Ordinal))
            .OrderBy(page => page.Path.Length).SelectMany(page => Links(page.Path, "list", "/companies/")).ToList();
        Assert.True(valued.Count > 60, $"{valued.Count}");
        Assert.Equal(valued.Select(company => company.Id).Order(StringComparer.Ordinal), board.Order(StringComparer.Ordinal));
        var dollars = valued.ToDictionary(company => company.Id, company => company.Dollars, StringComparer.Ordinal);
        Assert.Equal(board.OrderByDescending(company => dollars[company]), board);
    }

    // The ids in the links of a table, in its order.
    private List<string> Links(string page, string table, string folder) =>
    [
        .. site.Documents.Single(document => document.Path == page).Document
            .QuerySelectorAll($"table[data-sortable='{table}'] tbody a[href^='{folder}']")
            .Select(link => link.GetAttribute("href")![folder.Length..^1]),
    ];

    private async Task<string?> ExpectedAsync(string[] name) => name switch
    {
        ["deal", var id, "amount"] => (await GetAsync($"deals/{id}")).GetProperty("amount").GetProperty("value").GetProperty("text")
            .GetString(),
        ["deal", var id, var field, "usd"] => (await GetAsync($"deals/{id}")).GetProperty(field).GetProperty("usd").GetProperty("text")
            .GetString(),
        ["overall", var family, var part, var what] => Figure(await GetAsync("summaries/overall"), family, part, what),
        ["month" or "quarter" or "year" or "sector" or "country" or "round" or "kind", var key, var family, var part, var what] => Figure(
            await GetAsync($"summaries/{name[0]}/{key}"),
            family,
            part,
            what),
        ["briefing", var key, var family, var part, var what] => Figure(await GetAsync($"briefings/{key}"), family, part, what),
        ["by", var dimension, var key, var year, var family, var what] => Figure(
            (await GetAsync($"summaries/{dimension}/{key}?by=year")).GetProperty("periods").EnumerateArray()
                .Single(period => period.GetProperty("period").GetString() == year),
            family, "announced", what),
        ["in", var period, var dimension, var key, var family, var what] => Figure(
            await LineAsync($"summaries/{dimension}?from={period}&to={period}&limit=1000", key), family, "announced", what),
        ["raised", var year, var key, var what] => Figure(
            await LineAsync($"summaries/company?from={year}&to={year}&sort=-raised&limit=1000", key), "funding", "announced", what),
        ["league", var year, var order, var key, var what] =>
            LeagueFigure(await LineAsync($"summaries/investor?from={year}&to={year}&sort=-{order}&limit=1000", key), what),
        ["known", var day, var family, var part, var what] =>
            Figure(await GetAsync($"summaries/overall?asOf={day}"), family, part, what),
        ["company", var key, "raised"] => Figure(await GetAsync($"summaries/company/{key}"), "funding", "announced", "usd"),
        ["company", var key, "deals"] => Figure(await GetAsync($"summaries/company/{key}"), "funding", "announced", "deals"),
        ["company", var key, "valuation"] => WorthOf((await GetAsync($"summaries/company/{key}")).GetProperty("valuation")),
        ["valuation", var key] => WorthOf((await LineAsync("summaries/company?limit=1000&sort=-valuation", key)).GetProperty("valuation")),
        ["unicorns", var year] =>
            $"{(await GetAsync($"companies?unicorn={year}&limit=100")).GetProperty("value").GetArrayLength()}",
        ["investor", var key, var what] => LeagueFigure(await LineAsync("summaries/investor?limit=1000", key), what),
        _ => "a figure that the API has",
    };

    private async Task<JsonElement> LineAsync(string table, string key) =>
        (await GetAsync(table)).GetProperty("value").EnumerateArray().Single(line => line.GetProperty("key").GetString() == key);

    private static string LeagueFigure(JsonElement line, string what) =>
        $"{(what == "rank" ? line : line.GetProperty("funding").GetProperty("announced")).GetProperty(what)}";

    // "CN¥20B (about $2.76B)".
    private static string WorthOf(JsonElement valuation) =>
        valuation.GetProperty("valuation").GetProperty("text").GetString()!.Split(" pre-money")[0].Split(" post-money")[0]
        + (valuation.TryGetProperty("usd", out var usd) ? $" ({usd.GetProperty("text").GetString()})" : "");

    private async Task<JsonElement> GetAsync(string address)
    {
        if (!_answers.TryGetValue(address, out var answer))
        {
            answer = JsonDocument.Parse(
                await _api.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).RootElement;
            _answers[address] = answer;
        }

        return answer;
    }

    private static string Figure(JsonElement figures, string family, string part, string what)
    {
        // The API leaves out a family without deals.
        if (!figures.TryGetProperty(family, out var own))
        {
            return what == "deals" ? "0" : "nothing";
        }

        var counted = own.GetProperty(part);
        return what switch
        {
            "deals" => $"{counted.GetProperty("deals").GetInt32()}",
            "usd" => counted.GetProperty("usd").GetProperty("text").GetString()!,
            _ => counted.GetProperty("totals").EnumerateArray().Single(total => total.GetProperty("currency").GetString() == what)
                .GetProperty("text").GetString()!,
        };
    }
}

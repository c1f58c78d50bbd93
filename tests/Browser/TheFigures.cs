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
            new[] { "deal", "overall", "month", "briefing", "sector", "country", "investor" },
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
            var printed = pages[$"{key.ToLowerInvariant()}/index.html"].QuerySelectorAll("[data-figure$='.deals']")
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

    private async Task<string?> ExpectedAsync(string[] name) => name switch
    {
        ["deal", var id, "amount"] => (await GetAsync($"deals/{id}")).GetProperty("amount").GetProperty("value").GetProperty("text")
            .GetString(),
        ["deal", var id, var field, "usd"] => (await GetAsync($"deals/{id}")).GetProperty(field).GetProperty("usd").GetProperty("text")
            .GetString(),
        ["overall", var family, var part, var what] => Figure(await GetAsync("summaries/overall"), family, part, what),
        ["month" or "quarter" or "sector" or "country", var key, var family, var part, var what] => Figure(
            await GetAsync($"summaries/{name[0]}/{key}"),
            family,
            part,
            what),
        ["briefing", var key, var family, var part, var what] => Figure(await GetAsync($"briefings/{key}"), family, part, what),
        ["investor", var key, "rank"] => $"{(await LineAsync(key)).GetProperty("rank")}",
        ["investor", var key, var what] => $"{(await LineAsync(key)).GetProperty("funding").GetProperty("announced").GetProperty(what)}",
        _ => "a figure that the API has",
    };

    private async Task<JsonElement> LineAsync(string investor) =>
        (await GetAsync("summaries/investor?limit=1000")).GetProperty("value").EnumerateArray()
            .Single(line => line.GetProperty("key").GetString() == investor);

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

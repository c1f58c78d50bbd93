using System.Net;
using System.Text.Json;

namespace ServerlessDeals.Tests.Api;

public sealed class TheOrganizations(OnTheApi api)
{
    [Theory]
    [InlineData("companies", "company", new[] { "deals", "raised", "valuation", "newest" })]
    [InlineData("investors", "investor", new[] { "deals", "led", "newest" })]
    public async Task AreTheSameInEveryOrderWithTheFiguresOfTheSummaries(string list, string dimension, string[] figures)
    {
        var byName = await api.PagesAsync($"{list}?limit=100&asOf=2026-06-30");
        var registered = api.Seeds.Organizations
            .Where(organization => organization.Kinds.Any(kind => EnumWords.Of(kind) == dimension))
            .Select(organization => $"{organization.Id}");
        Assert.Equal(Ids(registered), Ids(byName.Select(Id)));
        var lines = (await api.PagesAsync($"summaries/{dimension}?limit=1000&asOf=2026-06-30")).ToDictionary(line => Text(line, "key"));
        foreach (var figure in figures)
        {
            var sorted = await api.PagesAsync($"{list}?sort=-{figure}&limit=100&asOf=2026-06-30");
            Assert.Equal(Ids(byName.Select(Id)), Ids(sorted.Select(Id)));
            var values = sorted.Select(item => Figure(item, figure)).ToList();
            Assert.Equal(values.OrderDescending(), values);
            Assert.All(sorted, item => Assert.Equal(Announced(lines, Id(item), "deals"), Figure(item, "deals")));
        }
    }

    [Fact]
    public async Task ThatBecameUnicornsInAYearAreNotThoseOfAnotherYear()
    {
        string[] years = ["2024", "2025", "2026"];
        var found = await Task.WhenAll(years.Select(year => api.PagesAsync($"companies?unicorn={year}&limit=100")));
        Assert.All(found, companies => Assert.NotEmpty(companies));
        Assert.Distinct(found.SelectMany(companies => companies.Select(Id)));
        Assert.All(found[1], company => Assert.StartsWith(
            "2025", Text(company.GetProperty("figures").GetProperty("unicorn"), "date"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task HaveTheNamesAndFiguresOfThatDay()
    {
        var then = await api.PagesAsync("investors?country=CN&include=figures&limit=100&asOf=2023-01-01");
        var hongshan = then.Single(item => Id(item) == "hongshan");
        Assert.Equal("Sequoia China", Text(hongshan, "name"));
        var now = (await api.PagesAsync("investors?country=CN&include=figures&limit=100")).Single(item => Id(item) == "hongshan");
        Assert.True(Figure(hongshan, "deals") < Figure(now, "deals"));
    }

    [Theory]
    [InlineData("companies?sector=robotic", "did you mean robotics")]
    [InlineData("companies?country=UK", "did you mean GB")]
    [InlineData("companies?region=europa", "did you mean europe")]
    [InlineData("companies?unicorn=soon", "'soon'")]
    [InlineData("companies?sort=-led", "'-led' is not one of name, -deals, -raised, -valuation, -newest")]
    [InlineData("companies?type=bank", "The parameters here are sector")]
    [InlineData("investors?type=sovereign-fonds", "did you mean sovereign-fund")]
    [InlineData("investors?sort=-raised", "'-raised' is not one of name, -deals, -led, -newest")]
    [InlineData("investors?include=total", "'total' is not one of figures")]
    public async Task AreNotFilteredByWhatNobodyHas(string address, string remedy)
    {
        var (status, detail) = await ProblemAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(remedy, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreNotContinuedWithTheCursorOfAnotherList()
    {
        var cursor = Text(await api.GetAsync("companies?limit=1&sort=-deals"), "nextCursor");
        Assert.Equal(HttpStatusCode.BadRequest, (await ProblemAsync($"companies?limit=1&sort=-newest&cursor={cursor}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await ProblemAsync($"investors?limit=1&sort=-deals&cursor={cursor}")).Status);
    }

    [Theory]
    [InlineData("companies/opnai", "No company has the id 'opnai'; did you mean openai?")]
    [InlineData("companies/open-ai", "No company has the id 'open-ai'; did you mean openai?")]
    [InlineData("companies/alibaba", "No company has the id 'alibaba'; it is an investor: /investors/alibaba.")]
    [InlineData("investors/minimax", "No investor has the id 'minimax'; it is a company: /companies/minimax.")]
    [InlineData("companies/qqqq", "No company has the id 'qqqq'.")]
    public async Task ThatNobodyHasAreNotFoundWithTheNearestId(string address, string detail) =>
        Assert.Equal((HttpStatusCode.NotFound, detail), await ProblemAsync(address));

    private async Task<(HttpStatusCode Status, string Detail)> ProblemAsync(string address)
    {
        using var answer = await api.SendAsync(HttpMethod.Get, address);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        return (answer.StatusCode, Text(problem, "detail"));
    }

    private static string Id(JsonElement item) => Text(item, "id");

    private static string Text(JsonElement item, string property) => item.GetProperty(property).GetString()!;

    private static IEnumerable<string> Ids(IEnumerable<string> ids) => ids.Order(StringComparer.Ordinal);

    private static int Announced(Dictionary<string, JsonElement> lines, string id, string property) =>
        lines.TryGetValue(id, out var line) ? line.GetProperty("funding").GetProperty("announced").GetProperty(property).GetInt32() : 0;

    private static double Figure(JsonElement item, string name)
    {
        if (!item.GetProperty("figures").TryGetProperty(name, out var figure))
        {
            return -1;
        }

        return name switch
        {
            "raised" => figure.GetProperty("low").GetInt64(),
            "valuation" => Dollars(figure),
            "newest" => PartialDate.Parse(figure.GetString()).OrThrow().First.DayNumber,
            _ => figure.GetInt32(),
        };
    }

    // By the lower bound, or by the upper one if there is no other.
    private static double Dollars(JsonElement valuation)
    {
        var inDollars = valuation.TryGetProperty("usd", out var usd) ? usd : valuation.GetProperty("valuation");
        return inDollars.GetProperty("currency").GetString() != "USD" ? -1
            : (inDollars.TryGetProperty("low", out var low) ? low : inDollars.GetProperty("high")).GetInt64();
    }
}

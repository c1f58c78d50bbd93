namespace ServerlessDeals.Tests.Api;

public sealed class TheTotals(OnTheApi api)
{
    [Theory]
    [InlineData("")]
    [InlineData("status=closed")]
    [InlineData("status=-closed")]
    [InlineData("status=rumoured&status=in-talks")]
    [InlineData("kind=acquisition")]
    [InlineData("kind=acquisition&kind=debt&kind=-debt")]
    [InlineData("company=openai")]
    [InlineData("investor=nvidia")]
    [InlineData("sector=robotics")]
    [InlineData("country=US")]
    [InlineData("region=europe")]
    [InlineData("round=series-a")]
    [InlineData("from=2024")]
    [InlineData("to=2024-02-29")]
    [InlineData("from=2024-02&to=2025-Q3")]
    [InlineData("from=2023&to=2024&match=possible")]
    [InlineData("from=2024-Q2&match=possible")]
    [InlineData("sector=robotics&from=2024")]
    [InlineData("country=CN&from=2023-Q2&to=2025-12-31")]
    [InlineData("status=closed&status=announced&from=2024-02")]
    [InlineData("investor=alibaba&status=closed")]
    [InlineData("minAmount=1000000000")]
    [InlineData("minValuation=10000000000&kind=-debt&unconfirmed=false")]
    [InlineData("acquirer=openai")]
    [InlineData("party=nvidia&minSources=2")]
    public async Task AreKnownForAListThatIsCountedOrFew(string query)
    {
        foreach (var day in new[] { "", "&asOf=2025-06-30" })
        {
            var whole = await api.PagesAsync($"deals?limit=100&{query}{day}");
            foreach (var sort in new[] { "", "&sort=-amount" })
            {
                var answer = await api.GetAsync($"deals?include=total&limit=1&{query}{day}{sort}");
                Assert.True(answer.TryGetProperty("total", out var total), $"{query}{day}{sort}: {answer.Text("totalUnknown")}");
                Assert.Equal(whole.Count, total.GetInt32());
            }
        }
    }

    [Theory]
    [InlineData("currency=-USD")]
    [InlineData("unconfirmed=false&minSources=2")]
    [InlineData("minAmount=5&in=EUR")]
    [InlineData("status=-closed&from=2024")]
    public async Task AreOtherwiseUnknownWithASentence(string query)
    {
        var answer = await api.GetAsync($"deals?include=total&limit=1&sort=-valuation&{query}");
        Assert.False(answer.TryGetProperty("total", out _));
        Assert.StartsWith("No count is stored for this combination of filters", answer.Text("totalUnknown"), StringComparison.Ordinal);
        var whole = await api.GetAsync($"deals?include=total&limit=1&sort=-valuation&fields=id&{query}");
        Assert.StartsWith("No count is stored for this combination of filters", whole.Text("totalUnknown"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AreAbsentIfNotAskedFor()
    {
        var answer = await api.GetAsync("deals?limit=1");
        Assert.Equal(["value", "nextLink", "nextCursor"], answer.EnumerateObject().Select(property => property.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&fields=status")]
    public async Task StandBesideTheCursorOfTheNextPage(string fields)
    {
        var first = await api.GetAsync($"deals?limit=100{fields}");
        var second = await api.GetAsync($"deals?limit=100{fields}&cursor={first.Text("nextCursor")}&include=total");
        Assert.Contains($"cursor={first.Text("nextCursor")}", first.Text("nextLink"), StringComparison.Ordinal);
        Assert.Equal(api.Seeds.Deals.Count, second.GetProperty("total").GetInt32());
        Assert.NotEqual(first.GetProperty("value")[0].Text("id"), second.GetProperty("value")[0].Text("id"));
    }
}

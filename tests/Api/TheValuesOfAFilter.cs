using System.Text.Json;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Tests.Api;

/// <summary>Each value of a filter is one range of its view: DESIGN.md, the bar for two to five values.</summary>
public sealed class TheValuesOfAFilter(OnTheApi api)
{
    [Theory]
    [InlineData("status=closed", "DealsByStatus", 1)]
    [InlineData("status=rumoured&status=in-talks", "DealsByStatus", 2)]
    [InlineData("kind=acquisition", "DealsByKind", 1)]
    [InlineData("kind=debt&kind=secondary&kind=acquisition", "DealsByKind", 3)]
    [InlineData("region=europe", "DealsByRegion", 1)]
    [InlineData("region=europe&region=middle-east", "DealsByRegion", 2)]
    [InlineData("company=openai&company=anthropic", "DealsByCompany", 2)]
    [InlineData("company=openai&company=anthropic&company=xai&company=databricks&company=mistral-ai", "DealsByCompany", 5)]
    [InlineData("investor=alibaba&investor=tencent", "DealsByInvestor", 2)]
    [InlineData("lead=alibaba&lead=tencent&lead=nvidia", "DealsByInvestor", 3)]
    [InlineData("acquirer=nvidia", "DealsByInvestor", 1)]
    [InlineData("acquirer=nvidia&acquirer=google&acquirer=microsoft", "DealsByInvestor", 3)]
    [InlineData("lender=blackstone&lender=jpmorgan", "DealsByInvestor", 2)]
    [InlineData("party=nvidia&party=alibaba", "DealsByInvestor", 2)]
    [InlineData("sector=robotics&sector=chips&sector=coding&sector=healthcare", "DealsBySector", 4)]
    [InlineData("country=FR&country=DE&country=GB&country=CN&country=CA", "DealsByCountry", 5)]
    [InlineData("round=seed&round=series-a", "DealsByRound", 2)]
    [InlineData("q=minimax", "DealsByCompany, DealsByInvestor", 2)]
    public async Task AreReadAsOneRangeEachAndGiveFullPages(string query, string view, int ranges)
    {
        foreach (var day in new[] { "", "&asOf=2025-06-30" })
        {
            var (plan, deals, hasMore) = await ExplainAsync($"{query}&limit=10{day}");
            Assert.Equal((view, ranges, ranges), (plan.Text("view"), Count(plan, "partitions"), plan.GetProperty("requests").GetInt32()));
            Assert.True(deals == 10 || !hasMore, $"{query}{day}: a page of {deals} deals is not the last one.");
        }
    }

    [Theory]
    [InlineData("company=openai&company=anthropic&sort=-amount", true)]
    [InlineData("country=FR&country=DE&country=GB&sort=valuation", true)]
    [InlineData("sector=robotics&sector=chips&sector=coding&sector=healthcare&sector=speech&sort=announced", true)]
    [InlineData("status=rumoured&status=in-talks&sort=-amount", false)]
    [InlineData("status=-closed&sort=-valuation&asOf=2025-06-30", false)]
    [InlineData("company=openai&company=anthropic&company=xai&company=databricks&company=mistral-ai&company=cohere", false)]
    public async Task AreSortedInAnotherOrderIfTheyHaveFewDeals(string query, bool sorted)
    {
        var (plan, deals, hasMore) = await ExplainAsync($"{query}&limit=5");
        Assert.Equal(sorted, plan.GetProperty("sorted").GetBoolean());
        Assert.InRange(plan.GetProperty("requests").GetInt32(), 1, DealReader.MaxRequests);
        Assert.True(deals == 5 || hasMore);
    }

    // The service itself compares the status of today, so no row is read in vain.
    [Theory]
    [InlineData("status=rumoured&status=in-talks&sort=-amount&limit=5")]
    [InlineData("status=-closed&status=-announced&sort=announced&limit=5")]
    [InlineData("sector=robotics&status=-closed&limit=3")]
    public async Task OfTodaysStatusAreComparedByTheService(string query)
    {
        var (plan, deals, _) = await ExplainAsync(query);
        Assert.InRange(plan.GetProperty("rowsRead").GetInt32(), deals, deals + 1);
    }

    [Theory]
    [InlineData("q=cap")]
    [InlineData("q=ai")]
    [InlineData("q=a")]
    [InlineData("q=nvidia&kind=acquisition")]
    [InlineData("q=moonshot&sort=-amount")]
    public async Task OfANameAreAllThatTheExportHas(string query)
    {
        var exported = await api.Client.GetStringAsync(
            new Uri($"export/deals.ndjson?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        var expected = exported.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.Text("id"));
        Assert.Equal(expected, (await api.PagesAsync($"deals?limit=100&{query}")).Select(deal => deal.Text("id")));
    }

    [Fact]
    public async Task MayNameTwentyOrganizations()
    {
        var ids = api.Seeds.Organizations.Select(organization => organization.Id).Take(DealParameters.MostOrganizations + 1).ToList();
        var most = string.Concat(ids[1..].Select((id, at) => $"&{(at % 2 == 0 ? "company" : "party")}=-{id}"));
        await api.GetAsync($"deals?limit=1{most}");
        using var refused = await api.SendAsync(HttpMethod.Get, $"deals?limit=1{most}&lead=-{ids[0]}");
        Assert.Equal(400, (int)refused.StatusCode);
        var problem = await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("names 21 organizations", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("country=IS")]
    [InlineData("sector=social-media&to=1950")]
    [InlineData("region=oceania&from=1950&to=1951")]
    [InlineData("kind=debt&from=1950&to=1951")]
    [InlineData("q=zzzzz")]
    public async Task MayHaveNoDeals(string query)
    {
        var answer = await api.GetAsync($"deals?include=total&{query}");
        Assert.Equal((0, 0), (Count(answer, "value"), answer.GetProperty("total").GetInt32()));
    }

    private async Task<(JsonElement Plan, int Deals, bool HasMore)> ExplainAsync(string query)
    {
        var answer = await api.GetAsync($"operations/explain?code={Uri.EscapeDataString(OnTheApi.Key)}&{query}");
        return (answer.GetProperty("explanation"), Count(answer, "value"), answer.TryGetProperty("nextCursor", out _));
    }

    private static int Count(JsonElement answer, string list) => answer.GetProperty(list).GetArrayLength();
}

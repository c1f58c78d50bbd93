namespace ServerlessDeals.Tests.Api;

public sealed class TheConflicts(OnTheApi api)
{
    [Fact]
    public async Task AreTheDealsWhoseSourcesContradictEachOther()
    {
        var found = (await api.GetAsync("conflicts?limit=100&company=moonshot-ai")).GetProperty("value").EnumerateArray().ToList();
        var expected = api.Seeds.Deals.Where(deal => deal.Company.ToString() == "moonshot-ai")
            .Where(deal => Resolver.Resolve(deal, DateOnly.MaxValue)!.Conflicts.Any(conflict => conflict.Contradicts))
            .Select(deal => deal.Id.ToString());
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            found.Select(deal => deal.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
        var round = found.Single(deal => deal.GetProperty("id").GetString() == "moonshot-ai-2024-02");
        Assert.Contains(round.GetProperty("contradictions").EnumerateArray(), conflict =>
            conflict.GetProperty("field").GetString() == "amount" && conflict.GetProperty("value").GetString() == "$1B");
    }

    [Fact]
    public async Task ArePagedLikeAnyList()
    {
        var (ids, requests) = (new List<string>(), 0);
        for (var next = "conflicts?limit=7"; next is not null; requests++)
        {
            var page = await api.GetAsync(next);
            ids.AddRange(page.GetProperty("value").EnumerateArray().Select(deal => deal.GetProperty("id").GetString()!));
            next = page.TryGetProperty("nextLink", out var link) ? link.GetString()![(OnTheApi.PublicBase.Length + 1)..] : null;
        }

        var register = new Register(api.Seeds.Organizations);
        Assert.Equal(
            api.Seeds.Deals.Select(deal => DealItem.Of(Resolver.Resolve(deal, DateOnly.MaxValue)!, register))
                .Where(item => item.Contradictions is not null).Select(item => item.Id.ToString()).Order(StringComparer.Ordinal),
            ids.Order(StringComparer.Ordinal));
        Assert.True(requests > 1);
    }
}

using System.Net;
using System.Text.Json;
using ServerlessDeals.Loading.Duplicates;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Tests.Api;

/// <summary>The id of a deal or an organization that a person has merged into another.</summary>
public sealed class AMergedId(OnTheApi api) : IAsyncLifetime
{
    private OnACopy _copy = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _copy = await OnACopy.StartAsync(api);

    [Fact]
    public async Task OfADealAnswersWithTheDealAndItsClaims()
    {
        var claim = api.Seeds.Deals.Single(deal => $"{deal.Id}" == "minimax-2023-06").Claims[0].Id;
        var before = await GetAsync($"deals/minimax-2023-06/claims/{claim}");
        await MergeAsync("minimax-2024-03", "minimax-2023-06");
        Assert.Equal("minimax-2024-03", (await GetAsync("deals/minimax-2023-06")).GetProperty("id").GetString());
        var after = await GetAsync($"deals/minimax-2023-06/claims/{claim}");
        Assert.Equal(before.GetProperty("source").GetRawText(), after.GetProperty("source").GetRawText());
        using var none = await _copy.Client.GetAsync(new Uri("deals/minimax-2023-06/claims/nobody-2001", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Theory]
    [InlineData("company", "moonshot-ai", "minimax")]
    [InlineData("investor", "alibaba", "tencent")]
    public async Task OfAnOrganizationAnswersWithTheOther(string dimension, string into, string old)
    {
        var counted = DealsOf(await GetAsync($"summaries/{dimension}/{into}"));
        await MergeAsync(into, old);
        await new SummaryRefresh(_copy.Tables, TimeProvider.System).RunAsync(full: false, null, Cancel);
        foreach (var window in new[] { "", "?from=2015&by=year" })
        {
            var summary = await GetAsync($"summaries/{dimension}/{old}{window}");
            Assert.Equal(into, summary.GetProperty("key").GetString());
            Assert.True(DealsOf(summary) > counted, $"{DealsOf(summary)} of {dimension} {old}{window}");
        }

        var log = await GetAsync("changes?since=2020-01-01");
        while (log.TryGetProperty("nextLink", out var next))
        {
            log = await GetAsync(next.GetString()!.Split("/api/")[1]);
        }

        var entry = Assert.Single(log.GetProperty("organizations").EnumerateArray());
        string[] names = ["organization", "kind", "mergedInto"];
        Assert.Equal([old, "removed", into], names.Select(name => entry.GetProperty(name).GetString()));
    }

    private static int DealsOf(JsonElement summary) =>
        summary.GetProperty("funding").GetProperty("announced").GetProperty("deals").GetInt32();

    public ValueTask DisposeAsync() => _copy.DisposeAsync();

    private async Task MergeAsync(string into, string old) => (await new DuplicateDecisions(_copy.Tables, TimeProvider.System)
        .MergeAsync(Slug.Parse(into).OrThrow(), Slug.Parse(old).OrThrow(), Cancel)).OrThrow();

    private async Task<JsonElement> GetAsync(string address) =>
        JsonDocument.Parse(await _copy.Client.GetStringAsync(new Uri(address, UriKind.Relative), Cancel)).RootElement;
}

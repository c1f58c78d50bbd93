using System.Net;
using System.Text.Json;
using ServerlessDeals.Loading.Duplicates;

namespace ServerlessDeals.Tests.Api;

/// <summary>The id of a deal that a person has merged into another.</summary>
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

    public ValueTask DisposeAsync() => _copy.DisposeAsync();

    private async Task MergeAsync(string into, string old) => (await new DuplicateDecisions(_copy.Tables, TimeProvider.System)
        .MergeAsync(Slug.Parse(into).OrThrow(), Slug.Parse(old).OrThrow(), Cancel)).OrThrow();

    private async Task<JsonElement> GetAsync(string address) =>
        JsonDocument.Parse(await _copy.Client.GetStringAsync(new Uri(address, UriKind.Relative), Cancel)).RootElement;
}

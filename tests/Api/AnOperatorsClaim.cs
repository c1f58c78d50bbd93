using System.Net;
using System.Text.Json;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;

namespace ServerlessDeals.Tests.Api;

/// <summary>A claim that an operator sends to the service, which keeps it beside those of the seeds.</summary>
public sealed class AnOperatorsClaim(OnTheApi api) : IAsyncLifetime
{
    private const string Deal = "sensetime-2018-04";
    private const string Body = """
        { "source": { "publisher": "A Paper", "url": "https://example.org/a", "title": "More", "published": "2018-05-02", "kind": "press" },
          "status": "closed", "amount": "at least USD 620M", "parties": [ { "org": "alibaba", "role": "lead", "commitment": "closed" } ] }
        """;

    private OnACopy _copy = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _copy = await OnACopy.StartAsync(api);

    [Fact]
    public async Task IsShownAtOnceKeptByLoadsAndReplacedOnlyWithItsETag()
    {
        const string Address = $"deals/{Deal}/claims/a-paper-2018-05-02";
        using var without = await _copy.PutAsync(Address, Body, key: false);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        using var stale = await _copy.PutAsync(Address, Body, match: "\"another\"");
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);

        using var created = await _copy.PutAsync(Address, Body);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var tag = created.Headers.ETag!.Tag;
        var deal = JsonDocument.Parse(await _copy.Client.GetStringAsync(new Uri($"deals/{Deal}", UriKind.Relative), Cancel)).RootElement;
        Assert.Contains(deal.GetProperty("claims").EnumerateArray(), claim => claim.GetProperty("id").GetString() == "a-paper-2018-05-02");

        using var again = await _copy.PutAsync(Address, Body);
        Assert.Equal((HttpStatusCode.OK, tag), (again.StatusCode, again.Headers.ETag!.Tag));
        using var get = await _copy.Client.GetAsync(new Uri(Address, UriKind.Relative), Cancel);
        Assert.Equal(tag, get.Headers.ETag!.Tag);

        var changed = Body.Replace("620M", "630M", StringComparison.Ordinal);
        using var blind = await _copy.PutAsync(Address, changed);
        Assert.Equal(HttpStatusCode.PreconditionRequired, blind.StatusCode);
        using var replaced = await _copy.PutAsync(Address, changed, match: tag);
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        using var late = await _copy.PutAsync(Address, Body, match: tag);
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.StatusCode);

        // Loading seeds that change the deal keeps the claim.
        await LoadAsync(
            [.. api.Seeds.Deals.Select(deal => deal.Id.ToString() == Deal ? deal with { Claims = [.. deal.Claims.Skip(1)] } : deal)]);
        var kept = (await DealRows.ReadAsync(_copy.Tables, DealId.Parse(Deal).OrThrow(), Cancel))!.Deal;
        Assert.Contains(kept.Claims, claim => claim.Id.ToString() == "a-paper-2018-05-02" && claim.Amount.ToString() == "at least $630M");
        await new DealWriter(_copy.Tables).RemoveAsync([kept.Id], Cancel);
        await LoadAsync(api.Seeds.Deals);
        var original = await new DealReader(_copy.Tables).ClaimsAsync(kept.Id, Cancel);
        Assert.Equal(api.Seeds.Deals.Single(deal => deal.Id == kept.Id).Claims.Count, original!.Count);
    }

    [Theory]
    [InlineData("not: [a", 422, "neither JSON nor YAML")]
    [InlineData("[]", 422, "is not a single mapping")]
    [InlineData("{ \"status\": \"done\" }", 422, "claim:1:1: error: file: has no source")]
    [InlineData("org=nobody", 422, "'nobody' is not an organization in the seeds")]
    [InlineData("published=2999-01-01", 422, "2999-01-01")]
    [InlineData("amount=lots", 422, "lots")]
    public async Task IsRefusedLikeAClaimOfASeedFile(string change, int status, string detail)
    {
        var body = change.Split('=') switch
        {
            ["org", var org] => Body.Replace("alibaba", org, StringComparison.Ordinal),
            ["published", var day] => Body.Replace("2018-05-02", day, StringComparison.Ordinal),
            ["amount", var amount] => Body.Replace("at least USD 620M", amount, StringComparison.Ordinal),
            _ => change,
        };
        using var answer = await _copy.PutAsync($"deals/{Deal}/claims/refused", body);
        Assert.Equal(status, (int)answer.StatusCode);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Contains(detail, problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsRefusedIfItIsTooLargeOrTheDealDoesNotExist()
    {
        using var large = await _copy.PutAsync($"deals/{Deal}/claims/large", new string(' ', 70_000) + Body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        using var nowhere = await _copy.PutAsync("deals/nobody-2024-01/claims/one", Body);
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    public async ValueTask DisposeAsync() => await _copy.DisposeAsync();

    private Task LoadAsync(IReadOnlyCollection<Deal> deals) =>
        new SeedLoad(_copy.Tables, TimeProvider.System).RunAsync(api.Seeds.Organizations, deals, null, Cancel);
}

using System.Text.Json;
using CsCheck;
using static ServerlessDeals.Tests.Domain.Generators;

namespace ServerlessDeals.Tests.Domain;

public sealed class Resolution
{
    [Fact]
    public void DoesNotDependOnTheOrderOfTheClaims() => Generators.Deals.Select(Gen.Int[0, 1000], Days).Sample((deal, seed, day) =>
    {
        var shuffled = deal with { Claims = [.. deal.Claims.OrderBy(claim => seed * claim.Id.ToString()[^1] % 97)] };
        Assert.Equal(Print(Resolver.Resolve(deal, day)), Print(Resolver.Resolve(shuffled, day)));
    }, iter: 30);

    [Fact]
    public void NeverUsesAClaimPublishedLater() => Generators.Deals.Select(Days).Sample((deal, day) =>
    {
        var known = deal with { Claims = [.. deal.Claims.Where(claim => claim.KnownOn <= day)] };
        Assert.Equal(Print(Resolver.Resolve(known, DateOnly.MaxValue)), Print(Resolver.Resolve(deal, day)));
    }, iter: 30);

    [Fact]
    public void IsTheSameOnEachDayOfTheHistory() => Generators.Deals.Sample(deal =>
    {
        foreach (var (from, resolved) in Resolver.History(deal))
        {
            Assert.Equal(Print(Resolver.Resolve(deal, from)), Print(resolved));
        }
    }, iter: 30);

    private static string Print(ResolvedDeal? deal) => deal is null ? "" : JsonSerializer.Serialize(
        DealDetail.Of(deal, DealItem.Of(deal, new([])), null, []), DealsJson.Default.DealDetail);
}

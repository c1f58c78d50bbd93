using System.Text.Json;
using CsCheck;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;
using static ServerlessDeals.Tests.Unit.Generators;

namespace ServerlessDeals.Tests.Unit;

public sealed class Resolution
{
    [Fact]
    public void DoesNotDependOnTheOrderOfTheClaims() => Deals.Select(Gen.Int[0, 1000], Days).Sample((deal, seed, day) =>
    {
        var shuffled = deal with { Claims = [.. deal.Claims.OrderBy(claim => HashCode.Combine(seed, claim.Id.ToString().Length) ^ (seed * claim.Id.ToString()[^1]))] };
        Assert.Equal(Print(Resolver.Resolve(deal, day)), Print(Resolver.Resolve(shuffled, day)));
    });

    [Fact]
    public void NeverSeesAClaimPublishedLater() => Deals.Select(Days).Sample((deal, day) =>
    {
        var known = deal with { Claims = [.. deal.Claims.Where(claim => claim.KnownOn <= day)] };
        Assert.Equal(Print(Resolver.Resolve(known, DateOnly.MaxValue)), Print(Resolver.Resolve(deal, day)));
    });

    [Fact]
    public void IsTheSameOnEachDayOfTheHistory() => Deals.Sample(deal =>
    {
        foreach (var (from, resolved) in Resolver.History(deal))
        {
            Assert.Equal(Print(Resolver.Resolve(deal, from)), Print(resolved));
        }
    });

    [Fact]
    public void DropsAClaimThatALaterOneSupersedes()
    {
        var deal = Told(("2024-01-01", SourceKind.Company, "USD 5M"), ("2024-02-01", SourceKind.Press, "USD 7M"));
        deal = deal with { Claims = [deal.Claims[0], deal.Claims[1] with { Supersedes = deal.Claims[0].Id }] };
        Assert.Equal("$7M", Resolver.Resolve(deal, DateOnly.MaxValue)!.Amount.Value.ToString());
        Assert.Equal("$5M", Resolver.Resolve(deal, new(2024, 1, 15))!.Amount.Value.ToString());
    }

    [Fact]
    public void PrefersTheCompanyToTheNewerPressAndShowsTheLoser()
    {
        var resolved = Resolver.Resolve(Told(("2024-01-01", SourceKind.Company, "USD 5M"), ("2024-02-01", SourceKind.Press, "USD 7M")), DateOnly.MaxValue)!;
        Assert.Equal("$5M", resolved.Amount.Value.ToString());
        Assert.Contains(resolved.Conflicts, conflict => conflict is { Field: "amount", Value: "$7M", Contradicts: true });
    }

    [Fact]
    public void LetsNoUndisclosedBeatAFigure() => Assert.Equal(
        "$5M",
        Resolver.Resolve(Told(("2024-01-01", SourceKind.Aggregator, "USD 5M"), ("2024-02-01", SourceKind.Company, "undisclosed")), DateOnly.MaxValue)!.Amount.Value.ToString());

    [Fact]
    public void CallsADealOfAggregatorsAloneUnconfirmed()
    {
        Assert.True(Resolver.Resolve(Told(("2024-01-01", SourceKind.Aggregator, "USD 5M")), DateOnly.MaxValue)!.Unconfirmed);
        Assert.False(Resolver.Resolve(Told(("2024-01-01", SourceKind.Aggregator, "USD 5M"), ("2024-01-02", SourceKind.Press, "USD 5M")), DateOnly.MaxValue)!.Unconfirmed);
    }

    private static string Print(ResolvedDeal? deal) => deal is null ? "" : JsonSerializer.Serialize(
        DealDetail.Of(deal, DealItem.Of(deal, new([])), null), DealsJson.Default.DealDetail);

    private static Deal Told(params (string Published, SourceKind Kind, string Amount)[] claims) => new()
    {
        Id = DealId.Parse("acme-2024").OrThrow(),
        Company = Slug.Parse("acme").OrThrow(),
        Kind = DealKind.FundingRound,
        Claims = [.. claims.Select((claim, i) => new Claim
        {
            Id = Slug.Parse($"claim-{i}").OrThrow(),
            Recorded = new(2026, 1, 1),
            Status = DealStatus.Announced,
            Amount = Amount.Parse(claim.Amount).OrThrow(),
            Source = new() { Publisher = "P", Url = "https://example.org", Title = "T", Published = PartialDate.Parse(claim.Published).OrThrow(), Kind = claim.Kind },
        })],
    };
}

using System.Text.Json;
using CsCheck;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;
using static ServerlessDeals.Tests.Domain.Generators;

namespace ServerlessDeals.Tests.Domain;

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

    [Theory]
    [InlineData("USD 5M", "USD 7M", true)]
    [InlineData("USD 5M", "at least USD 4M", false)]
    [InlineData("USD 135M", "about JPY 20B", false)]
    public void CallsAmountsAContradictionWhereTheyCannotBothBeTrue(string one, string other, bool contradicts) => Assert.Equal(
        contradicts,
        Assert.Single(Resolver.Resolve(Told(("2024-01-01", SourceKind.Company, one), ("2024-02-01", SourceKind.Press, other)), DateOnly.MaxValue)!.Conflicts).Contradicts);

    [Theory]
    [InlineData("USD 65B", "USD 900B pre-money", "USD 965B post-money", false)]
    [InlineData("USD 65B", "USD 900B pre-money", "USD 980B post-money", true)]
    [InlineData("USD 65B", "USD 965B post-money", "USD 900B pre-money", false)]
    [InlineData("USD 65B", "USD 900B", "USD 965B post-money", false)]
    [InlineData("USD 65B", "USD 900B", "USD 920B", true)]
    [InlineData("about USD 65B", "USD 900B pre-money", "USD 963B post-money", false)]
    [InlineData("USD 65B", "USD 900B post-money", "USD 965B pre-money", true)]
    [InlineData("undisclosed", "USD 900B pre-money", "USD 965B post-money", false)]
    [InlineData("undisclosed", "USD 900B pre-money", "USD 800B post-money", true)]
    [InlineData("undisclosed", "USD 900B", "USD 965B", true)]
    [InlineData("EUR 60B", "USD 900B pre-money", "USD 965B post-money", false)]
    [InlineData("USD 65B", "USD 900B pre-money", "EUR 800B post-money", false)]
    public void CallsValuationsAContradictionWhereTheRoundDoesNotMakeUpTheDifference(string raised, string one, string other, bool contradicts)
    {
        var deal = Told(("2024-01-01", SourceKind.Company, raised), ("2024-02-01", SourceKind.Press, raised));
        deal = deal with { Claims = [.. deal.Claims.Zip([one, other], (claim, worth) => claim with { Valuation = Valuation.Parse(worth).OrThrow() })] };
        Assert.Equal(contradicts, Assert.Single(Resolver.Resolve(deal, DateOnly.MaxValue)!.Conflicts).Contradicts);
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

using static ServerlessDeals.Tests.Domain.DealsFromText;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>Losing values stay visible, and say whether they can be true as well.</summary>
public sealed class AConflict
{
    [Theory]
    [InlineData("amount $7M contradicts claim-2", "company 2024-01-01 closed: amount USD 5M", "press 2024-02-01 closed: amount USD 7M")]
    [InlineData(
        "amount at least $4M claim-2", "company 2024-01-01 closed: amount USD 5M", "press 2024-02-01 closed: amount at least USD 4M")]
    [InlineData("amount CN¥50M claim-2", "company 2024-01-01 closed: amount USD 5M", "press 2024-02-01 closed: amount CNY 50M")]
    [InlineData(
        "valuation $70M contradicts claim-2", "company 2024-01-01 closed: valuation USD 50M", "press 2024-02-01 closed: valuation USD 70M")]
    [InlineData("round seed contradicts claim-2", "company 2024-01-01 closed: round series-a", "press 2024-02-01 closed: round seed")]
    [InlineData(
        "role:x participant claim-2",
        "company 2024-01-01 closed: lead x closed",
        "press 2024-02-01 closed: participant x closed")]
    [InlineData(
        "announced 2024-02 contradicts claim-2",
        "company 2024-01-01 closed: announced 2024-01",
        "press 2024-02-01 closed: announced 2024-02")]
    [InlineData(
        "closed 2024-01-05 claim-2", "company 2024-01-01 closed: closed 2024-01", "aggregator 2024-02-01 closed: closed 2024-01-05")]
    [InlineData("status closed contradicts claim-2", "company 2024-02-01 in-talks", "press 2024-02-01 closed")]
    [InlineData("status announced claim-2", "press 2024-01-01 closed", "press 2024-02-01 announced")]
    [InlineData("status rumoured claim-2", "press 2024-01-01 in-talks", "press 2024-02-01 rumoured")]
    [InlineData("status in-talks claim-2 from talks", "press 2024-01-01 closed", "press 2024-02-01 in-talks")]
    [InlineData(
        "role:x acquirer contradicts claim-2", "company 2024-01-01 closed: lead x closed", "press 2024-02-01 closed: acquirer x closed")]
    [InlineData("role:x lead claim-2", "company 2024-01-01 closed: participant x closed", "press 2024-02-01 closed: lead x closed")]
    public void SaysWhoDisagreesAndWhetherBothCanBeTrue(string conflict, params string[] claims) => Assert.Equal([conflict], Lines(claims));

    [Theory]
    [InlineData("company 2024-01-01 closed: amount USD 5M", "press 2024-02-01 closed: amount USD 5M")]
    [InlineData("company 2024-01-01 closed: amount USD 5M", "press 2024-02-01 closed: amount undisclosed")]
    [InlineData("company 2024-01-01 closed: valuation USD 5M", "press 2024-02-01 closed: valuation undisclosed")]
    [InlineData("company 2024-01-01 closed: lead x closed", "press 2024-02-01 closed: unknown x closed")]
    [InlineData("company 2024-01-01 closed: announced 2024-01-05", "press 2024-02-01 closed: announced 2024-Q1")]
    [InlineData("press 2024-01-01 in-talks", "press 2024-02-01 closed")]
    [InlineData("company 2024-01-01 closed: amount USD 5M", "press 2024-02-01 closed")]
    public void DoesNotOccurIfALaterClaimSaysTheSameOrLess(params string[] claims) => Assert.Empty(Lines(claims));

    [Theory]
    [InlineData("amount $5M claim-1 from talks", "press 2024-01-01 in-talks: amount USD 5M", "press 2024-02-01 closed: amount USD 7M")]
    [InlineData(
        "valuation $50M claim-1 from talks",
        "press 2024-01-01 rumoured: valuation USD 50M",
        "press 2024-02-01 announced: valuation USD 70M")]
    [InlineData(
        "role:x lead claim-1 from talks", "press 2024-01-01 in-talks: lead x in-talks", "press 2024-02-01 closed: participant x closed")]
    [InlineData(
        "amount $5M contradicts claim-1 from talks",
        "press 2024-01-01 in-talks: amount USD 5M",
        "press 2024-01-02 in-talks: amount USD 7M",
        "press 2024-02-01 closed")]
    [InlineData("amount $5M contradicts claim-1", "press 2024-01-01 in-talks: amount USD 5M", "press 2024-02-01 in-talks: amount USD 7M")]
    [InlineData("amount $5M contradicts claim-1", "press 2024-01-01 announced: amount USD 5M", "press 2024-02-01 closed: amount USD 7M")]
    public void DoesNotContradictIfItWasSaidOnlyInTalks(string conflict, params string[] claims) =>
        Assert.Equal([conflict], Lines(claims));

    [Fact]
    public void ContradictsIfTalksAreRepeatedAfterSettling() => Assert.Equal(
        ["amount $5M contradicts claim-2, claim-1"],
        Lines(
        [
            "press 2024-01-01 in-talks: amount USD 5M",
            "press 2024-02-01 closed: amount USD 5M",
            "company 2024-02-01 closed: amount USD 7M",
        ]));

    [Fact]
    public void NamesAllClaimsOfTheValueBestFirst() => Assert.Equal(
        ["amount $6M contradicts claim-5", "amount $7M contradicts claim-3, claim-4, claim-2"],
        Lines(
        [
            "company 2024-01-01 closed: amount USD 5M",
            "aggregator 2024-03-01 closed: amount USD 7M",
            "press 2024-03-01 closed: amount USD 7M",
            "press 2024-02-01 closed: amount USD 7M",
            "press 2024-02-01 closed: amount USD 6M",
        ]));

    [Fact]
    public void IsCountedInAListAndShownThereIfItContradicts()
    {
        var item = Listed(
            "company 2024-01-01 closed: amount USD 5M",
            "press 2024-02-01 closed: amount USD 7M",
            "press 2024-02-01 closed: amount at least USD 4M");
        Assert.Equal(2, item.Conflicts);
        Assert.Equal("$7M", Assert.Single(item.Contradictions!).Value);
        Assert.Null(Listed("company 2024-01-01 closed: amount USD 5M", "press 2024-02-01 closed: amount at least USD 4M").Contradictions);
    }

    // "amount $7M contradicts claim-2, claim-3 from talks"
    private static IEnumerable<string> Lines(string[] claims) =>
        from lost in Resolved(claims).Conflicts
        let ids = string.Join(", ", lost.AlsoIn.Prepend(lost.Source.Claim))
        select $"{lost.Field} {lost.Value}{(lost.Contradicts ? " contradicts" : "")} {ids}{(lost.FromTalks ? " from talks" : "")}";
}

public sealed class TwoValuations
{
    [Theory]
    [InlineData("USD 65B", "USD 900B pre-money", "USD 965B post-money", true)]
    [InlineData("USD 65B", "USD 900B pre-money", "USD 980B post-money", false)]
    [InlineData("USD 65B", "USD 900B", "USD 965B post-money", true)]
    [InlineData("USD 65B", "USD 900B pre-money", "USD 965B", true)]
    [InlineData("USD 65B", "USD 900B", "USD 965B", true)]
    [InlineData("USD 65B", "USD 900B", "USD 920B", false)]
    [InlineData("USD 65B", "USD 900B", "USD 900B post-money", true)]
    [InlineData("USD 65B", "USD 900B pre-money", "USD 900B post-money", false)]
    [InlineData("USD 65B", "USD 900B pre-money", "USD 965B pre-money", false)]
    [InlineData("USD 65B", "USD 900B post-money", "USD 965B post-money", false)]
    [InlineData("about USD 65B", "USD 900B pre-money", "USD 963B post-money", true)]
    [InlineData("USD 65B", "USD 965B pre-money", "USD 900B post-money", false)]
    [InlineData("undisclosed", "USD 900B pre-money", "USD 965B post-money", true)]
    [InlineData("undisclosed", "USD 900B pre-money", "at least USD 800B post-money", true)]
    [InlineData("undisclosed", "USD 900B pre-money", "USD 900B post-money", false)]
    [InlineData("undisclosed", "USD 900B pre-money", "USD 800B post-money", false)]
    [InlineData("undisclosed", "USD 900B", "USD 965B post-money", false)]
    [InlineData("undisclosed", "USD 900B pre-money", "USD 965B", false)]
    [InlineData("undisclosed", "USD 900B", "USD 965B", false)]
    [InlineData("EUR 60B", "USD 900B pre-money", "USD 965B post-money", true)]
    [InlineData("EUR 60B", "USD 900B pre-money", "USD 800B post-money", false)]
    [InlineData("USD 65B", "USD 900B pre-money", "EUR 800B post-money", true)]
    [InlineData("at least USD 9000000T", "USD 9000000T pre-money", "USD 9100000T post-money", false)]
    [InlineData("up to USD 9000000T", "USD 9000000T pre-money", "USD 9100000T post-money", true)]
    [InlineData("USD 7", "USD 9223372036854775800 pre-money", "USD 9223372036854775806 post-money", false)]
    public void CanBothBeTrueIfTheRoundExplainsTheDifference(string raised, string left, string right, bool compatible)
    {
        Assert.Equal(compatible, Compatibility.Of(ValuationOf(left), ValuationOf(right), AmountOf(raised)));
        Assert.Equal(compatible, Compatibility.Of(ValuationOf(right), ValuationOf(left), AmountOf(raised)));
    }

    [Fact]
    public void AreComparedEvenWithoutAnAmount() =>
        Assert.True(Compatibility.Of(ValuationOf("USD 900B pre-money"), ValuationOf("USD 965B post-money"), null));
}

/// <summary>Figures are marked as unpaired if no source gives both: nobody said "$10B at $20B".</summary>
public sealed class APairOfAmountAndValuation
{
    [Theory]
    [InlineData(true, "company 2024-01-01 in-talks: valuation USD 20B", "press 2024-02-01 in-talks: amount USD 10B; valuation USD 45B")]
    [InlineData(
        true,
        "press 2024-01-01 closed: amount USD 10B; valuation about USD 45B",
        "press 2024-01-01 closed: amount about USD 3B; valuation USD 20B")]
    [InlineData(true, "press 2024-01-01 closed: amount USD 10B", "press 2024-01-01 closed: amount about USD 3B; valuation USD 20B")]
    [InlineData(true, "press 2024-01-01 closed: amount USD 10B", "press 2024-01-01 closed: amount at least USD 9B; valuation USD 20B")]
    [InlineData(
        false, "company 2024-01-01 in-talks: valuation USD 20B", "press 2024-02-01 in-talks: amount USD 10B; valuation about USD 20B")]
    [InlineData(true, "company 2024-01-01 in-talks: valuation USD 20B", "press 2024-02-01 in-talks: amount USD 10B")]
    [InlineData(
        true, "company 2024-01-01 in-talks: valuation USD 20B", "press 2024-02-01 in-talks: amount USD 10B; valuation undisclosed")]
    [InlineData(
        true,
        "company 2024-01-01 in-talks: valuation USD 20B pre-money",
        "press 2024-02-01 in-talks: amount USD 10B; valuation USD 30B post-money")]
    [InlineData(false, "press 2024-01-01 closed: amount USD 10B; valuation USD 20B")]
    [InlineData(false, "press 2024-01-01 closed: amount USD 10B")]
    [InlineData(
        false,
        "company 2024-01-01 in-talks: valuation USD 20B",
        "press 2024-02-01 in-talks: amount USD 10B; valuation USD 45B",
        "aggregator 2024-01-01 in-talks: amount USD 10B; valuation USD 20B")]
    [InlineData(
        true,
        "company 2024-01-01 in-talks: valuation USD 20B",
        "press 2024-02-01 in-talks: amount USD 10B; valuation USD 45B; supersedes claim-3",
        "aggregator 2024-01-01 in-talks: amount USD 10B; valuation USD 20B")]
    public void IsMarkedUnpairedIfNoSourceGivesBoth(bool unpaired, params string[] claims)
    {
        Assert.Equal(unpaired, Resolved(claims).Unpaired);
        Assert.Equal(unpaired, Listed(claims).Unpaired);
    }
}

/// <summary>DOMAIN.md, section 5: a person decides about likely duplicates.</summary>
public sealed class TwoDealsOfACompany
{
    private static readonly DuplicateFields Deal = new(DealKind.FundingRound, DateOf("2024-03-01"), IdOf("seed"), AmountOf("USD 5M"));

    [Theory]
    [InlineData("2024-03-01", true)]
    [InlineData("2024-04-15", true)]
    [InlineData("2024-04-16", false)]
    [InlineData("2024-01-16", true)]
    [InlineData("2024-01-15", false)]
    [InlineData("2024-04", true)]
    [InlineData("2024-05", false)]
    [InlineData("2024-01", true)]
    [InlineData("2023-12", false)]
    [InlineData("2024-Q1", false)]
    [InlineData("2024", false)]
    public void AreAlikeWithin45Days(string date, bool alike) => AreAlike(alike, Deal with { Date = DateOf(date) });

    [Theory]
    [InlineData("seed", "USD 9M", true)]
    [InlineData("series-a", "USD 5M", true)]
    [InlineData("series-a", "at least USD 4M", true)]
    [InlineData("series-a", "USD 9M", false)]
    [InlineData("series-a", "undisclosed", false)]
    [InlineData("series-a", "EUR 5M", false)]
    [InlineData("seed", "undisclosed", true)]
    [InlineData(null, "USD 5M", true)]
    [InlineData(null, "USD 9M", false)]
    public void AreAlikeByRoundOrAmount(string? round, string amount, bool alike) =>
        AreAlike(alike, Deal with { Round = round is null ? null : IdOf(round), Amount = AmountOf(amount) });

    [Fact]
    public void AreAlikeOnlyIfOfTheSameKind() => AreAlike(false, Deal with { Kind = DealKind.Debt });

    [Fact]
    public void AreNotAlikeJustBecauseNeitherHasARound() =>
        Assert.False((Deal with { Round = null }).MayBeSameAs(Deal with { Round = null, Amount = AmountOf("USD 9M") }));

    private static void AreAlike(bool alike, DuplicateFields other)
    {
        Assert.Equal(alike, Deal.MayBeSameAs(other));
        Assert.Equal(alike, other.MayBeSameAs(Deal));
    }
}

public sealed class AKindOfDeal
{
    [Theory]
    [InlineData(DealKind.FundingRound, Family.Funding)]
    [InlineData(DealKind.StrategicInvestment, Family.Funding)]
    [InlineData(DealKind.Debt, Family.Debt)]
    [InlineData(DealKind.Secondary, Family.Secondary)]
    [InlineData(DealKind.Acquisition, Family.Takeovers)]
    [InlineData(DealKind.AcquihireLicence, Family.Takeovers)]
    [InlineData(DealKind.Cumulative, null)]
    public void IsCountedInAtMostOneFamily(DealKind kind, Family? family)
    {
        Assert.Equal(family, kind.Family());
        var item = Listed("press 2024-01-01 closed") with { Kind = kind };
        Assert.Equal(Enum.GetValues<Family>().Where(candidate => candidate == family), Enum.GetValues<Family>().Where(item.IsIn));
    }

    [Theory]
    [InlineData(DealKind.FundingRound, null, true)]
    [InlineData(DealKind.FundingRound, "acme-2023", false)]
    [InlineData(DealKind.Cumulative, null, false)]
    [InlineData(DealKind.Debt, null, true)]
    public void IsSummedUnlessAnotherFigureIncludesIt(DealKind kind, string? partOf, bool summed)
    {
        var deal = Deal("press 2024-01-01 closed") with { Kind = kind, PartOf = partOf is null ? null : DealId.Parse(partOf).OrThrow() };
        var resolved = Resolver.Resolve(deal, DateOnly.MaxValue)!;
        Assert.Equal(summed, DealItem.Of(resolved, new([])).IsSummable());
    }
}

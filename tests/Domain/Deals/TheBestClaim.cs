using static ServerlessDeals.Tests.Domain.DealsFromText;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>DOMAIN.md, section 1, rule 2.</summary>
public sealed class TheWeightOfASource
{
    [Theory]
    [InlineData("company", "filing", "by alibaba")]
    [InlineData("filing", "filing", "by alibaba")]
    [InlineData("filing", "company", "by alibaba")]
    [InlineData("company", "press", "round seed")]
    [InlineData("press", "anonymous", "round seed")]
    [InlineData("anonymous", "relay", "round seed")]
    [InlineData("relay", "aggregator", "round seed")]
    [InlineData("aggregator", "company", "mistaken the amount is the valuation")]
    public void OutranksNewnessAndPrecision(string heavier, string lighter, string lighterSays) => Assert.Equal(
        "about $5M",
        Resolved(
            $"{heavier} 2024-01-01 announced: amount about USD 5M",
            $"{lighter} 2024-02-01 announced: amount USD 7M; {lighterSays}").Amount.Value.ToString());

    [Fact]
    public void IsHigherForAnInvestorsFilingThanForNamedPress() => Assert.Equal(
        "$5M", Resolved(
            "filing 2024-01-01 announced: amount USD 5M; by alibaba", "press 2024-02-01 announced: amount USD 7M").Amount.Value.ToString());

    [Theory]
    [InlineData("company 2024-01-01 announced: amount USD 5M", "filing 2024-02-01 announced: amount USD 7M")]
    [InlineData("company 2024-01-01 announced: amount USD 5M", "filing 2024-02-01 announced: amount USD 7M; by acme")]
    [InlineData("company 2024-01-01 announced: amount USD 5M; by acme", "company 2024-02-01 announced: amount USD 7M")]
    [InlineData("filing 2024-01-01 announced: amount USD 5M; by tencent", "company 2024-02-01 announced: amount USD 7M; by alibaba")]
    public void IsTheSameForAFilingAndAnAnnouncement(params string[] claims) =>
        Assert.Equal("$7M", Resolved(claims).Amount.Value.ToString());

    [Theory]
    [InlineData("company", null, SourceWeight.Company)]
    [InlineData("company", "acme", SourceWeight.Company)]
    [InlineData("company", "alibaba", SourceWeight.InvestorFiling)]
    [InlineData("filing", null, SourceWeight.Company)]
    [InlineData("filing", "acme", SourceWeight.Company)]
    [InlineData("filing", "alibaba", SourceWeight.InvestorFiling)]
    [InlineData("press", "alibaba", SourceWeight.NamedPress)]
    [InlineData("anonymous", null, SourceWeight.AnonymousPress)]
    [InlineData("relay", null, SourceWeight.Relay)]
    [InlineData("aggregator", null, SourceWeight.Aggregator)]
    public void FollowsFromItsKindAndSpeaker(string kind, string? by, SourceWeight weight) => Assert.Equal(
        weight, Claim($"{kind} 2024-01-01 announced: {(by is null ? "round seed" : $"by {by}")}").Source.WeightOn(IdOf("acme")));
}

/// <summary>A claim that is known to be wrong is kept and shown, and loses to every other.</summary>
public sealed class AKnownMistake
{
    [Fact]
    public void LosesToClaimsOfEveryStage() => Assert.Equal(
        "$5M",
        Resolved(
            "aggregator 2024-01-01 rumoured: amount USD 5M",
            "company 2024-02-01 closed: amount USD 7M; mistaken it was the valuation").Amount.Value.ToString());

    [Fact]
    public void IsShownIfNoOtherClaimGivesTheField() => Assert.Equal(
        "$7M", Resolved("press 2024-01-01 closed", "press 2024-01-01 closed: amount USD 7M; mistaken perhaps").Amount.Value.ToString());

    [Theory]
    [InlineData("press 2024-02-01 cancelled: mistaken another company", "aggregator 2024-02-01 announced", DealStatus.Announced)]
    [InlineData("company 2024-02-01 closed: mistaken another round", "aggregator 2024-02-01 in-talks", DealStatus.InTalks)]
    [InlineData("company 2024-03-01 closed: mistaken another round", "aggregator 2024-02-01 in-talks", DealStatus.InTalks)]
    [InlineData("press 2024-03-01 denied: mistaken another round", "press 2024-02-01 rumoured", DealStatus.Rumoured)]
    [InlineData("press 2024-03-01 closed: mistaken a", "press 2024-02-01 in-talks: mistaken b", DealStatus.Closed)]
    public void DoesNotChangeTheStatus(string mistaken, string other, DealStatus status) =>
        Assert.Equal(status, Resolved(mistaken, other).Status.Value);

    [Theory]
    [InlineData("press 2024-03-01 in-talks: lead x closed; mistaken of another round", Commitment.InTalks)]
    [InlineData("press 2024-03-01 in-talks: lead x closed", Commitment.Closed)]
    public void DoesNotChangeACommitment(string later, Commitment commitment) =>
        Assert.Equal(commitment, Assert.Single(Resolved("press 2024-02-01 in-talks: lead x in-talks", later).Parties).Commitment.Value);

    [Fact]
    public void CountsIfNoOtherClaimNamesTheParty() => Assert.Equal(
        Commitment.Closed, Assert.Single(
            Resolved("press 2024-02-01 closed", "press 2024-03-01 closed: lead x closed; mistaken perhaps").Parties).Commitment.Value);

    [Fact]
    public void WeighsLessThanAnAggregator() => Assert.Equal(
        SourceWeight.Mistaken, Claim("company 2024-01-01 closed: mistaken in yuan").WeightOn(IdOf("acme")));

    [Fact]
    public void IsNotAWitness() => Assert.Equal(
        "$7M",
        Resolved(
            "press 2024-01-01 closed: amount USD 5M",
            "press 2024-01-01 closed: amount USD 5M; mistaken copied",
            "press 2024-01-01 closed: amount USD 7M",
            "press 2024-01-01 closed: amount USD 7M").Amount.Value.ToString());

    [Fact]
    public void IsListedAsAConflict()
    {
        var lost = Assert.Single(
            Resolved("press 2024-01-01 closed: amount USD 5M", "company 2024-02-01 closed: amount USD 7M; mistaken in yuan").Conflicts);
        Assert.Equal(("amount", "$7M", "claim-2"), (lost.Field, lost.Value, lost.Source.Claim.ToString()));
    }
}

/// <summary>DOMAIN.md, section 1, rule 3.</summary>
public sealed class ARole
{
    [Theory]
    [InlineData("lead", "participant", PartyRole.Lead)]
    [InlineData("co-lead", "participant", PartyRole.CoLead)]
    [InlineData("acquirer", "participant", PartyRole.Acquirer)]
    [InlineData("licensee", "participant", PartyRole.Licensee)]
    [InlineData("lender", "participant", PartyRole.Lender)]
    [InlineData("lead", "unknown", PartyRole.Lead)]
    [InlineData("participant", "unknown", PartyRole.Participant)]
    [InlineData("lead", "co-lead", PartyRole.CoLead)]
    [InlineData("co-lead", "lead", PartyRole.Lead)]
    public void IsNotOverriddenByALaterListThatSaysLess(string earlier, string later, PartyRole role) => Assert.Equal(
        role,
        Assert.Single(Resolved(
            $"press 2024-01-01 closed: {earlier} alibaba closed", $"press 2024-02-01 closed: {later} alibaba closed").Parties).Role.Value);

    [Theory]
    [InlineData(
        "press 2024-01-01 closed: lead alibaba closed", "company 2024-01-01 closed: participant alibaba closed", PartyRole.Participant)]
    [InlineData(
        "press 2024-01-01 in-talks: lead alibaba closed", "press 2024-01-01 closed: participant alibaba closed", PartyRole.Participant)]
    [InlineData("aggregator 2024-01-01 in-talks: lead alibaba closed", "company 2024-02-01 closed: unknown alibaba closed", PartyRole.Lead)]
    public void IsOverriddenByWeightAndStageUnlessUnknown(string left, string right, PartyRole role) =>
        Assert.Equal(role, Assert.Single(Resolved(left, right).Parties).Role.Value);

    [Fact]
    public void IsWithdrawnByASupersedingClaim() => Assert.Equal(
        PartyRole.Participant,
        Assert.Single(Resolved(
            "press 2024-01-01 closed: lead alibaba closed",
            "press 2024-02-01 closed: participant alibaba closed; supersedes claim-1").Parties).Role.Value);

    [Theory]
    [InlineData(PartyRole.Lead, true, true)]
    [InlineData(PartyRole.CoLead, true, true)]
    [InlineData(PartyRole.Participant, true, false)]
    [InlineData(PartyRole.Unknown, true, false)]
    [InlineData(PartyRole.Acquirer, false, false)]
    [InlineData(PartyRole.Licensee, false, false)]
    [InlineData(PartyRole.Lender, false, false)]
    public void DecidesWhoIsAnInvestorAndWhoLed(PartyRole role, bool investor, bool lead) =>
        Assert.Equal((investor, lead), (role.IsInvestor(), role.IsLead()));

    [Fact]
    public void IsUnknownIfNoClaimSaysIt()
    {
        var party = Assert.Single(Resolved("press 2024-01-01 closed: unknown alibaba closed").Parties);
        Assert.Equal((PartyRole.Unknown, "claim-1"), (party.Role.Value, party.Role.Source!.Claim.ToString()));
    }

    [Fact]
    public void SortsThePartiesWithTiesById() => Assert.Equal(
        ["b", "c", "a", "d"],
        Resolved("press 2024-01-01 closed: unknown d closed; participant a closed; lead c closed; lead b closed")
            .Parties.Select(party => party.Org.ToString()));
}

/// <summary>DOMAIN.md, section 1, rule 4: by the first day on which a claim can have been published.</summary>
public sealed class TheNewerClaim
{
    [Theory]
    [InlineData("2024-01-01", "2024-01-02")]
    [InlineData("2024", "2024-01-02")]
    [InlineData("2024-Q1", "2024-01-02")]
    [InlineData("2024-03", "2024-03-02")]
    [InlineData("2024", "2024-02")]
    [InlineData("2024-02-29", "2024-03")]
    [InlineData("2023-12-31", "2024")]
    public void BeatsTheOlderOne(string older, string newer)
    {
        var (first, second) = ($"press {older} closed: amount USD 5M", $"press {newer} closed: amount about USD 7M");
        Assert.Equal("about $7M", Resolved(first, second).Amount.Value.ToString());
        Assert.Equal("about $7M", Resolved(second, first).Amount.Value.ToString());
    }

    [Theory]
    [InlineData("2024", "2024-01-01")]
    [InlineData("2024-03", "2024-03-01")]
    public void IsNeitherIfBothDatesBeginOnTheSameDay(string left, string right) => Assert.Equal(
        "$5M", Resolved($"press {left} closed: amount USD 5M", $"press {right} closed: amount about USD 7M").Amount.Value.ToString());
}

/// <summary>DOMAIN.md, section 1, rule 5.</summary>
public sealed class TheMorePreciseValue
{
    [Theory]
    [InlineData("amount USD 5M", "amount about USD 7M")]
    [InlineData("amount about USD 5M", "amount between USD 6M and 7M")]
    [InlineData("amount between USD 5M and 6M", "amount between USD 7M and 9M")]
    [InlineData("amount between USD 5M and 9M", "amount up to USD 7M")]
    [InlineData("amount less than USD 5M", "amount up to USD 5M")]
    [InlineData("amount up to USD 5M", "amount at least USD 7M")]
    [InlineData("amount more than USD 5M", "amount at least USD 5M")]
    [InlineData("amount at least USD 7M", "amount at least USD 5M")]
    public void BeatsAVaguerValueOfTheSameDay(string precise, string vague)
    {
        var expected = AmountOf(precise["amount ".Length..]);
        Assert.Equal(expected, Resolved($"press 2024-01-01 closed: {precise}", $"press 2024-01-01 closed: {vague}").Amount.Value);
        Assert.Equal(expected, Resolved($"press 2024-01-01 closed: {vague}", $"press 2024-01-01 closed: {precise}").Amount.Value);
    }

    [Theory]
    [InlineData("USD 5B", "about USD 5B post-money", "$5B")]
    [InlineData("USD 5B post-money", "USD 6B", "$5B post-money")]
    [InlineData("USD 5B pre-money", "USD 6B", "$5B pre-money")]
    public void IsAValuationsWorthAndThenItsBasis(string precise, string vague, string shown) => Assert.Equal(
        shown, Resolved(
            $"press 2024-01-01 closed: valuation {vague}", $"press 2024-01-01 closed: valuation {precise}").Valuation!.Value.ToString());

    [Theory]
    [InlineData("2024-03-05", "2024-04")]
    [InlineData("2024-04", "2024-Q1")]
    [InlineData("2024-Q2", "2025")]
    public void IsADayBeforeAMonthAQuarterAndAYear(string precise, string vague)
    {
        var resolved = Resolved(
            $"press 2024-01-01 closed: announced {vague}; closed {vague}",
            $"press 2024-01-01 closed: announced {precise}; closed {precise}");
        Assert.Equal((precise, precise), ($"{resolved.Announced!.Value}", $"{resolved.Closed!.Value}"));
    }

    [Fact]
    public void IsAnExactShareBeforeAnApproximateOne() => Assert.Equal(
        "$5M",
        Assert.Single(Resolved(
            "press 2024-01-01 closed: lead x closed about USD 7M",
            "press 2024-01-01 closed: lead x closed USD 5M").Parties).Amount!.Value.ToString());
}

public sealed class TheBetterWitnessedValue
{
    [Fact]
    public void BeatsOneWithFewerIndependentSources() => Assert.Equal(
        "$7M",
        Resolved(
            "press 2024-02-01 closed: amount USD 5M",
            "press 2024-02-01 closed: amount USD 7M",
            "aggregator 2024-01-01 rumoured: amount USD 7M").Amount.Value.ToString());

    [Theory]
    [InlineData("publisher Bloomberg", "publisher BLOOMBERG")]
    [InlineData("publisher SCMP; cites Bloomberg", "publisher Bloomberg")]
    [InlineData("publisher SCMP; cites Bloomberg", "publisher FT; cites Bloomberg")]
    public void CountsSourcesThatRepeatOneOutletOnce(string first, string second)
    {
        var resolved = Resolved(
            "press 2024-02-01 closed: amount USD 5M",
            $"press 2024-02-01 closed: amount USD 7M; {first}",
            $"press 2024-02-01 closed: amount USD 7M; {second}");
        Assert.Equal("$5M", resolved.Amount.Value.ToString());
        Assert.Equal(2, resolved.Sources);
    }

    [Fact]
    public void LosesToAMorePreciseValue() => Assert.Equal(
        "$5M",
        Resolved(
            "press 2024-02-01 closed: amount USD 5M",
            "press 2024-02-01 closed: amount about USD 7M",
            "press 2024-02-01 closed: amount about USD 7M").Amount.Value.ToString());
}

/// <summary>DOMAIN.md, section 1, rule 6: if only the id decides, the deal says so.</summary>
public sealed class ATieBrokenById
{
    [Fact]
    public void TakesTheFirstIdAndIsMarked()
    {
        string[] claims =
        [
            "press 2024-01-01 closed: id b; amount USD 5M; valuation USD 50M; round b; announced 2024-01-01; closed 2024-02; lead x closed",
            "press 2024-01-01 closed: id a; amount USD 7M; valuation USD 70M; round a; "
                + "announced 2024-01-02; closed 2024-03; co-lead x closed",
        ];
        var resolved = Resolved(claims);
        Assert.Equal(
            ("$7M", "$70M", "a", "2024-01-02", "2024-03", PartyRole.CoLead),
            (
                $"{resolved.Amount.Value}",
                $"{resolved.Valuation!.Value}",
                $"{resolved.Round!.Value}",
                $"{resolved.Announced!.Value}",
                $"{resolved.Closed!.Value}",
                resolved.Parties[0].Role.Value));
        Assert.Equal(["announced", "closed", "round", "amount", "valuation", "role:x"], Listed(claims).Undecided!);
    }

    [Theory]
    [InlineData("press 2024-01-01 closed: amount USD 5M", "press 2024-01-01 closed: amount USD 5M")]
    [InlineData("press 2024-01-01 closed: amount USD 5M", "press 2024-01-02 closed: amount USD 7M")]
    [InlineData("press 2024-01-01 closed: amount USD 5M", "anonymous 2024-01-01 closed: amount USD 7M")]
    [InlineData("press 2024-01-01 closed: amount USD 5M", "press 2024-01-01 closed: amount about USD 7M")]
    [InlineData("press 2024-01-01 closed: amount USD 5M", "press 2024-01-01 in-talks: amount USD 7M")]
    [InlineData("press 2024-01-01 closed: amount USD 5M", "press 2024-01-01 closed: amount USD 7M; mistaken in yuan")]
    public void DoesNotOccurIfAnEarlierRuleDecides(params string[] claims)
    {
        Assert.False(Resolved(claims).Amount.Undecided);
        Assert.Null(Listed(claims).Undecided);
    }

    [Theory]
    [InlineData("press 2024-02-01 announced: announced 2024-01-05", "press 2024-02-01 announced: announced 2024-01-06", true)]
    [InlineData("press 2024-02-01 announced: announced 2024-01-05", "press 2024-02-02 announced: announced 2024-01-06", false)]
    [InlineData("press 2024-02-01 announced: announced 2024-01-05", "press 2024-02-01 announced: announced 2024-01-05", false)]
    [InlineData("press 2024-02-01 announced: announced 2024-01-05", "press 2024-02-01 announced: announced 2024-01", false)]
    public void OccursIfTwoDatesRefineALaterOneEquallyWell(string left, string right, bool undecided) => Assert.Equal(
        undecided, Resolved(left, right, "press 2025-01-05 closed: announced 2024").Announced!.Undecided);

    [Fact]
    public void StaysMarkedOnADateThatIsRefined() => Assert.True(
        Resolved(
            "press 2024-02-01 announced: announced 2024-01-05",
            "press 2025-01-05 closed: announced 2024",
            "press 2025-01-05 closed: announced 2025").Announced!.Undecided);

    [Fact]
    public void DoesNotOccurIfOneValueHasMoreWitnesses() => Assert.False(
        Resolved(
            "press 2024-01-01 closed: amount USD 5M",
            "press 2024-01-01 closed: amount USD 7M",
            "press 2024-01-01 closed: amount USD 5M").Amount.Undecided);
}

public sealed class AnUndisclosedAmount
{
    [Theory]
    [InlineData(
        "aggregator 2024-01-01 rumoured: amount USD 5M; valuation USD 50M",
        "company 2024-02-01 closed: amount undisclosed; valuation undisclosed",
        "$5M",
        "$50M")]
    [InlineData(
        "press 2024-01-01 closed", "company 2024-02-01 closed: amount undisclosed; valuation undisclosed", "undisclosed", "undisclosed")]
    [InlineData("press 2024-01-01 closed", "press 2024-02-01 closed", "undisclosed", null)]
    public void IsShownOnlyIfNoClaimGivesAFigure(string left, string right, string amount, string? valuation)
    {
        var resolved = Resolved(left, right);
        Assert.Equal((amount, valuation), ($"{resolved.Amount.Value}", resolved.Valuation?.Value.ToString()));
        Assert.Empty(resolved.Conflicts);
    }

    [Theory]
    [InlineData("press 2024-02-01 closed: lead x closed undisclosed", "$1M")]
    [InlineData("press 2024-02-01 closed: lead x closed USD 2M", "$2M")]
    public void DoesNotReplaceAPartysShare(string later, string share) => Assert.Equal(
        share, Assert.Single(Resolved("press 2024-01-01 closed: lead x closed USD 1M", later).Parties).Amount!.Value.ToString());

    [Fact]
    public void CitesTheClaimThatSaidSoIfAny()
    {
        Assert.Null(Resolved("press 2024-01-01 closed").Amount.Source);
        Assert.Equal("claim-1", Resolved("press 2024-01-01 closed: amount undisclosed").Amount.Source!.Claim.ToString());
    }
}

public sealed class EveryPrintedFact
{
    [Fact]
    public void CitesTheClaimThatSaysExactlyThat()
    {
        var resolved = Resolved(
            "press 2024-01-01 in-talks: lead alibaba in-talks",
            "company 2024-02-01 announced: amount USD 5M; unknown alibaba committed; publisher Acme",
            "press 2024-03-01 closed: valuation USD 50M; round seed; announced 2024-02-01; closed 2024-03; unknown alibaba closed USD 1M");
        Assert.Equal(
            ("claim-3", "claim-2", "claim-3", "claim-3", "claim-3", "claim-3"),
            (
                Of(resolved.Status),
                Of(resolved.Amount),
                Of(resolved.Valuation!),
                Of(resolved.Round!),
                Of(resolved.Announced!),
                Of(resolved.Closed!)));
        var party = Assert.Single(resolved.Parties);
        Assert.Equal(("claim-1", "claim-3", "claim-3"), (Of(party.Role), Of(party.Commitment), Of(party.Amount!)));
        Assert.Equal(
            new Citation(
                IdOf("claim-2"), "Acme", DateOf("2024-02-01"), SourceKind.Company, "https://example.org/2"), resolved.Amount.Source);

        static string Of<T>(Cited<T> value) => value.Source!.Claim.ToString();
    }
}

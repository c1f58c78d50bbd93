using static ServerlessDeals.Tests.Domain.DealsFromText;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>DOMAIN.md, section 4: a status changes over time.</summary>
public sealed class TheStatus
{
    [Theory]
    [InlineData(DealStatus.InTalks, "claim-2", "press 2024-01-01 rumoured", "press 2024-02-01 in-talks")]
    [InlineData(DealStatus.Announced, "claim-2", "company 2024-01-01 in-talks", "aggregator 2024-02-01 announced")]
    [InlineData(DealStatus.Closed, "claim-1", "press 2024-01-01 closed", "press 2024-02-01 in-talks")]
    [InlineData(DealStatus.Closed, "claim-2", "press 2024-02-01 announced", "press 2024-02-01 closed")]
    public void IsTheFurthestReported(DealStatus status, string claim, params string[] claims) => Is(status, claim, claims);

    [Theory]
    [InlineData("company 2024-02-01 in-talks", "press 2024-01-01 closed")]
    [InlineData("press 2024-01-01 in-talks", "aggregator 2024-01-01 closed")]
    [InlineData("press 2024-01-31 in-talks", "aggregator 2024-01 closed")]
    [InlineData("press 2024-03-01 in-talks", "aggregator 2024 closed: recorded 2024-02-01")]
    [InlineData("press 2024-02 in-talks", "aggregator 2024-01 closed")]
    public void IsRevertedByAWeightierSourceThatIsNotOlder(params string[] claims) => Is(DealStatus.InTalks, "claim-1", claims);

    [Theory]
    [InlineData("press 2024-01-01 in-talks", "aggregator 2024-01-02 closed")]
    [InlineData("press 2024-01-15 in-talks", "aggregator 2024-01 closed")]
    [InlineData("press 2024-01 in-talks", "aggregator 2024-01-15 closed")]
    [InlineData("press 2024-02-01 in-talks", "press 2024-01-01 closed")]
    [InlineData("aggregator 2024-02-01 in-talks", "press 2024-01-01 closed")]
    public void IsNotRevertedByASourceThatMayBeOlderOrLighter(params string[] claims) => Is(DealStatus.Closed, "claim-2", claims);

    [Theory]
    [InlineData(DealStatus.Cancelled, "claim-2", "press 2024-01-01 announced", "press 2024-02-01 cancelled")]
    [InlineData(DealStatus.Denied, "claim-2", "press 2024-01-01 closed", "press 2024-02-01 denied")]
    [InlineData(DealStatus.Denied, "claim-2", "press 2024-01-01 cancelled", "press 2024-02-01 denied")]
    [InlineData(DealStatus.Cancelled, "claim-2", "press 2024-01-01 denied", "press 2024-02-01 cancelled")]
    [InlineData(DealStatus.Denied, "claim-1", "press 2024-02-01 denied", "press 2024-02-01 cancelled")]
    [InlineData(DealStatus.Cancelled, "claim-1", "press 2024-02-01 cancelled", "company 2024-01-31 closed")]
    public void EndsWithACancellationOrADenial(DealStatus status, string claim, params string[] claims) => Is(status, claim, claims);

    [Theory]
    [InlineData(DealStatus.Announced, "press 2024-02-01 cancelled", "press 2024-02-02 announced")]
    [InlineData(DealStatus.InTalks, "press 2024-02-01 denied", "relay 2024-03-01 in-talks")]
    [InlineData(DealStatus.Announced, "press 2024 cancelled", "press 2024-01-02 announced")]
    public void IsRevivedByALaterReport(DealStatus status, params string[] claims) => Is(status, "claim-2", claims);

    [Theory]
    [InlineData("press 2024-02-01 cancelled", "press 2024-02-01 announced")]
    [InlineData("press 2024-02-01 cancelled", "press 2024-02-01 closed")]
    [InlineData("press 2024-02-01 cancelled", "press 2024-01-01 closed")]
    [InlineData("press 2024-02-01 cancelled", "press 2024-01 closed")]
    [InlineData("press 2024-02-01 cancelled", "press 2024 closed")]
    public void IsNotRevivedByAReportOfTheSameDayOrByOldNews(params string[] claims)
    {
        Is(DealStatus.Cancelled, "claim-1", claims);
        Is(DealStatus.Denied, "claim-1", [claims[0].Replace("cancelled", "denied", StringComparison.Ordinal), claims[1]]);
    }

    [Fact]
    public void IsNotEndedByALighterSourceOfTheSameDay() =>
        Is(DealStatus.Closed, "claim-2", ["aggregator 2024-02-01 cancelled", "company 2024-02-01 closed"]);

    [Theory]
    [InlineData("claim-2", "press 2024-02-01 closed", "company 2024-03-01 closed")]
    [InlineData("claim-2", "press 2024-03-01 closed", "press 2024-02-01 closed")]
    [InlineData("claim-1", "press 2024-02-01 closed", "press 2024-02-01 closed")]
    public void CitesTheWeightiestAndThenTheFirstSource(string claim, params string[] claims) => Is(DealStatus.Closed, claim, claims);

    [Fact]
    public void HasATimelineOfFirstReports() => Assert.Equal(
        ["rumoured 2024-01-05 claim-2", "in-talks 2024-02-01 claim-4", "closed 2024-02-01 claim-1", "cancelled 2024-06-01 claim-6"],
        Resolved(
            "press 2024-02-01 closed",
            "press 2024-01-05 rumoured",
            "relay 2024-02-01 in-talks",
            "press 2024-02-01 in-talks",
            "press 2024-03-01 in-talks",
            "press 2024-06-01 cancelled",
            "press 2024-06-01 cancelled").Timeline.Select(
                step => $"{EnumWords.Of(step.Status)} {step.KnownOn:yyyy-MM-dd} {step.Source.Claim}"));

    private static void Is(DealStatus status, string claim, string[] claims)
    {
        var resolved = Resolved(claims).Status;
        Assert.Equal((status, claim), (resolved.Value, resolved.Source!.Claim.ToString()));
    }
}

/// <summary>DOMAIN.md, section 5: a party that was only ever in talks is not an investor in the settled deal.</summary>
public sealed class TheCommitmentOfAParty
{
    [Theory]
    [InlineData(Commitment.Committed, "press 2024-01-01 in-talks: lead x in-talks", "press 2024-02-01 in-talks: lead x committed")]
    [InlineData(Commitment.Closed, "press 2024-01-01 announced: lead x closed", "press 2024-02-01 announced: lead x committed")]
    [InlineData(Commitment.InTalks, "press 2024-01-01 in-talks: lead x committed", "company 2024-02-01 in-talks: lead x in-talks")]
    [InlineData(Commitment.Committed, "press 2024-01-01 in-talks: lead x committed", "company 2024-02-01 in-talks")]
    public void ChangesOverTimeAsTheStatusDoes(Commitment commitment, params string[] claims) =>
        Assert.Equal(commitment, Assert.Single(Resolved(claims).Parties).Commitment.Value);

    [Theory]
    [InlineData("announced: participant x in-talks", Commitment.InTalks, false, true)]
    [InlineData("closed: participant x in-talks", Commitment.InTalks, false, true)]
    [InlineData("closed", Commitment.Committed, true, false)]
    [InlineData("closed: participant x closed", Commitment.Closed, false, false)]
    [InlineData("in-talks: participant x in-talks", Commitment.Committed, false, false)]
    [InlineData("cancelled", Commitment.Committed, true, false)]
    public void ComesFromSettledClaimsOnceTheDealIsSettled(string later, Commitment commitment, bool fromTalks, bool onlyInTalks)
    {
        var party = Assert.Single(Resolved("press 2024-01-01 in-talks: participant x committed", $"press 2024-02-01 {later}").Parties);
        Assert.Equal((commitment, fromTalks, onlyInTalks), (party.Commitment.Value, party.Commitment.FromTalks, party.OnlyInTalks));
    }

    [Theory]
    [InlineData("closed", true)]
    [InlineData("announced", true)]
    [InlineData("in-talks", false)]
    [InlineData("cancelled", false)]
    public void MakesNoInvestorIfItNeverWentBeyondTalks(string status, bool onlyInTalks)
    {
        var item = Listed(
            "press 2024-01-01 in-talks: lead x in-talks; participant y committed", $"press 2024-02-01 {status}: participant y committed");
        var (x, y) = (item.Parties.Single(party => party.Id.ToString() == "x"), item.Parties.Single(party => party.Id.ToString() == "y"));
        Assert.Equal((onlyInTalks, !onlyInTalks, !onlyInTalks), (x.OnlyInTalks, x.IsInvestor(), x.IsLead()));
        Assert.Equal((false, true, false), (y.OnlyInTalks, y.IsInvestor(), y.IsLead()));
    }
}

/// <summary>DOMAIN.md, section 3: a settled deal is dated by its announcement, talks by their first report.</summary>
public sealed class TheDateOfADeal
{
    [Theory]
    [InlineData("2024-01-05", DateBasis.Reported, "press 2024-01-05 rumoured", "press 2024-02-01 in-talks: announced 2024-02")]
    [InlineData("2024-01", DateBasis.Reported, "press 2024-01 rumoured", "press 2024-02-01 in-talks")]
    [InlineData("2024-03-01", DateBasis.Announced, "press 2024-01-05 rumoured", "press 2024-03-05 announced: announced 2024-03-01")]
    [InlineData(
        "2024-03-05",
        DateBasis.Reported,
        "press 2024-01-05 rumoured",
        "press 2024-03-05 announced",
        "press 2024-04-01 closed: closed 2024-03-20")]
    [InlineData("2024-03-05", DateBasis.Reported, "press 2024-01-05 in-talks", "press 2024-04-01 closed", "press 2024-03-05 announced")]
    [InlineData("2024-02", DateBasis.Announced, "press 2024-01-05 in-talks", "press 2024-03-05 cancelled: announced 2024-02")]
    [InlineData("2024-02-05", DateBasis.Reported, "press 2024-01-05 in-talks", "press 2024-02-05 announced", "press 2024-03-05 cancelled")]
    [InlineData("2024-01-05", DateBasis.Reported, "press 2024-01-05 in-talks", "press 2024-03-05 denied")]
    [InlineData("2024-03-05", DateBasis.Reported, "press 2024 closed", "press 2024-03-05 closed")]
    [InlineData("2024", DateBasis.Reported, "press 2024 closed: recorded 2024-03-01", "press 2024-03-05 closed")]
    [InlineData("2024-02", DateBasis.Reported, "press 2024-02-29 closed: id b", "press 2024-02 closed: id a")]
    [InlineData(
        "2024-01-05", DateBasis.Reported, "press 2024-01-05 rumoured", "aggregator 2024-02-01 closed", "company 2024-02-01 in-talks")]
    public void IsItsAnnouncementOrElseItsFirstReport(string date, DateBasis basis, params string[] claims)
    {
        var resolved = Resolved(claims);
        Assert.Equal((date, basis), (resolved.Date.ToString(), resolved.DateBasis));
    }

    [Theory]
    [InlineData("2024-01-05", "claim-1", "press 2024-01-05 announced: announced 2024-01-05", "press 2025-01-05 closed: announced 2024")]
    [InlineData(
        "2024-01-05",
        "claim-2",
        "press 2024-02-01 announced: announced 2024-Q1",
        "press 2024-02-01 announced: announced 2024-01-05",
        "press 2025-01-05 closed: announced 2024")]
    [InlineData(
        "2024-03-05",
        "claim-2",
        "press 2024-01-05 announced: announced 2024-01-05",
        "press 2024-03-05 announced: announced 2024-03-05",
        "press 2025-01-05 closed: announced 2024")]
    [InlineData("2024", "claim-2", "aggregator 2024-01-05 announced: announced 2024-01-05", "press 2025-01-05 closed: announced 2024")]
    [InlineData("2024-01-05", "claim-1", "company 2024-01-05 announced: announced 2024-01-05", "press 2025-01-05 closed: announced 2024")]
    [InlineData("2024", "claim-2", "press 2023-12-31 announced: announced 2023-12-31", "press 2025-01-05 closed: announced 2024")]
    [InlineData("2024-Q1", "claim-2", "press 2024-04-05 announced: announced 2024-04", "press 2025-01-05 closed: announced 2024-Q1")]
    [InlineData(
        "2024-01-05",
        "claim-1",
        "press 2024-02-01 announced: announced 2024-01-05",
        "press 2024-02-01 announced: announced 2024-01-06",
        "press 2025-01-05 closed: announced 2024")]
    public void IsRefinedByAMorePreciseClaimOfAtLeastEqualWeight(string date, string claim, params string[] claims)
    {
        var announced = Resolved(claims).Announced!;
        Assert.Equal((date, claim), (announced.Value.ToString(), announced.Source!.Claim.ToString()));
        var closed = Resolved([.. claims.Select(line => line.Replace(": announced", ": closed", StringComparison.Ordinal))]).Closed!;
        Assert.Equal((date, claim), (closed.Value.ToString(), closed.Source!.Claim.ToString()));
    }
}

public sealed class TheHistoryOfADeal
{
    private static readonly string[] Claims =
    [
        "press 2024-01-10 in-talks: amount USD 5M",
        "press 2024-02 announced: amount USD 6M",
        "press 2024 closed: amount USD 7M; recorded 2024-06-15",
        "press 2025 closed: amount USD 8M; supersedes claim-3",
    ];

    [Theory]
    [InlineData("2024-01-09", null)]
    [InlineData("2024-01-10", "$5M")]
    [InlineData("2024-02-28", "$5M")]
    [InlineData("2024-02-29", "$6M")]
    [InlineData("2024-06-15", "$6M")]
    [InlineData("2025-12-30", "$6M")]
    [InlineData("2025-12-31", "$8M")]
    public void IncludesAClaimFromItsLastPossiblePublicationDay(string day, string? amount) =>
        Assert.Equal(amount, ResolvedAsOf(day, Claims)?.Amount.Value.ToString());

    [Theory]
    [InlineData("2024-06-14", DealStatus.Announced)]
    [InlineData("2024-06-15", DealStatus.Closed)]
    public void UsesTheDayOfRecordingIfThatIsEarlier(string day, DealStatus status) =>
        Assert.Equal(status, ResolvedAsOf(day, Claims)!.Status.Value);

    [Fact]
    public void HasAStateForEachDayWithNewClaims()
    {
        var history = Resolver.History(Deal(Claims));
        Assert.Equal(
            ["2024-01-10 $5M", "2024-02-29 $6M", "2024-06-15 $6M", "2025-12-31 $8M"],
            history.Select(state => $"{state.From:yyyy-MM-dd} {state.Deal.Amount.Value}"));
    }

    [Fact]
    public void SortsClaimsOfOneDayByTheirIds() => Assert.Equal(
        ["a", "b", "c"],
        Resolved("press 2024-01-01 closed: id c", "press 2024-01-01 closed: id a", "press 2024-01-01 closed: id b")
            .Claims.Select(claim => claim.Id.ToString()));

    [Fact]
    public void SortsClaimsByTheDayTheyBecameKnown() => Assert.Equal(
        ["claim-1", "claim-2", "claim-3", "claim-4"],
        Resolver.Resolve(
            Deal(Claims) with { Claims = [.. Deal(Claims).Claims.Reverse()] },
            DateOnly.MaxValue)!.Claims.Select(claim => claim.Id.ToString()));

    [Theory]
    [InlineData("2024", false)]
    [InlineData("2024-Q1", true)]
    [InlineData("2024-03", true)]
    [InlineData("2024-03-05", true)]
    public void HasNewsOnlyFromSourcesDatedMorePreciselyThanAYear(string published, bool news) =>
        Assert.Equal(news, Claim($"press {published} closed").IsNews);
}

public sealed class ASupersedingClaim
{
    [Fact]
    public void ReplacesTheOtherFromItsOwnDayOn()
    {
        string[] claims =
        [
            "company 2024-01-01 closed: amount USD 5M; round seed", "aggregator 2024-02-01 closed: amount USD 7M; supersedes claim-1",
        ];
        Assert.Equal("$7M", Resolved(claims).Amount.Value.ToString());
        Assert.Null(Resolved(claims).Round);
        Assert.Equal("$5M", ResolvedAsOf("2024-01-31", claims)!.Amount.Value.ToString());
        Assert.Equal(2, Resolved(claims).Sources);
    }

    [Fact]
    public void IsIgnoredInACycle() => Assert.Equal(
        "$7M",
        Resolved(
            "press 2024-01-01 closed: amount USD 5M; supersedes claim-2",
            "press 2024-02-01 closed: amount USD 7M; supersedes claim-1").Amount.Value.ToString());
}

/// <summary>Talks are stale if nothing was heard of them for a year.</summary>
public sealed class TalksThatWentQuiet
{
    [Theory]
    [InlineData("2025-03-05", false)]
    [InlineData("2025-03-06", true)]
    [InlineData("2026-01-01", true)]
    public void AreStaleADayAfterOneYear(string day, bool stale) =>
        Assert.Equal(stale, Listed("press 2024-01-01 rumoured", "press 2024-03-05 in-talks").IsStale(DayOf(day)));

    [Theory]
    [InlineData("2024-02-29", "2025-03-01")]
    [InlineData("2024-03", "2025-04-01")]
    [InlineData("2024", "2026-01-01")]
    public void CountFromTheLastDayThatASourceAllows(string published, string staleFrom) => Assert.Equal(
        DayOf(staleFrom), Listed("press 2024-01-01 rumoured", $"press {published} in-talks").StaleFrom());

    [Theory]
    [InlineData("announced")]
    [InlineData("cancelled")]
    public void AreNoLongerTalksOnceSettledOrEnded(string status)
    {
        var item = Listed("press 2024-01-01 in-talks", $"press 2024-02-01 {status}");
        Assert.Null(item.LastHeard);
        Assert.Null(item.StaleFrom());
        Assert.False(item.IsStale(DateOnly.MaxValue));
    }
}

public sealed class AnUnconfirmedDeal
{
    [Theory]
    [InlineData(true, "aggregator 2024-01-01 closed")]
    [InlineData(true, "press 2024-01-01 in-talks", "relay 2024-01-02 in-talks", "aggregator 2024-02-01 closed")]
    [InlineData(true, "press 2024-01-01 announced", "aggregator 2024-02-01 cancelled")]
    [InlineData(true, "press 2024-01-01 closed", "aggregator 2024-02-01 closed: supersedes claim-1")]
    [InlineData(false, "aggregator 2024-02-01 closed", "relay 2024-02-01 announced")]
    [InlineData(false, "aggregator 2024-01-01 in-talks", "press 2024-02-01 closed")]
    [InlineData(false, "aggregator 2024-01-01 in-talks", "anonymous 2024-02-01 in-talks")]
    public void RestsOnlyOnAggregatorsInItsCurrentStage(bool unconfirmed, params string[] claims)
    {
        Assert.Equal(unconfirmed, Resolved(claims).Unconfirmed);
        Assert.Equal(unconfirmed, Listed(claims).Unconfirmed);
    }
}

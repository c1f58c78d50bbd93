using ServerlessDeals.Briefings;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Tests.Domain;

/// <summary>The sentences of the briefing, which rules compose from the data.</summary>
public sealed class TheWords
{
    private static readonly PartialDate LongAfter = PartialDate.Parse("2026-06-30").OrThrow();

    [Fact]
    public void CountUndisclosedDealsAndKeepEveryHedge() => Assert.Equal(
        "In March 2024, two deals were announced, for at least $600M (one gave no amount).",
        Month([Deal("a", "at least USD 600M"), Deal("b", "undisclosed")]).Lede[0]);

    [Fact]
    public void AgreeInNumber()
    {
        Assert.Equal("In March 2024, one deal was announced, for an undisclosed amount.", Month([Deal("a", "undisclosed")]).Lede[0]);
        Assert.Equal("In March 2024, two deals were announced, for undisclosed amounts.", Month([Deal("a", "undisclosed"), Deal("b", "undisclosed")]).Lede[0]);
        Assert.Equal("No announced deal is dated to March 2024.", Month([]).Lede[0]);
    }

    [Fact]
    public void NameTheLargestDealsShareAndWhatIsLeftWithoutIt() => Assert.Contains(
        "The largest, B's $900M, is about 90 % of the dollar total; without it the rest come to about $100M.",
        Month([Deal("a", "about USD 100M"), Deal("b", "USD 900M")]).Lede);

    [Theory]
    [InlineData("USD 900M", "USD 100M", "is about 90 % of")]
    [InlineData("USD 949.7M", "USD 50.3M", "is about 95 % of")]
    [InlineData("USD 900M", "at least USD 100M", "is at most 90 % of")]
    [InlineData("at least USD 900M", "USD 100M", "is at least 90 % of")]
    [InlineData("USD 900M", "between USD 100M and 300M", "is between 75 % and 90 % of")]
    [InlineData("USD 900M", "up to USD 300M", "is at least 75 % of")]
    [InlineData("more than USD 900M", "at least USD 100M", "Without the largest, A's more than $900M, the rest come to at least $100M.")]
    public void GiveAShareAsWidelyAsTheAmountsAllow(string largest, string other, string said) =>
        Assert.Contains(said, Month([Deal("a", largest), Deal("b", other)]).Lede[1], StringComparison.Ordinal);

    [Fact]
    public void RoundTheShareOfALowerBound() => Assert.Equal(95, Month([Deal("a", "USD 949.7M"), Deal("b", "USD 50.3M")]).Announced.InDollars()!.LargestShare);

    [Fact]
    public void CallTheLargestOneOfItsCurrencyAndLetNoHedgeCoverAnother()
    {
        var month = Month([Deal("a", "EUR 600M"), Deal("b", "more than USD 60M"), Deal("c", "USD 20M")]);
        Assert.Equal("In March 2024, three deals were announced, for €600M and at least $80M.", month.Lede[0]);
        Assert.StartsWith("The largest in dollars, B's more than $60M, is ", month.Lede[1], StringComparison.Ordinal);
        Assert.Equal("March 2024: three deals, €600M and at least $80M", Story.Headline(month));
    }

    [Fact]
    public void SayWhichDealsAreInNoSum()
    {
        var total = Deal("a", "USD 1B") with { Kind = DealKind.Cumulative };
        Assert.Equal("In March 2024, one deal was announced; it is in no sum, as a yearly total or part of another deal.", Month([total]).Lede[0]);
        Assert.Equal(
            "In March 2024, two deals were announced, for $5M; one of them is in no sum, as a yearly total or part of another deal.", Month([total, Deal("b", "USD 5M")]).Lede[0]);
        Assert.Equal(
            "In March 2024, three deals were announced, for an undisclosed amount; two of them are in no sum, as yearly totals or parts of other deals.",
            Month([total, total with { Id = DealId.Parse("a-2024-04").OrThrow() }, Deal("b", "undisclosed")]).Lede[0]);
    }

    [Fact]
    public void CountWhatIsUndisclosedInAComparisonToo() => Assert.Contains(
        "The month before had two deals, for $1M (one gave no amount).",
        BriefingReader.Make(BriefingPeriod.Parse("2024-03").OrThrow(), [Deal("a", "USD 1B")], [Deal("b", "USD 1M"), Deal("c", "undisclosed")], LongAfter.First, LongAfter).Lede);

    [Fact]
    public void NeverAddCurrencies() => Assert.Equal(
        "In March 2024, three deals were announced, for $1M, CN¥5M and €2M.",
        Month([Deal("a", "USD 1M"), Deal("b", "EUR 2M"), Deal("c", "CNY 5M")]).Lede[0]);

    [Fact]
    public void KeepTalksApart()
    {
        var month = Month([Deal("a", "USD 1B"), Deal("b", "at least USD 600M", DealStatus.InTalks)]);
        Assert.Equal("In March 2024, one deal was announced, for $1B.", month.Lede[0]);
        Assert.Contains("One more, not counted above, is rumoured or in talks, for at least $600M.", month.Lede);
        Assert.Contains("One is rumoured or in talks, for an undisclosed amount.", Month([Deal("b", "undisclosed", DealStatus.Rumoured)]).Lede);
    }

    [Fact]
    public void WarnOfAPeriodThatIsStillBeingReportedInsteadOfComparingIt()
    {
        var early = Month([Deal("a", "USD 1B")], reported: PartialDate.Parse("2024-03-20").OrThrow());
        Assert.Contains("The period is recent and much of it is still to be reported, so it is not compared with the one before.", early.Lede);
        Assert.DoesNotContain(early.Lede, sentence => sentence.StartsWith("The month before", StringComparison.Ordinal));
        Assert.Contains("No announced deal is dated to the month before.", Month([Deal("a", "USD 1B")]).Lede);
        Assert.Equal("March 2024 so far: one deal, $1B", Story.Headline(early));
    }

    [Fact]
    public void TellOfACompanyWithoutSayingMoreThanTheData()
    {
        var sentences = Story.OfCompany(Organization("a", [Deal("a", "USD 1B", DealStatus.InTalks), Deal("a", "undisclosed"), Deal("a", "USD 5M", DealStatus.Denied)], []));
        Assert.Equal(
            ["One deal of A has been announced, for an undisclosed amount.", "One more, not counted above, is rumoured or in talks, for $1B.", "One deal was cancelled or denied."],
            sentences);
        Assert.Equal(["No deal of A has been announced."], Story.OfCompany(Organization("a", [], [])));
        Assert.Equal(["No deal of A has been announced.", "One is rumoured or in talks, for $1B."], Story.OfCompany(Organization("a", [Deal("a", "USD 1B", DealStatus.InTalks)], [])));
    }

    [Fact]
    public void TellTheLastAnnouncedValuationApartFromTalks()
    {
        static DealItem Valued(string worth, string date, DealStatus status) =>
            Deal("a", "USD 1B", status) with { Id = DealId.Parse($"a-{date}").OrThrow(), Date = PartialDate.Parse(date).OrThrow(), Valuation = new(Valuation.Parse(worth).OrThrow(), null) };
        IReadOnlyList<DealItem> deals = [Valued("about USD 39.5B", "2025-02", DealStatus.InTalks), Valued("USD 2.6B", "2024-02-29", DealStatus.Closed), Valued("USD 9B", "2023", DealStatus.InTalks)];
        Assert.Equal(
            ["The last announced valuation, of 29 February 2024, is $2.6B.", "Talks of February 2025 put it at about $39.5B."],
            Story.OfCompany(Organization("a", deals, [])).Skip(1).Take(2));
        Assert.DoesNotContain(Story.OfCompany(Organization("a", [.. deals.Skip(1)], [])), sentence => sentence.StartsWith("Talks of", StringComparison.Ordinal));
    }

    [Fact]
    public void TellRivalsThatAreBackedApartFromTalks()
    {
        static Overlap Pair(string one, string other, bool inTalks) => new(new(Slug.Parse(one).OrThrow(), one), new(Slug.Parse(other).OrThrow(), other), inTalks);
        static string Told(params Overlap[] overlaps) => Story.OfInvestor(Organization("x", [], []) with { Overlaps = overlaps })[^1];
        Assert.Equal("It backs two rivals, a and b.", Told(Pair("a", "b", false)));
        Assert.Equal("Talks would add two pairs.", Told(Pair("a", "c", true), Pair("a", "b", false), Pair("b", "c", true)));
        Assert.Equal("It backs, or is in talks to back, two pairs of rivals, a and b among them.", Told(Pair("a", "b", true), Pair("a", "c", true)));
    }

    [Fact]
    public void AgreeInNumberOfDealsLed()
    {
        var led = Deal("a", "up to USD 10M") with { Parties = [Party("x", PartyRole.Lead)] };
        Assert.Equal(
            ["X takes part in one deal of one company, and led it.", "In that round all investors together put in up to $10M; what X put in is seldom known."],
            Story.OfInvestor(Organization("x", [], [led])));
    }

    [Fact]
    public void GiveAMedianOnlyWhereItIsNotOfTwo()
    {
        static string Told(params string[] amounts) => Story.OfGroup("in robotics", Month([.. amounts.Select((amount, i) => Deal("abc"[i..(i + 1)], amount))]).Announced, Month([]).InTalks)[^1];
        Assert.Equal("The largest, $600M, is about 92 % of the dollar total.", Told("USD 600M", "USD 50M"));
        Assert.Equal("The largest, $600M, is about 86 % of the dollar total; the median of all that give an amount is $50M.", Told("USD 600M", "USD 50M", "USD 50M"));
    }

    [Fact]
    public void NeverSayWhatAnInvestorPutIn()
    {
        var led = Deal("a", "USD 100M") with { Parties = [Party("x", PartyRole.Lead), Party("y", PartyRole.Unknown)] };
        var other = Deal("b", "undisclosed") with { Parties = [Party("x", PartyRole.Unknown)] };
        var sentences = Story.OfInvestor(Organization("x", [], [led, other]));
        Assert.Equal("X takes part in two deals of two companies, and led one of them.", sentences[0]);
        Assert.Equal("In those rounds all investors together put in $100M (one gave no amount); what X put in is seldom known.", sentences[1]);
        Assert.DoesNotContain(sentences, sentence => sentence.Contains("invested", StringComparison.Ordinal));
    }

    [Fact]
    public void CallOnlyWhatCannotBeTrueBesideItACorrection()
    {
        var deal = GoldenDeal([("2024-03-05", "in-talks", "at least USD 600M"), ("2024-06-01", "closed", "USD 600M"), ("2024-09-01", "closed", "USD 550M")]);
        var told = Corrections.Of([deal]);
        Assert.Equal(["the amount was $600M, and became $550M."], told.Where(one => one.Corrects).Select(one => one.Words));
        Assert.Contains(told, one => !one.Corrects && one.Words == "the amount was at least $600M, and became $600M.");
        Assert.Contains(told, one => !one.Corrects && one.Words == "in talks became closed.");
    }

    private static Briefing Month(IReadOnlyList<DealItem> deals, PartialDate? reported = null) =>
        BriefingReader.Make(BriefingPeriod.Parse("2024-03").OrThrow(), deals, [], (reported ?? LongAfter).First, reported ?? LongAfter);

    private static DealItem Deal(string company, string amount, DealStatus status = DealStatus.Announced) => new()
    {
        Id = DealId.Parse(company + "-2024-03").OrThrow(),
        Company = new(Slug.Parse(company).OrThrow(), company.ToUpperInvariant()),
        Kind = DealKind.FundingRound,
        Status = status,
        Date = PartialDate.Parse("2024-03-05").OrThrow(),
        DateBasis = DateBasis.Announced,
        Reported = PartialDate.Parse("2024-03-05").OrThrow(),
        Amount = new(Amount.Parse(amount).OrThrow(), null),
        Parties = [],
        Unconfirmed = false,
        Witnesses = 1,
        Conflicts = 0,
    };

    private static PartyItem Party(string id, PartyRole role) => new(Slug.Parse(id).OrThrow(), id.ToUpperInvariant(), role, Commitment.Closed, null);

    private static OrganizationDetail Organization(string id, IReadOnlyList<DealItem> raised, IReadOnlyList<DealItem> backed) =>
        new() { Organization = new() { Id = Slug.Parse(id).OrThrow(), Name = id.ToUpperInvariant() }, Raised = raised, Backed = backed };

    private static DealDetail GoldenDeal(IReadOnlyList<(string Day, string Status, string Amount)> claims)
    {
        var deal = new Deal
        {
            Id = DealId.Parse("a-2024").OrThrow(),
            Company = Slug.Parse("a").OrThrow(),
            Kind = DealKind.FundingRound,
            Claims =
            [
                .. claims.Select((claim, i) => new Claim
                {
                    Id = Slug.Parse($"claim-{i}").OrThrow(),
                    Source = new() { Publisher = $"Paper {i}", Url = "https://example.org/", Title = "A round", Published = PartialDate.Parse(claim.Day).OrThrow(), Kind = SourceKind.Press },
                    Recorded = new(2026, 1, 1),
                    Status = Words.Parse<DealStatus>(claim.Status).OrThrow(),
                    Amount = Amount.Parse(claim.Amount).OrThrow(),
                }),
            ],
        };
        var resolved = Resolver.Resolve(deal, DateOnly.MaxValue)!;
        return DealDetail.Of(resolved, DealItem.Of(resolved, new Register([])), null);
    }
}

using ServerlessDeals.Briefings;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Tests.Unit;

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
        Assert.Equal("In March 2024 no deal was announced.", Month([]).Lede[0]);
    }

    [Fact]
    public void NameTheLargestDealsShareAndWhatIsLeftWithoutIt() => Assert.Contains(
        "The largest, B's $900M, is about 90 % of the dollar total; without it the rest come to about $100M.",
        Month([Deal("a", "about USD 100M"), Deal("b", "USD 900M")]).Lede);

    [Fact]
    public void NeverAddCurrencies() => Assert.Equal(
        "In March 2024, three deals were announced, for $1M, CN¥5M and €2M.",
        Month([Deal("a", "USD 1M"), Deal("b", "EUR 2M"), Deal("c", "CNY 5M")]).Lede[0]);

    [Fact]
    public void KeepTalksApart()
    {
        var month = Month([Deal("a", "USD 1B"), Deal("b", "at least USD 600M", DealStatus.InTalks)]);
        Assert.Equal("In March 2024, one deal was announced, for $1B.", month.Lede[0]);
        Assert.Contains("One more is rumoured or in talks, for at least $600M, and is not counted above.", month.Lede);
        Assert.Contains("One is rumoured or in talks, for an undisclosed amount, and is not counted above.", Month([Deal("b", "undisclosed", DealStatus.Rumoured)]).Lede);
    }

    [Fact]
    public void WarnOfAPeriodThatIsStillBeingReportedInsteadOfComparingIt()
    {
        var early = Month([Deal("a", "USD 1B")], reported: PartialDate.Parse("2024-03-20").OrThrow());
        Assert.Contains("The period is recent and much of it is still to be reported, so it is not compared with the one before.", early.Lede);
        Assert.DoesNotContain(early.Lede, sentence => sentence.StartsWith("The month before", StringComparison.Ordinal));
        Assert.Contains("The month before had no deals.", Month([Deal("a", "USD 1B")]).Lede);
        Assert.Equal("March 2024 so far: one deal, $1B", Story.Headline(early));
    }

    [Fact]
    public void TellOfACompanyWithoutSayingMoreThanTheData()
    {
        var sentences = Story.OfCompany(Organization("a", [Deal("a", "USD 1B", DealStatus.InTalks), Deal("a", "undisclosed"), Deal("a", "USD 5M", DealStatus.Denied)], []));
        Assert.Equal(
            ["One deal of A has been announced, for an undisclosed amount.", "One more is rumoured or in talks, for $1B, and is not counted above.", "One deal was cancelled or denied."],
            sentences);
        Assert.Equal(["No deal of A has been announced."], Story.OfCompany(Organization("a", [], [])));
    }

    [Fact]
    public void NeverSayWhatAnInvestorPutIn()
    {
        var led = Deal("a", "USD 100M") with { Parties = [Party("x", PartyRole.Lead), Party("y", PartyRole.Unknown)] };
        var other = Deal("b", "undisclosed") with { Parties = [Party("x", PartyRole.Unknown)] };
        var sentences = Story.OfInvestor(Organization("x", [], [led, other]));
        Assert.Equal("X takes part in two deals of two companies, and led one of them.", sentences[0]);
        Assert.Equal("With all their investors, those rounds come to $100M (one gave no amount); what X put in is seldom known.", sentences[1]);
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

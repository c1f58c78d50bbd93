using ServerlessDeals.Publishing.Briefings;
using static ServerlessDeals.Tests.Domain.Items;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>The sentences that open the pages of companies, investors and groups.</summary>
public sealed class TheStories
{
    [Fact]
    public void TellEachFamilyOfACompanysDealsApart() => Assert.Equal(
        [
            "A has raised $1B in two rounds we hold (one undisclosed); investors also sold $8B of shares to each other.",
            "It agreed to borrow $3B in March 2024.",
            "X bought it for $60B in March 2024.",
        ],
        Of(
            Deal("a", "USD 1B"), Deal("a", "undisclosed"), Deal("a", "USD 3B", kind: DealKind.Debt),
            Deal("a", "USD 8B", kind: DealKind.Secondary),
            Deal("a", "USD 60B", DealStatus.Closed, DealKind.Acquisition).With(Party("x", PartyRole.Acquirer))));

    [Fact]
    public void NameTheOnlyDealOfACompany()
    {
        Assert.Equal(
            ["A raised $1B at $5B, led by X, in March 2024."],
            Of(Deal("a", "USD 1B").At("USD 5B").With(Party("x", PartyRole.Lead))));
        Assert.Equal(
            ["X bought A in March 2024; price undisclosed."],
            Of(Deal("a", "undisclosed", DealStatus.Closed, DealKind.Acquisition).With(Party("x", PartyRole.Acquirer))));
        Assert.Equal(
            ["A’s shareholders sold $8B of shares in March 2024."], Of(Deal("a", "USD 8B", DealStatus.Closed, DealKind.Secondary)));
    }

    [Fact]
    public void KeepTheCapitalsOfNames()
    {
        var deal = Deal("a", "USD 1B");
        var renamed = deal with { Company = new(deal.Company.Id, "xAI") };
        Assert.Equal(
            ["xAI has raised $2B in two rounds we hold."],
            Story.OfCompany(
                new()
                {
                    Organization = new() { Id = deal.Company.Id, Name = "xAI" },
                    Raised = [renamed, renamed with { Id = DealId.Parse("a-2023").OrThrow() }],
                    Backed = [],
                },
                Today));
    }

    [Fact]
    public void GiveDollarsBesideOtherCurrencies() => Assert.Equal(
        [
            "A has raised ₩180B (about $135M) in two rounds we hold.",
            "It has borrowed about $3.17M in two loans.",
            "It was last valued at more than ₩1T (more than $740M) in March 2024.",
        ],
        Of(
            Deal("a", "KRW 170B").At("more than KRW 1T"),
            Deal("a", "KRW 10B"),
            Deal("a", "EUR 2M", kind: DealKind.Debt),
            Deal("a", "USD 1M", kind: DealKind.Debt) with { Id = DealId.Parse("a-2024-04").OrThrow() }));

    [Fact]
    public void SayWhichDealsAreOnlyInTalksOrEnded()
    {
        Assert.Equal(["We hold no completed deal of A."], Of());
        Assert.Equal(
            ["A is in talks to raise $1B.", "We hold no completed deal of it."], Of(Deal("a", "USD 1B", DealStatus.InTalks)));
        Assert.Equal(
            ["A was reported in talks in March 2024; nothing has been reported since.", "We hold no completed deal of it."],
            Of(Deal("a", "USD 1B", DealStatus.InTalks) with { LastHeard = new DateOnly(2024, 3, 5) }));
        Assert.Equal(
            [
                "A raised money in March 2024; amount undisclosed.", "It is in talks to be bought for $2B.",
                "Two deals were called off or denied.",
            ],
            Of(
                Deal("a", "undisclosed"),
                Deal("a", "USD 2B", DealStatus.InTalks, DealKind.Acquisition),
                Deal("a", "USD 5M", DealStatus.Denied),
                Deal("a", "USD 6M", DealStatus.Cancelled)));
    }

    [Fact]
    public void SayThatOnlyAggregatorsReportATakeover() => Assert.Equal(
        ["X agreed to buy A for $60B in March 2024, according to blogs and databases alone."],
        Of(Deal("a", "USD 60B", kind: DealKind.Acquisition).With(Party("x", PartyRole.Acquirer)) with { Unconfirmed = true }));

    [Fact]
    public void GiveTheLastAnnouncedValuation()
    {
        static DealItem Valued(string worth, string date, DealStatus status) =>
            Deal("a", "USD 1B", status).At(worth) with { Id = DealId.Parse($"a-{date}").OrThrow(), Date = DateOf(date) };
        Assert.Equal(
            ["It was last valued at $2.6B in February 2024.", "It is in talks to raise $1B at about $39.5B."],
            Of(
                Valued("about USD 39.5B", "2025-02", DealStatus.InTalks),
                Valued("USD 2.6B", "2024-02-29", DealStatus.Closed),
                Valued("USD 2B", "2023-02-28", DealStatus.Closed)).Skip(1));
        Assert.Equal(
            "It was last valued at $2.6B before the money in February 2024.",
            Of(Valued("USD 2.6B pre-money", "2024-02-29", DealStatus.Closed), Valued("USD 2B", "2023-02-28", DealStatus.Closed))[^1]);
    }

    [Fact]
    public void CountTheRoundsThatAnInvestorJoinedAndLed()
    {
        var led = Deal("a", "up to USD 10M").With(Party("x", PartyRole.Lead));
        var joined = Deal("b", "USD 7M").With(Party("x", PartyRole.Unknown));
        Assert.Equal(["X led A’s round of up to $10M in March 2024."], OfInvestor(led));
        Assert.Equal(["X joined B’s Series B of $7M in March 2024."], OfInvestor(joined with { Round = IdOf("series-b") }));
        Assert.Equal(["X has joined two rounds of B.", "Its own share is not reported."], OfInvestor(joined, joined));
        Assert.Equal(["X has joined two rounds at A and B and led one.", "Its own share is not reported."], OfInvestor(joined, led));
        Assert.Equal("X has joined two rounds of A and led both.", OfInvestor(led, led)[0]);
        Assert.Equal("X has joined three rounds of A and led all of them.", OfInvestor(led, led, led)[0]);
        Assert.DoesNotContain(OfInvestor(led, joined), sentence => sentence.Contains("invested", StringComparison.Ordinal));
    }

    [Fact]
    public void SayWhereTheCompaniesOfAnInvestorAre()
    {
        var deals = "abcd".Select(letter => Deal($"{letter}", "USD 7M").With(Party("x", PartyRole.Unknown)) with { Country = "US" })
            .ToArray();
        Assert.Equal("X has joined four rounds at four AI companies, all of them in the United States.", OfInvestor(deals)[0]);
        deals[0] = deals[0] with { Country = "CN" };
        Assert.Equal("X has joined four rounds at four AI companies, most of them in the United States.", OfInvestor(deals)[0]);
        deals[1] = deals[1] with { Country = "CN" };
        Assert.Equal("X has joined four rounds at four AI companies.", OfInvestor(deals)[0]);
    }

    [Fact]
    public void ListABuyersTakeoverButCountNoRound() => Assert.Equal(
        ["X bought A for $60B in March 2024.", "It bought B for $6B in March 2024."],
        OfInvestor(
            Deal("a", "USD 60B", DealStatus.Closed, DealKind.Acquisition).With(Party("x", PartyRole.Acquirer)),
            Deal("b", "USD 6B", DealStatus.Closed, DealKind.Acquisition).With(Party("x", PartyRole.Acquirer))));

    [Fact]
    public void DoNotCountDealsThatAnInvestorOnlyDiscussed()
    {
        var talked = Deal("a", "USD 1B").With(Party("x", PartyRole.Lead) with { Commitment = Commitment.InTalks, OnlyInTalks = true });
        Assert.Equal(
            ["We hold no completed deal with X.", "It was once in talks with A, and no source says that it joined."], OfInvestor(talked));
        var talks = Deal("a", "USD 1B", DealStatus.InTalks).With(Party("x", PartyRole.Participant));
        Assert.Equal("It is in talks to join A’s round of $1B.", OfInvestor(talks)[1]);
        Assert.Equal(
            "It was reported in talks with A in March 2024, and nothing has been reported since.",
            OfInvestor(talks with { LastHeard = new DateOnly(2024, 3, 5) })[1]);
    }

    [Fact]
    public void SeparateRivalsBackedFromRivalsInTalks()
    {
        static SharedInvestor Pair(string company, string rival, bool inTalks) =>
            new(new(IdOf(company), company), new(IdOf(rival), rival), inTalks);
        static string LastSentence(params SharedInvestor[] overlaps) =>
            Story.OfInvestor(Organization("x", [], []) with { Overlaps = overlaps }, Today)[^1];
        Assert.Equal("It backs two rivals, a and b.", LastSentence(Pair("a", "b", false)));
        Assert.Equal("Its talks would add two pairs.", LastSentence(Pair("a", "c", true), Pair("a", "b", false), Pair("b", "c", true)));
        Assert.Equal(
            "It backs, or is in talks to back, two pairs of rivals, a and b among them.",
            LastSentence(Pair("a", "b", true), Pair("a", "c", true)));
    }

    [Fact]
    public void GiveAMedianOnlyForThreeOrMoreAmounts()
    {
        static string Sentence(params string[] amounts)
        {
            var deals = amounts.Select((amount, at) => Deal($"c{at}", amount) with { Id = DealId.Parse($"c{at}-2024").OrThrow() }).ToList();
            return Story.OfGroup("in robotics", Figures.Of(deals, Today), deals)[1];
        }

        Assert.Equal("C0 raised the largest, $600M, in March 2024.", Sentence("USD 600M", "USD 50M"));
        Assert.Equal(
            "C0 raised the largest, about €600M (about $650M), in March 2024. The median round is about $50M.",
            Sentence("about EUR 600M", "USD 50M", "USD 50M"));
        Assert.Equal(
            "C0 raised the largest, $600M, in March 2024. The median round is about $50.1M.",
            Sentence("USD 600M", "USD 50123456", "USD 1M"));
    }

    [Fact]
    public void TellAGroupsTakeoversAndTalksApart()
    {
        DealItem[] deals =
        [
            Deal("a", "USD 1M"),
            Deal("b", "USD 5M", kind: DealKind.Acquisition),
            Deal("c", "undisclosed", kind: DealKind.AcquihireLicence),
            Deal("d", "at least USD 9M", DealStatus.InTalks),
        ];
        Assert.Equal(
            [
                "AI companies in the Netherlands have raised $1M in one round we hold.",
                "We also hold two takeovers, for $5M (one undisclosed), counted apart.",
                "One more round is in talks, for at least $9M.",
            ],
            Story.OfGroup("in the Netherlands", Figures.Of(deals, Today), deals));
        Assert.Equal("We hold no completed round of AI companies in Spain.", Story.OfGroup("in Spain", Figures.Of([], Today), [])[0]);
        Assert.Equal("We hold one Series B round, for $1M.", Story.OfRound(IdOf("series-b"), Figures.Of(deals[..1], Today), deals)[0]);
        Assert.Equal("We hold no completed seed round.", Story.OfRound(IdOf("seed"), Figures.Of([], Today), [])[0]);
    }

    private static IReadOnlyList<string> Of(params DealItem[] raised) => Story.OfCompany(Organization("a", raised, []), Today);

    private static IReadOnlyList<string> OfInvestor(params DealItem[] backed) => Story.OfInvestor(Organization("x", [], backed), Today);
}

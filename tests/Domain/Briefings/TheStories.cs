using ServerlessDeals.Publishing.Briefings;
using static ServerlessDeals.Tests.Domain.Items;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>The sentences that open the pages of companies, investors and groups.</summary>
public sealed class TheStories
{
    [Fact]
    public void DescribeEachFamilyOfACompanysDealsSeparately() => Assert.Equal(
        [
            "A has raised $1B in two rounds that we know of (one gave no amount).",
            "Apart from that it has borrowed $3B in one loan.",
            "Shares of it changed hands for $8B, which brings the company no money.",
            "X bought A for $60B.",
        ],
        Of(
            Deal("a", "USD 1B"), Deal("a", "undisclosed"), Deal("a", "USD 3B", kind: DealKind.Debt),
            Deal("a", "USD 8B", kind: DealKind.Secondary),
            Deal("a", "USD 60B", DealStatus.Closed, DealKind.Acquisition).With(Party("x", PartyRole.Acquirer))));

    [Fact]
    public void GiveDollarsBesideOtherCurrencies() => Assert.Equal(
        [
            "A has raised ₩170B (about $130M) in one round that we know of.",
            "Apart from that it has borrowed about $3.17M in two loans (one converted from EUR).",
            "It was last valued at more than ₩1T (more than $740M), on 5 March 2024.",
        ],
        Of(
            Deal("a", "KRW 170B").At("more than KRW 1T"),
            Deal("a", "EUR 2M", kind: DealKind.Debt),
            Deal("a", "USD 1M", kind: DealKind.Debt) with { Id = DealId.Parse("a-2024-04").OrThrow() }));

    [Fact]
    public void SayWhichDealsAreOnlyInTalksOrEnded()
    {
        Assert.Equal(["No deal of A has been announced that we know of."], Of());
        Assert.Equal(
            ["No deal of A has been announced that we know of.", "One round is in talks, for $1B."],
            Of(Deal("a", "USD 1B", DealStatus.InTalks)));
        Assert.Equal(
            [
                "A has raised an undisclosed amount in one round that we know of.",
                "One takeover is in talks, for $2B.",
                "One deal was called off or denied.",
            ],
            Of(
                Deal("a", "undisclosed"),
                Deal("a", "USD 2B", DealStatus.InTalks, DealKind.Acquisition),
                Deal("a", "USD 5M", DealStatus.Denied)));
    }

    [Fact]
    public void SeparateTheLastAnnouncedValuationFromTalks()
    {
        static DealItem Valued(string worth, string date, DealStatus status) =>
            Deal("a", "USD 1B", status).At(worth) with { Id = DealId.Parse($"a-{date}").OrThrow(), Date = DateOf(date) };
        DealItem[] deals =
        [
            Valued("about USD 39.5B", "2025-02", DealStatus.InTalks),
            Valued("USD 2.6B", "2024-02-29", DealStatus.Closed),
            Valued("USD 9B", "2023", DealStatus.InTalks),
        ];
        Assert.Equal(
            ["It was last valued at $2.6B, on 29 February 2024.", "Talks since February 2025 put it at about $39.5B."],
            Of(deals).Skip(1).Take(2));
        Assert.DoesNotContain(Of(deals[1..]), sentence => sentence.StartsWith("Talks since", StringComparison.Ordinal));
        var stale = deals[0] with { LastHeard = new DateOnly(2025, 3, 1) };
        Assert.DoesNotContain(Of([stale, .. deals[1..]]), sentence => sentence.StartsWith("Talks since", StringComparison.Ordinal));
    }

    [Fact]
    public void CountTheRoundsThatAnInvestorJoinedAndLed()
    {
        var led = Deal("a", "up to USD 10M").With(Party("x", PartyRole.Lead));
        var joined = Deal("b", "USD 7M").With(Party("x", PartyRole.Unknown));
        Assert.Equal(["X has joined one round of A, and led it."], OfInvestor(led));
        Assert.Equal(["X has joined two rounds at two companies, and led one of them."], OfInvestor(led, joined));
        Assert.Equal(["X has joined one round of B."], OfInvestor(joined));
        Assert.DoesNotContain(OfInvestor(led, joined), sentence => sentence.Contains("invested", StringComparison.Ordinal));
    }

    [Fact]
    public void ListABuyersTakeoverButCountNoRound() => Assert.Equal(
        ["X bought A for $60B."],
        OfInvestor(Deal("a", "USD 60B", DealStatus.Closed, DealKind.Acquisition).With(Party("x", PartyRole.Acquirer))));

    [Fact]
    public void DoNotCountDealsThatAnInvestorOnlyDiscussed()
    {
        var talked = Deal("a", "USD 1B").With(Party("x", PartyRole.Lead) with { Commitment = Commitment.InTalks, OnlyInTalks = true });
        Assert.Equal(
            ["No deal with X has been announced that we know of.", "X was in talks to join a deal of A that no source says it joined."],
            OfInvestor(talked));
    }

    [Fact]
    public void SeparateRivalsBackedFromRivalsInTalks()
    {
        static SharedInvestor Pair(string company, string rival, bool inTalks) =>
            new(new(IdOf(company), company), new(IdOf(rival), rival), inTalks);
        static string LastSentence(params SharedInvestor[] overlaps) =>
            Story.OfInvestor(Organization("x", [], []) with { Overlaps = overlaps }, Today)[^1];
        Assert.Equal("It backs two rivals, a and b.", LastSentence(Pair("a", "b", false)));
        Assert.Equal("Talks would add two pairs.", LastSentence(Pair("a", "c", true), Pair("a", "b", false), Pair("b", "c", true)));
        Assert.Equal(
            "It backs, or is in talks to back, two pairs of rivals, a and b among them.",
            LastSentence(Pair("a", "b", true), Pair("a", "c", true)));
    }

    [Fact]
    public void GiveAMedianOnlyForThreeOrMoreAmounts()
    {
        static string Sentence(params string[] amounts) =>
            Story.OfGroup("in robotics", Figures.Of(amounts.Select((amount, at) => Deal($"c{at}", amount)), Today), [])[1];
        Assert.Equal("The largest, $600M, is about 92 % of the total.", Sentence("USD 600M", "USD 50M"));
        Assert.Equal(
            "The largest, $600M, is about 86 % of the total; the median of all that give an amount is $50M.",
            Sentence("USD 600M", "USD 50M", "USD 50M"));
    }

    [Fact]
    public void DescribeAGroupsTakeoversSeparately() => Assert.Equal(
        ["One round in robotics has been announced, for $1M.", "Apart from that there are two takeovers, for $5M (one gave no amount)."],
        Story.OfGroup(
            "in robotics",
            Figures.Of(
                [
                    Deal("a", "USD 1M"),
                    Deal("b", "USD 5M", kind: DealKind.Acquisition),
                    Deal("c", "undisclosed", kind: DealKind.AcquihireLicence),
                ],
                Today),
            []));

    private static IReadOnlyList<string> Of(params DealItem[] raised) => Story.OfCompany(Organization("a", raised, []), Today);

    private static IReadOnlyList<string> OfInvestor(params DealItem[] backed) => Story.OfInvestor(Organization("x", [], backed), Today);
}

using ServerlessDeals.Publishing.Briefings;
using static ServerlessDeals.Tests.Domain.Items;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>The sentences that open a month.</summary>
public sealed class TheLede
{
    [Theory]
    [InlineData(new string[0], "We hold no AI funding round of March 2024.")]
    [InlineData(new[] { "undisclosed" }, "We hold one round of March 2024: C0 raised money; amount undisclosed.")]
    [InlineData(new[] { "undisclosed", "undisclosed" }, "Two rounds we hold were announced in March 2024, for undisclosed amounts.")]
    [InlineData(
        new[] { "at least USD 600M", "undisclosed" },
        "Two rounds we hold were announced in March 2024, for at least $600M (one undisclosed).")]
    [InlineData(new[] { "USD 1M", "EUR 2M", "CNY 5M" }, "Three rounds we hold were announced in March 2024, for about $3.86M.")]
    [InlineData(
        new[] { "EUR 600M", "more than USD 60M", "USD 20M", "undisclosed" },
        "Four rounds we hold were announced in March 2024, for at least $730M (one undisclosed).")]
    [InlineData(new[] { "CNY 5B" }, "We hold one round of March 2024: C0 raised CN¥5B (about $690M).")]
    [InlineData(
        new[] { "TWD 5M", "EUR 2M", "USD 1M" },
        "Three rounds we hold were announced in March 2024, for about $3.17M (one without a rate).")]
    [InlineData(new[] { "TWD 5M", "TWD 7M" }, "Two rounds we hold were announced in March 2024, for NT$12M (no rate is known).")]
    public void CountsRoundsAndKeepsEveryHedge(string[] amounts, string expected) =>
        Assert.Equal(expected, Month([.. amounts.Select((amount, at) => Deal($"c{at}", amount))]).Lede[0]);

    [Theory]
    [InlineData(DealKind.Acquisition, "X agreed to buy B for $60B.")]
    [InlineData(DealKind.AcquihireLicence, "X agreed to license B’s technology and hire its people for $60B.")]
    [InlineData(DealKind.Debt, "B agreed to borrow $60B.")]
    [InlineData(DealKind.Secondary, "B’s shareholders agreed to sell $60B of shares.")]
    public void NamesOtherKindsSeparatelyAndNeverAddsThemUp(DealKind kind, string expected)
    {
        var month = Month(Deal("a", "USD 1B"), Deal("b", "USD 60B", kind: kind).With(Party("x", PartyRole.Acquirer)));
        Assert.Equal("We hold one round of March 2024: A raised $1B.", month.Lede[0]);
        Assert.Equal(expected, month.Lede[1]);
    }

    [Fact]
    public void CountsSeveralTakeoversAndNamesTheLargest() => Assert.Equal(
        "Two takeovers were announced, for $3B; the largest: C agreed to be bought for $2B.",
        Month(Deal("b", "USD 1B", kind: DealKind.Acquisition), Deal("c", "USD 2B", kind: DealKind.Acquisition)).Lede[1]);

    [Fact]
    public void SaysThatATakeoverIsUnconfirmed() => Assert.Equal(
        "B agreed to be bought for $1B, according to blogs and databases alone.",
        Month(Deal("b", "USD 1B", kind: DealKind.Acquisition) with { Unconfirmed = true }).Lede[1]);

    [Theory]
    [InlineData("USD 900M", "USD 100M", "A raised $900M of it; the other raised $100M.")]
    [InlineData("USD 900M", "at least USD 100M", "A raised $900M of it; the other raised at least $100M.")]
    [InlineData("more than USD 900M", "USD 100M", "A raised more than $900M of it; the other raised $100M.")]
    [InlineData("about USD 900M", "up to USD 300M", "A raised about $900M of it; the other raised up to $300M.")]
    public void NamesTheLargestRoundAndTheRest(string largest, string other, string expected) =>
        Assert.Equal(expected, Month(Deal("a", largest), Deal("b", other)).Lede[1]);

    [Fact]
    public void RoundsTheShareOfALowerBound() =>
        Assert.Equal(95, Month(Deal("a", "USD 949.7M"), Deal("b", "USD 50.3M")).Funding.Announced.Usd!.LargestShare);

    [Fact]
    public void FindsTheLargestRoundInAnyCurrency() => Assert.Equal(
        "A raised €600M (about $650M) of it; the others raised at least $80M.",
        Month(Deal("a", "EUR 600M"), Deal("b", "more than USD 60M"), Deal("c", "USD 20M")).Lede[1]);

    [Fact]
    public void OrdersDealsByDollarsAndThoseWithoutARateOrAnAmountLast() => Assert.Equal(
        ["USD 660M", "EUR 600M", "USD 650M", "CNY 4B", "TWD 90B", "undisclosed"],
        Month(
            Deal("a", "TWD 90B"), Deal("b", "USD 650M"), Deal("c", "EUR 600M"), Deal("d", "undisclosed"), Deal("e", "USD 660M"),
            Deal("f", "CNY 4B")).TopDeals.Select(deal => deal.Amount.Value.ToSeedText()));

    [Fact]
    public void SaysWhichRoundsArePartsOfOthers()
    {
        var part = Deal("a", "USD 1B") with { PartOf = DealId.Parse("whole-2024").OrThrow() };
        Assert.Equal("We hold one round of March 2024: A raised $1B (part of another deal).", Month(part).Lede[0]);
        Assert.Equal(
            "Two rounds we hold were announced in March 2024, for $5M (one part of another deal).",
            Month(part, Deal("b", "USD 5M")).Lede[0]);
    }

    [Fact]
    public void LeavesOutYearlyTotals() =>
        Assert.Equal(
            "We hold no AI funding round of March 2024.", Month(Deal("a", "USD 1B", kind: DealKind.Cumulative)).Lede[0]);

    [Fact]
    public void TellsLiveTalksApartAndNoStaleOnes()
    {
        var stale = Deal("c", "USD 7M", DealStatus.Rumoured) with { LastHeard = new DateOnly(2025, 6, 29) };
        var talks = Deal("b", "at least USD 600M", DealStatus.InTalks);
        var month = Month(Deal("a", "USD 1B"), talks, stale);
        Assert.Equal(["We hold one round of March 2024: A raised $1B.", "B is in talks to raise at least $600M."], month.Lede.SkipLast(1));
        Assert.Equal("Two rounds are in talks, for at least $1.2B.", Month(talks, talks with { Id = stale.Id }).Lede[1]);
    }

    [Fact]
    public void ComparesWithTheMonthBeforeAndAYearEarlier()
    {
        static string Last(DealItem[] before, DealItem[] yearBefore) => Month([Deal("a", "USD 1B")], before, yearBefore).Lede[^1];
        DealItem[] two = [Deal("b", "USD 1M"), Deal("c", "undisclosed"), Deal("d", "USD 5B", kind: DealKind.Acquisition)];
        Assert.Equal("We hold two rounds of February 2024, for $1M, and none of March 2023.", Last(two, []));
        Assert.Equal("We hold none of February 2024, and two of March 2023, for $1M.", Last([], two));
        Assert.Equal("We hold two rounds of February 2024, for $1M, and two of March 2023, for $1M.", Last(two, two));
        Assert.Equal("We hold none of February 2024 or of March 2023.", Last([], []));
    }

    [Theory]
    [InlineData("2024-06-30", "2024-06-30")]
    [InlineData("2024-03-20", "2024-12-01")]
    [InlineData("2024-02", "2024-12-01")]
    public void SaysThatTheRecordOfAPeriodIsNotFinished(string reported, string today)
    {
        DealItem[] one = [Deal("a", "USD 1B")], two = [Deal("b", "USD 1M"), Deal("c", "USD 1M")];
        Assert.Equal(
            ["We hold one March round, against two in February; our March record is not finished.", "A raised $1B."],
            Month(one, two, [], reported, today).Lede);
        Assert.Equal(
            "We hold two March rounds, for $2M, against one in February; our March record is not finished.",
            Month(two, one, [], reported, today).Lede[0]);
        Assert.Equal(
            "We hold no March rounds, against none in February; our March record is not finished.",
            Month([], [], [], reported, today).Lede[0]);
    }

    [Theory]
    [InlineData("2024-03", "2024-03-31", "2024-07-01", "We hold one round of February 2024, for $1M, and none of March 2023.")]
    [InlineData("2024-Q1", "2024-12-31", "2025-07-01", "We hold one round of Q4 2023, for $1M, and none of Q1 2023.")]
    [InlineData("2024", "2024-12-31", "2025-12-01", "We hold one round of 2023, for $1M.")]
    [InlineData(
        "2024-W10", "2024-12-31", "2025-12-01",
        "We hold one round of week 9 of 2024 (26 February to 3 March), for $1M, and none of week 10 of 2023 (6 to 12 March).")]
    [InlineData("2024-Q1", "2024-04-01", "2024-04-01", "We hold one Q1 round, against one in Q4; our Q1 record is not finished.")]
    [InlineData(
        "2024", "2024-04-01", "2024-04-01", "We hold one round of 2024, against one in 2023; our 2024 record is not finished.")]
    [InlineData(
        "2024-W10", "2024-04-01", "2024-04-01",
        "We hold one round of this week, against one the week before; our record of the week is not finished.")]
    public void FitsEveryPeriod(string period, string reported, string today, string expected) => Assert.Contains(
        expected,
        BriefingReader.Make(
            BriefingPeriod.Parse(period).OrThrow(), [Deal("a", "USD 1B")], [Deal("b", "USD 1M")], [],
            new(DayOf(today), DayOf(today), DateOf(reported))).Lede);

    [Fact]
    public void HasAHeadlineWithTheAmountRaised()
    {
        Assert.Equal(
            "A raised $1B in March 2024, in the only round we hold",
            Story.Headline(Month(Deal("a", "USD 1B"), Deal("b", "USD 9B", kind: DealKind.Acquisition))));
        Assert.Equal(
            "AI companies raised about $3.17M in March 2024, B about $2.2M of it",
            Story.Headline(Month(Deal("a", "USD 1M"), Deal("b", "EUR 2M"), Deal("c", "TWD 5M"))));
        Assert.Equal(
            "AI companies raised money in March 2024, in two rounds of undisclosed size",
            Story.Headline(Month(Deal("a", "undisclosed"), Deal("b", "undisclosed"))));
        Assert.Equal("We hold no AI funding round of March 2024", Story.Headline(Month()));
    }
}

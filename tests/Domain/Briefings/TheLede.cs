using ServerlessDeals.Publishing.Briefings;
using static ServerlessDeals.Tests.Domain.Items;

namespace ServerlessDeals.Tests.Domain;

/// <summary>The sentences that open a month.</summary>
public sealed class TheLede
{
    [Theory]
    [InlineData(new string[0], "In March 2024, no funding was announced that we know of.")]
    [InlineData(new[] { "undisclosed" }, "In March 2024, one round was announced, for an undisclosed amount.")]
    [InlineData(new[] { "undisclosed", "undisclosed" }, "In March 2024, two rounds were announced, for undisclosed amounts.")]
    [InlineData(
        new[] { "at least USD 600M", "undisclosed" },
        "In March 2024, two rounds were announced, for at least $600M (one gave no amount).")]
    [InlineData(
        new[] { "USD 1M", "EUR 2M", "CNY 5M" },
        "In March 2024, three rounds were announced, for about $3.86M (two converted from CNY and EUR).")]
    [InlineData(
        new[] { "EUR 600M", "more than USD 60M", "USD 20M", "undisclosed" },
        "In March 2024, four rounds were announced, for at least $730M (one converted from EUR, one gave no amount).")]
    [InlineData(new[] { "CNY 5B" }, "In March 2024, one round was announced, for CN¥5B (about $690M).")]
    [InlineData(
        new[] { "TWD 5M", "EUR 2M", "USD 1M" },
        "In March 2024, three rounds were announced, for about $3.17M (one converted, one has no rate).")]
    [InlineData(
        new[] { "TWD 5M", "TWD 7M" }, "In March 2024, two rounds were announced, for NT$12M (no rate is known).")]
    [InlineData(new[] { "TWD 5M" }, "In March 2024, one round was announced, for NT$5M (no rate is known).")]
    [InlineData(
        new[] { "EUR 1M", "GBP 1M", "CNY 1M", "KRW 1B" },
        "In March 2024, four rounds were announced, for about $3.24M (four converted from four currencies).")]
    public void CountsRoundsAndKeepsEveryHedge(string[] amounts, string expected) =>
        Assert.Equal(expected, Month([.. amounts.Select((amount, at) => Deal($"c{at}", amount))]).Lede[0]);

    [Theory]
    [InlineData(DealKind.Acquisition, "Apart from that, X agrees to buy B for $60B.")]
    [InlineData(DealKind.AcquihireLicence, "Apart from that, X agrees to take over B’s technology and people for $60B, by a licence.")]
    [InlineData(DealKind.Debt, "Apart from that, B borrows $60B.")]
    [InlineData(DealKind.Secondary, "Apart from that, shares of B are to change hands for $60B.")]
    public void NamesOtherKindsSeparatelyAndNeverAddsThemUp(DealKind kind, string expected)
    {
        var month = Month(Deal("a", "USD 1B"), Deal("b", "USD 60B", kind: kind).With(Party("x", PartyRole.Acquirer)));
        Assert.Equal("In March 2024, one round was announced, for $1B.", month.Lede[0]);
        Assert.Equal(expected, month.Lede[1]);
    }

    [Fact]
    public void CountsSeveralTakeoversAndNamesTheLargest() => Assert.Equal(
        "Apart from that, two takeovers were announced, for $3B: C is to be bought for $2B, among others.",
        Month(Deal("b", "USD 1B", kind: DealKind.Acquisition), Deal("c", "USD 2B", kind: DealKind.Acquisition)).Lede[1]);

    [Theory]
    [InlineData("USD 900M", "USD 100M", "The largest, A’s $900M, is about 90 % of the total; without it the rest come to $100M.")]
    [InlineData("USD 949.7M", "USD 50.3M", "is about 95 % of")]
    [InlineData("USD 900M", "at least USD 100M", "is at most 90 % of")]
    [InlineData("at least USD 900M", "USD 100M", "is at least 90 % of")]
    [InlineData("USD 900M", "between USD 100M and 300M", "is between 75 % and 90 % of")]
    [InlineData("USD 900M", "up to USD 300M", "is at least 75 % of")]
    [InlineData("more than USD 900M", "at least USD 100M", "Without the largest, A’s more than $900M, the rest come to at least $100M.")]
    public void GivesTheLargestRoundsShareWithItsUncertainty(string largest, string other, string expected) =>
        Assert.Contains(expected, Month(Deal("a", largest), Deal("b", other)).Lede[1], StringComparison.Ordinal);

    [Fact]
    public void RoundsTheShareOfALowerBound() =>
        Assert.Equal(95, Month(Deal("a", "USD 949.7M"), Deal("b", "USD 50.3M")).Funding.Announced.Usd!.LargestShare);

    [Fact]
    public void FindsTheLargestRoundInAnyCurrency() => Assert.Equal(
        "The largest, A’s €600M (about $650M), is at most 90 % of the total; without it the rest come to at least $80M.",
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
        Assert.Equal("In March 2024, one round was announced, as part of another deal.", Month(part).Lede[0]);
        Assert.Equal(
            "In March 2024, two rounds were announced, for $5M; one of them is part of another deal, which has its money.",
            Month(part, Deal("b", "USD 5M")).Lede[0]);
    }

    [Fact]
    public void LeavesOutYearlyTotals() =>
        Assert.Equal(
            "In March 2024, no funding was announced that we know of.", Month(Deal("a", "USD 1B", kind: DealKind.Cumulative)).Lede[0]);

    [Fact]
    public void KeepsLiveAndStaleTalksApart()
    {
        var stale = Deal("c", "USD 7M", DealStatus.Rumoured) with { LastHeard = new DateOnly(2025, 6, 29) };
        var month = Month(Deal("a", "USD 1B"), Deal("b", "at least USD 600M", DealStatus.InTalks), stale);
        Assert.Equal("In March 2024, one round was announced, for $1B.", month.Lede[0]);
        Assert.Equal("One round is in talks, for at least $600M.", month.Lede[1]);
        Assert.Equal("There has been no news for a year on talks about one round, for $7M.", month.Lede[2]);
    }

    [Fact]
    public void ComparesWithTheMonthBeforeAndAYearEarlier() => Assert.Equal(
        "February 2024 had two, for $1M (one gave no amount); March 2023 had none that we know of.",
        Month(
            [Deal("a", "USD 1B")],
            [Deal("b", "USD 1M"), Deal("c", "undisclosed"), Deal("d", "USD 5B", kind: DealKind.Acquisition)],
            []).Lede[^1]);

    [Theory]
    [InlineData("2024-06-30", "2024-06-30", "Much of the month is still to be reported, so it is not compared with others.")]
    [InlineData("2024-03-20", "2024-12-01", "Our record ends on 20 March 2024, so the month is not compared with others.")]
    [InlineData("2024-02", "2024-12-01", "Our record ends in February 2024, so the month is not compared with others.")]
    [InlineData("2024-03-31", "2024-07-01", "February 2024 had one, for $1M; March 2023 had none that we know of.")]
    public void ComparesOnlyCompletePeriods(string reported, string today, string expected) =>
        Assert.Equal(expected, Month([Deal("a", "USD 1B")], [Deal("b", "USD 1M")], [], reported, today).Lede[^1]);

    [Fact]
    public void HasAHeadlineWithTheAmountRaised()
    {
        Assert.Equal(
            "AI companies raised $1B in March 2024, in one round",
            Story.Headline(Month(Deal("a", "USD 1B"), Deal("b", "USD 9B", kind: DealKind.Acquisition))));
        Assert.Equal(
            "AI companies raised about $3.17M in March 2024, in three rounds (one has no rate)",
            Story.Headline(Month(Deal("a", "USD 1M"), Deal("b", "EUR 2M"), Deal("c", "TWD 5M"))));
        Assert.Equal("March 2024: no funding that we know of", Story.Headline(Month()));
    }
}

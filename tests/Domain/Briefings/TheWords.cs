using ServerlessDeals.Briefings;
using ServerlessDeals.Queries;
using static ServerlessDeals.Tests.Domain.Sums;
using static ServerlessDeals.Tests.Domain.Written;

namespace ServerlessDeals.Tests.Domain;

/// <summary>The sentences of the briefing, which rules compose from the data.</summary>
public sealed class TheWords
{
    [Fact]
    public void CountUndisclosedDealsAndKeepEveryHedge() => Assert.Equal(
        "In March 2024, two rounds were announced, for at least $600M (one gave no amount).",
        Month(Deal("a", "at least USD 600M"), Deal("b", "undisclosed")).Lede[0]);

    [Fact]
    public void AgreeInNumber()
    {
        Assert.Equal("In March 2024, one round was announced, for an undisclosed amount.", Month(Deal("a", "undisclosed")).Lede[0]);
        Assert.Equal(
            "In March 2024, two rounds were announced, for undisclosed amounts.",
            Month(Deal("a", "undisclosed"), Deal("b", "undisclosed")).Lede[0]);
        Assert.Equal("In March 2024, no funding was announced that we know of.", Month().Lede[0]);
    }

    [Fact]
    public void NameTheLargestDealsShareAndWhatIsLeftWithoutIt() => Assert.Contains(
        "The largest, B’s $900M, is about 90 % of the dollar total; without it the rest come to about $100M.",
        Month(Deal("a", "about USD 100M"), Deal("b", "USD 900M")).Lede);

    [Theory]
    [InlineData("USD 900M", "USD 100M", "is about 90 % of")]
    [InlineData("USD 949.7M", "USD 50.3M", "is about 95 % of")]
    [InlineData("USD 900M", "at least USD 100M", "is at most 90 % of")]
    [InlineData("at least USD 900M", "USD 100M", "is at least 90 % of")]
    [InlineData("USD 900M", "between USD 100M and 300M", "is between 75 % and 90 % of")]
    [InlineData("USD 900M", "up to USD 300M", "is at least 75 % of")]
    [InlineData("more than USD 900M", "at least USD 100M", "Without the largest, A’s more than $900M, the rest come to at least $100M.")]
    public void GiveAShareAsWidelyAsTheAmountsAllow(string largest, string other, string said) =>
        Assert.Contains(said, Month(Deal("a", largest), Deal("b", other)).Lede[1], StringComparison.Ordinal);

    [Fact]
    public void CallTheLargestOneOfItsCurrencyAndLetNoHedgeCoverAnother()
    {
        var month = Month(Deal("a", "EUR 600M"), Deal("b", "more than USD 60M"), Deal("c", "USD 20M"));
        Assert.Equal("In March 2024, three rounds were announced, for €600M and at least $80M.", month.Lede[0]);
        Assert.StartsWith("The largest in dollars, B’s more than $60M, is ", month.Lede[1], StringComparison.Ordinal);
        Assert.Equal("AI companies raised €600M and at least $80M in March 2024, in three rounds", Story.Headline(month));
        Assert.Equal("March 2024: no funding that we know of", Story.Headline(Month()));
    }

    [Fact]
    public void NeverAddCurrencies() => Assert.Equal(
        "In March 2024, three rounds were announced, for $1M, CN¥5M and €2M.",
        Month(Deal("a", "USD 1M"), Deal("b", "EUR 2M"), Deal("c", "CNY 5M")).Lede[0]);

    [Fact]
    public void SayWhichDealsArePartsOfOthers()
    {
        var part = Deal("a", "USD 1B") with { PartOf = DealId.Parse("whole").OrThrow() };
        var other = part with { Id = DealId.Parse("a-2024-04").OrThrow() };
        Assert.Equal("In March 2024, one round was announced, as part of another deal.", Month(part).Lede[0]);
        Assert.Equal(
            "In March 2024, two rounds were announced, for $5M; one of them is part of another deal, which has its money.",
            Month(part, Deal("b", "USD 5M")).Lede[0]);
        Assert.Equal(
            "In March 2024, three rounds were announced, for an undisclosed amount; " +
            "two of them are parts of other deals, which have their money.",
            Month(part, other, Deal("b", "undisclosed")).Lede[0]);
    }

    [Fact]
    public void KeepTheFamiliesApart()
    {
        var month = Month(
            Deal("a", "USD 1B"),
            Deal("b", "USD 60B", kind: DealKind.Acquisition),
            Deal("c", "USD 2B", kind: DealKind.Debt),
            Deal("d", "USD 1B", kind: DealKind.Debt));
        Assert.Equal("In March 2024, one round was announced, for $1B.", month.Lede[0]);
        Assert.Contains("Apart from that, B is to be bought for $60B.", month.Lede);
        Assert.Contains("Apart from that, two loans were announced, for $3B: C borrows $2B, among others.", month.Lede);
    }

    [Fact]
    public void KeepTalksApart()
    {
        var month = Month(
            Deal("a", "USD 1B"), Deal("b", "at least USD 600M", DealStatus.InTalks), Deal("c", "undisclosed", DealStatus.Rumoured));
        Assert.Equal("In March 2024, one round was announced, for $1B.", month.Lede[0]);
        Assert.Contains("Nothing was heard for a year of talks about two rounds, for at least $600M (one gave no amount).", month.Lede);
        var live = Make(
            [Deal("b", "undisclosed", DealStatus.Rumoured)], [], [], new(DayOf("2024-12-01"), DayOf("2024-12-01"), DateOf("2024-12-01")));
        Assert.Contains("One round is in talks, for an undisclosed amount.", live.Lede);
    }

    [Fact]
    public void CompareWithTheMonthBeforeAndTheYearBefore()
    {
        var now = Deal("a", "USD 1B");
        Assert.Contains(
            "February 2024 had two, for $1M (one gave no amount); March 2023 had none that we know of.",
            Make([now], [Deal("b", "USD 1M"), Deal("c", "undisclosed")], [Deal("d", "USD 9B", kind: DealKind.Debt)], LongAfter).Lede);
    }

    [Theory]
    [InlineData("2024-06-30", "2024-06-30", "Much of the month is still to be reported, so it is not compared with others.")]
    [InlineData("2024-06-30", "2024-03-20", "Our record ends on 20 March 2024, so the month is not compared with others.")]
    [InlineData("2025-06-30", "2024-03-20", "Our record ends on 20 March 2024, so the month is not compared with others.")]
    [InlineData("2025-06-30", "2024-02", "Our record ends in February 2024, so the month is not compared with others.")]
    public void SayWhyAMonthIsNotCompared(string today, string reported, string said)
    {
        var early = Make([Deal("a", "USD 1B")], [Deal("b", "USD 1M")], [], new(DayOf(today), DayOf(today), DateOf(reported)));
        Assert.Equal(said, early.Lede[^1]);
        Assert.Null(early.Before);
        Assert.Null(early.YearBefore);
    }

    [Fact]
    public void GiveAMedianOnlyWhereItIsNotOfTwo()
    {
        Assert.Equal("The largest, $600M, is about 92 % of the dollar total.", Told("USD 600M", "USD 50M"));
        Assert.Equal(
            "The largest, $600M, is about 86 % of the dollar total; the median of all that give an amount is $50M.",
            Told("USD 600M", "USD 50M", "USD 50M"));

        static string Told(params string[] amounts) => Story.OfGroup("in robotics", Sum(Rounds(amounts)))[^1];
    }

    private static readonly RecordDays LongAfter = new(DayOf("2026-06-30"), DayOf("2026-06-30"), DateOf("2026-06-30"));

    private static Briefing Month(params DealItem[] deals) => Make(deals, [], [], LongAfter);

    private static Briefing Make(DealItem[] now, DealItem[] before, DealItem[] yearBefore, RecordDays record) =>
        BriefingReader.Make(BriefingPeriod.Parse("2024-03").OrThrow(), now, before, yearBefore, record);

    private static DealItem Deal(
        string company, string amount, DealStatus status = DealStatus.Announced, DealKind kind = DealKind.FundingRound) =>
        Item(company + "-2024-03", amount, status, kind) with { Company = new(IdOf(company), company.ToUpperInvariant()) };
}

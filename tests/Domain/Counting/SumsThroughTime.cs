using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using static ServerlessDeals.Tests.Domain.Sums;
using static ServerlessDeals.Tests.Domain.ValuesFromText;

namespace ServerlessDeals.Tests.Domain;

/// <summary>
/// What was counted on each day. Deal a is in talks from January 2024, and stale from 6 March 2025. Deal b is known from March to June,
/// and deal c from June.
/// </summary>
public sealed class SumsThroughTime
{
    private static readonly CountedInterval A = Of("a", "USD 1M", DealStatus.InTalks, "2024-01-10", null);
    private static readonly CountedInterval B = Of("b", "USD 2M", DealStatus.Announced, "2024-03-01", "2024-06-01");
    private static readonly CountedInterval C = Of("c", "USD 4M", DealStatus.Closed, "2024-06-01", null);

    [Fact]
    public void ChangeOnEachDayADealAppearsLeavesOrGoesStale() => Assert.Equal(
        [
            "0001-01-01 no deals",
            "2024-01-10 $1M in talks",
            "2024-03-01 $2M announced, and $1M in talks",
            "2024-06-01 $4M announced, and $1M in talks",
            "2025-03-06 $4M announced",
        ],
        Steps("0001-01-01", A, B, C));

    [Theory]
    [InlineData("2024-01-10", "0001-01-01 no deals;2024-01-10 $1M in talks;2024-03-01 $2M announced, and $1M in talks")]
    [InlineData("2024-01-11", "2024-01-10 $1M in talks;2024-03-01 $2M announced, and $1M in talks")]
    [InlineData(
        "2024-06-01", "2024-03-01 $2M announced, and $1M in talks;2024-06-01 $4M announced, and $1M in talks;2025-03-06 $4M announced")]
    [InlineData("2025-03-06", "2024-06-01 $4M announced, and $1M in talks;2025-03-06 $4M announced")]
    [InlineData("2026-01-01", "2025-03-06 $4M announced")]
    public void BeginWithTheSumBeforeAGivenDay(string from, string steps) =>
        Assert.Equal(steps.Split(';'), Steps(from, A, B, C).Take(steps.Split(';').Length));

    [Fact]
    public void SeparateDaysOfNewsFromDaysOfSilence()
    {
        Assert.Equal([DayOf("2024-01-10"), DayOf("2024-03-01"), DayOf("2024-06-01")], TimeSeries.NewsDays([A, B, C]).Order());
        Assert.Equal(
            [DayOf("2024-01-10"), DayOf("2024-03-01"), DayOf("2024-06-01"), DayOf("2025-03-06")],
            TimeSeries.Days([A, B, C]).Order());
    }

    [Theory]
    [InlineData("2024-01-09", null)]
    [InlineData("2024-01-10", "first")]
    [InlineData("2024-02-29", "first")]
    [InlineData("2024-03-01", "second")]
    [InlineData("2030-01-01", "second")]
    public void HaveTheLatestStepAsTheValueOfADay(string day, string? value) => Assert.Equal(
        value, new Step<string>[] { new(DayOf("2024-01-10"), "first"), new(DayOf("2024-03-01"), "second") }.At(DayOf(day)));

    [Theory]
    [InlineData("2024-01-01", null, "1,2,3,4")]
    [InlineData("2024-02-01", null, "1,2,3,4")]
    [InlineData("2024-02-02", null, "2,3,4")]
    [InlineData("2024-03-01", "2024-04-01", "2,3")]
    [InlineData("2024-03-02", "2024-04-02", "3,4")]
    [InlineData("2025-01-01", null, "4")]
    public void KeepTheCurrentStepAtTheStartOfARange(string from, string? until, string values)
    {
        Step<string>[] steps = [.. Enumerable.Range(1, 4).Select(month => new Step<string>(new(2024, month, 1), $"{month}"))];
        Assert.Equal(values, string.Join(',', steps.Between(DayOf(from), until is null ? null : DayOf(until)).Select(step => step.Value)));
    }

    [Theory]
    [InlineData("news,news,quiet,quiet", "1,2,3")]
    [InlineData("news,news", "1")]
    [InlineData("quiet,news", "1")]
    [InlineData("quiet,quiet", "0,1")]
    [InlineData("news", "0")]
    [InlineData("", "")]
    public void EndWithTheLastNewsAndTheQuietStepsSince(string days, string kept)
    {
        var none = SummaryBuilder.Summary(Dimension.Overall, "all", default, Aggregate.None);
        Step<LineFigures>[] steps =
        [
            .. days.Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select((day, at) => new Step<LineFigures>(DateOnly.FromDayNumber(at), SummaryBuilder.Line(none, isQuiet: day == "quiet"))),
        ];
        Assert.Equal(kept, string.Join(',', TimeSeries.Newest(steps).Select(step => step.From.DayNumber)));
    }

    private static IEnumerable<string> Steps(string from, params CountedInterval[] intervals) => TimeSeries
        .Sum(intervals, DayOf(from), (day, count) => SummaryBuilder.Summary(Dimension.Overall, "all", day, count))
        .Select(step => $"{step.From:yyyy-MM-dd} {step.Value.Text}");

    internal static CountedInterval Of(string id, string amount, DealStatus status, string from, string? until) =>
        CountedInterval.Of(Item(id, amount, status), DayOf(from), until is null ? null : DayOf(until), null);
}

public sealed class ACountedInterval
{
    [Fact]
    public void HoldsWhatIsCountedOfADeal()
    {
        var interval = CountedInterval.Of(
            new DealPeriod(
                DayOf("2024-01-10"),
                DayOf("2024-02-01"),
                Item("a", "USD 1M", DealStatus.Rumoured, DealKind.Debt) with { Unconfirmed = true }), null);
        Assert.Equal(
            (DayOf("2024-01-10"), DayOf("2024-02-01"), Family.Debt, DealStage.Talks, CountFlags.Unconfirmed, "$1M", DayOf("2025-03-06")),
            (
                interval.From,
                interval.Until,
                interval.Family,
                interval.Stage,
                interval.Flags,
                interval.Amount.ToString(),
                interval.StaleFrom));
        Assert.True(interval.Is(CountFlags.Unconfirmed));
        Assert.False(interval.Is(CountFlags.Led));
        Assert.Null(CountedInterval.Of(Item("a", "USD 1M"), default, null, null).StaleFrom);
        Assert.Equal(DealStage.Ended, CountedInterval.Of(Item("a", "USD 1M", DealStatus.Denied), default, null, null).Stage);
        Assert.Equal(
            CountFlags.NotSummed,
            CountedInterval.Of(Item("a", "USD 1M") with { PartOf = DealId.Parse("b").OrThrow() }, default, null, null).Flags);
    }

    [Fact]
    public void HoldsTheComparableFigureOfAnotherCurrency()
    {
        static ConvertedAmount? Usd(string amount) => SumsThroughTime.Of("a", amount, DealStatus.Closed, "2024-01-10", null).Usd;
        Assert.Equal((1_250_000, 1_250_000), (Usd("EUR 1M")!.Low, Usd("EUR 1M")!.High));
        Assert.Null(Usd("USD 1M"));
        Assert.Null(Usd("KRW 1B"));
    }

    [Fact]
    public void DiffersIfARateHasArrived()
    {
        var known = SumsThroughTime.Of("a", "EUR 1M", DealStatus.Closed, "2024-01-10", null);
        Assert.Equal(DayOf("2024-01-10"), CountedInterval.Difference([known with { Usd = null }], [known]));
    }

    [Theory]
    [InlineData("a 2024-01 2024-03, a 2024-03 -", "a 2024-01 2024-03, a 2024-03 -")]
    [InlineData("a 2024-03 -, a 2024-01 -", "a 2024-01 2024-03, a 2024-03 -")]
    [InlineData("a 2024-01 -, a 2024-03 2024-05", "a 2024-01 2024-03, a 2024-03 2024-05")]
    [InlineData("a 2024-01 2024-04, a 2024-02 -, a 2024-03 -", "a 2024-01 2024-02, a 2024-02 2024-03, a 2024-03 -")]
    [InlineData("a 2024-01 -, a 2024-01 2024-02", "a 2024-01 2024-02")]
    [InlineData("b 2024-02 -, a 2024-01 -, b 2024-01 2024-02", "a 2024-01 -, b 2024-01 2024-02, b 2024-02 -")]
    public void CountsADealOnceADayThoughItIsFoundTwice(string found, string counted)
    {
        var intervals = found.Split(", ").Select(text => text.Split(' ')).Select(words =>
            SumsThroughTime.Of(words[0], "USD 1M", DealStatus.Closed, words[1] + "-01", words[2] == "-" ? null : words[2] + "-01"));
        Assert.Equal(counted, string.Join(", ", CountedInterval.WithoutOverlaps(intervals).Select(interval =>
            $"{interval.Deal} {interval.From:yyyy-MM} {interval.Until?.ToString("yyyy-MM", null) ?? "-"}")));
    }

    [Theory]
    [InlineData("2024-03-05", null, "2025-03-06")]
    [InlineData("2025-03-05", null, "2025-03-06")]
    [InlineData("2025-03-06", null, null)]
    [InlineData("2024-03-05", "2025-03-06", null)]
    [InlineData("2024-03-05", "2025-03-07", "2025-03-06")]
    public void GoesStaleOnlyBetweenItsStartAndEnd(string from, string? until, string? stale) => Assert.Equal(
        stale is null ? null : DayOf(stale), SumsThroughTime.Of("a", "USD 1M", DealStatus.InTalks, from, until).GoesStale());

    [Fact]
    public void NeverGoesStaleForASettledDeal() =>
        Assert.Null(SumsThroughTime.Of("a", "USD 1M", DealStatus.Closed, "2024-01-01", null).GoesStale());

    [Theory]
    [InlineData("a 2024-01-10", "a 2024-01-10", null)]
    [InlineData("a 2024-01-10", "", "2024-01-10")]
    [InlineData("", "a 2024-01-10", "2024-01-10")]
    [InlineData("a 2024-01-10", "a 2024-01-10 2024-03-01", "2024-03-01")]
    [InlineData("a 2024-01-10 2024-05-01", "a 2024-01-10 2024-03-01", "2024-03-01")]
    [InlineData("a 2024-01-10", "a 2024-01-11", "2024-01-10")]
    [InlineData("a 2024-01-10,b 2024-03-01", "a 2024-01-10,b 2024-04-01", "2024-03-01")]
    [InlineData("a 2024-01-10,b 2024-03-01", "a 2024-01-10 2024-06-01", "2024-03-01")]
    public void DiffersFromTheFirstDayThatIsCountedDifferently(string before, string after, string? day) =>
        Assert.Equal(day is null ? null : DayOf(day), CountedInterval.Difference(Read(before), Read(after)));

    // "a 2024-01-10 2024-03-01": a deal, its first day, and the day after its last.
    private static IEnumerable<CountedInterval> Read(string intervals) =>
        from words in intervals.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(interval => interval.Split(' '))
        select SumsThroughTime.Of(words[0], "USD 1M", DealStatus.Closed, words[1], words.Length > 2 ? words[2] : null);
}

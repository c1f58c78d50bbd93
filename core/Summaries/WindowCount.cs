using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Summaries;

/// <summary>Counts the deals of a window on a day, by period and by key.</summary>
/// <param name="deals">The deals as they were known one after another, without overlaps.</param>
/// <param name="window">Only deals that are surely dated within it are counted.</param>
/// <param name="day">The deals are counted as they were known on this day.</param>
internal sealed class WindowCount(IReadOnlyList<CountedInterval> deals, Window window, DateOnly day)
{
    // With fewer deals, adding sums is cheaper than a running total, which is made to remove deals again.
    private const int Few = 16;

    private readonly IReadOnlyList<CountedInterval> _known =
        [.. deals.Where(deal => deal.From <= day && !(deal.Until <= day) && window.Contains(deal.Date))];

    /// <summary>The days up to the given one on which talks in the window went stale.</summary>
    public IEnumerable<DateOnly> StaleDays =>
        deals.Where(deal => window.Contains(deal.Date)).Select(deal => deal.GoesStale()).OfType<DateOnly>().Where(stale => stale <= day);

    /// <summary>The sum of all deals.</summary>
    public Summary Sum(Dimension dimension, string key) => SummaryBuilder.Summary(dimension, key, day, Sum(_known));

    /// <summary>The sums by month, quarter or year, newest first. A deal whose date is less precise is in none.</summary>
    public IReadOnlyList<(string Period, Summary Sum)> Periods(Dimension dimension, string key, Dimension by) =>
    [
        .. _known
            .GroupBy(deal => DealKeys.PeriodOf(by, deal.Date))
            .Where(period => period.Key is not null)
            .OrderByDescending(period => period.Key, StringComparer.Ordinal)
            .Select(period => (period.Key!, SummaryBuilder.Summary(dimension, key, day, Sum([.. period])))),
    ];

    /// <summary>A line for each key of a dimension, and with a period for each of both.</summary>
    public IEnumerable<SummaryLine> Lines(Dimension dimension, Dimension? by)
    {
        var counted = _known
            .Select(deal => (Deal: deal, Period: by is { } periods ? DealKeys.PeriodOf(periods, deal.Date) : null))
            .Where(dated => by is null || dated.Period is not null)
            .SelectMany(
                dated => DealKeys.In(dimension, dated.Deal).DistinctBy(key => key.Key),
                (dated, key) => (dated.Period, key.Key, key.Name, Deal: Under(dated.Deal, dimension, key)))
            .GroupBy(deal => (deal.Period, deal.Key));
        foreach (var line in counted)
        {
            var sum = SummaryBuilder.Summary(dimension, line.Key.Key, day, Sum([.. line.Select(deal => deal.Deal)]));
            yield return SummaryBuilder.Line(line.Key.Key, NewestName(line), sum) with { Period = line.Key.Period };
        }

        static string NewestName(IEnumerable<(string? Period, string Key, string Name, CountedInterval Deal)> line) =>
            line.MaxBy(deal => deal.Deal.From).Name;
    }

    // As the cell of the key has it.
    private static CountedInterval Under(CountedInterval deal, Dimension dimension, DealKey key) => deal with
    {
        Keys = null,
        Flags = deal.Flags | (key.IsLed ? CountFlags.Led : CountFlags.None),
        Valuation = dimension == Dimension.Company ? deal.Valuation : null,
    };

    private Aggregate Sum(IReadOnlyList<CountedInterval> counted)
    {
        if (counted.Count <= Few)
        {
            return counted.Select(deal => Aggregate.Of(deal, day)).Aggregate(Aggregate.None, Aggregate.Add);
        }

        var total = new RunningTotal();
        foreach (var deal in counted)
        {
            total.Add(Aggregate.Of(deal, day));
        }

        return total.Now();
    }
}

using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>The refresh whose summaries are visible.</summary>
/// <param name="Reported">The date of the newest source counted.</param>
/// <param name="Known">
/// The newest day on which counted data became known. A source dated only "2026" is known from the day it was recorded.
/// </param>
public sealed record SummaryStatus(long Generation, DateTimeOffset? RefreshedAt, PartialDate? Reported, DateOnly? Known);

/// <summary>Reads the summaries that the last finished refresh made visible.</summary>
/// <param name="time">If no day is requested, today decides which talks are stale and which periods are incomplete.</param>
public sealed class SummaryReader(ITables tables, TimeProvider time)
{
    /// <summary>The most deals that are counted for one answer.</summary>
    public const int MostDeals = WindowRows.MostDeals;

    public const string MegaRoundRule = "Mega-rounds are funding rounds of at least $100M in comparable dollars.";

    internal const string InvestorRule =
        "Investors that were only in talks are not counted. " +
        "Totals add up the rounds an investor took part in, not the money it put in. " +
        MegaRoundRule;

    public const string LeagueRule =
        "Ranked by number of announced and closed funding deals, then by those led or co-led; ties share a rank. " + InvestorRule;

    public const string TableRule =
        "Announced and closed deals are counted; live and stale talks are shown separately. " +
        "Funding, debt, secondaries and takeovers are never added up. " +
        MegaRoundRule;

    private readonly KeptTables _kept = new();
    private readonly RefreshState? _known;

    /// <summary>Reads the summaries of one state, without asking for the state again.</summary>
    internal SummaryReader(ITables tables, TimeProvider time, RefreshState state)
        : this(tables, time) => _known = state;

    public async Task<SummaryStatus> StatusAsync(CancellationToken cancel)
    {
        var state = await StateAsync(cancel);
        return new(state.Generation, state.At, state.Reported, state.Known);
    }

    /// <summary>One summary as of a day, or as of today; null if the key has none.</summary>
    public Task<Summary?> GetAsync(Dimension dimension, string key, DateOnly? asOf, CancellationToken cancel) =>
        GetAsync(new(dimension) { AsOf = asOf }, key, cancel);

    /// <inheritdoc cref="GetAsync(Dimension, string, DateOnly?, CancellationToken)"/>
    /// <exception cref="WindowTooLargeException">Too many deals would have to be counted.</exception>
    public async Task<Summary?> GetAsync(SummaryQuery query, string key, CancellationToken cancel)
    {
        var state = await StateAsync(cancel);
        var day = query.AsOf ?? Today(state);
        var isByPeriodOfAll = query is { Dimension: Dimension.Overall, Window.IsAll: true };
        if (query.IsCounted && !isByPeriodOfAll)
        {
            return await CountedAsync(state, query, key, day, cancel);
        }

        if (await RowAsync(state, Groups.Of(query.Dimension, key), day, cancel) is not { } row)
        {
            return null;
        }

        var summary = SummaryOn(row, day);
        return query.Answer(summary, day) with
        {
            AsOf = query.AsOf ?? Newest(state, [summary.AsOf]),
            Periods = query.By is { } by ? await PeriodsOfAllAsync(query, by, day, cancel) : null,
        };
    }

    /// <summary>
    /// The number of deals of each group, null if it was never counted. Costs one request for the state and one for each group.
    /// </summary>
    internal async Task<IReadOnlyList<int?>> DealsAsync(IEnumerable<(Dimension Dimension, string Key)> groups, CancellationToken cancel)
    {
        var state = await StateAsync(cancel);
        var rows = await Task.WhenAll(
            groups.Select(group => RowAsync(state, Groups.Of(group.Dimension, group.Key), DateOnly.MaxValue, cancel)));
        return [.. rows.Select(row => row is null ? (int?)null : SeriesKey.Last(row).AllDeals())];
    }

    /// <summary>
    /// All keys of a dimension that had a deal by a day. Months, quarters and years are newest first, investors by rank, others by
    /// key.
    /// </summary>
    public Task<SummaryTable> TableAsync(Dimension dimension, DateOnly? asOf, CancellationToken cancel) =>
        TableAsync(new(dimension) { AsOf = asOf }, cancel);

    /// <summary>A page of a table.</summary>
    /// <param name="after">The last line of the previous page; null for the first page.</param>
    /// <returns>The page and the cursor of the next one, which is null on the last page.</returns>
    /// <exception cref="WindowTooLargeException">Too many deals would have to be counted.</exception>
    public async Task<(SummaryTable Table, SummaryCursor? Next)> TableAsync(
        SummaryQuery query, SummaryCursor? after, int limit, CancellationToken cancel)
    {
        var (whole, order) = (await TableAsync(query, cancel), SummaryOrder.Of(query));
        var rest = whole.Value
            .SkipWhile(line => after is not null && order.Compare(order.PlaceOf(line), after.Place) <= 0)
            .Take(limit + 1)
            .ToList();
        return (whole with { Value = [.. rest.Take(limit)] }, rest.Count > limit ? SummaryCursor.Of(query, rest[limit - 1]) : null);
    }

    /// <summary>The keys of a dimension that were ever counted.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(Dimension dimension, CancellationToken cancel)
    {
        var state = await StateAsync(cancel);
        return [.. (await SummaryTables.LinesAsync(tables, dimension, null, state.Generation, cancel)).Select(line => line.Key)];
    }

    /// <summary>
    /// True for a period that reaches into the quarter of a day or the quarter before. When a quarter ends, only about a fifth of
    /// its deals are known.
    /// </summary>
    public static bool IsIncomplete(PartialDate period, DateOnly day) =>
        day.Year > 1 && period.Last >= PartialDate.OfQuarter(day.Year, PartialDate.OfDay(day).Quarter).First.AddMonths(-3);

    /// <summary>Today, or the newest recorded day if the clock is behind it.</summary>
    internal async Task<DateOnly> TodayAsync(CancellationToken cancel) => Today(await StateAsync(cancel));

    // A month of "overall" is a line of the table of months.
    private async Task<IReadOnlyList<PeriodSummary>> PeriodsOfAllAsync(
        SummaryQuery query, Dimension by, DateOnly day, CancellationToken cancel)
    {
        var table = await TableAsync(query with { Dimension = by, By = null }, cancel);
        return [.. table.Value.Select(line => query.Answer(line.Key, line, day))];
    }

    private async Task<SummaryTable> TableAsync(SummaryQuery query, CancellationToken cancel)
    {
        var state = await StateAsync(cancel);
        var day = query.AsOf ?? Today(state);
        var isKept = query is { IsCounted: false, AsOf: null };
        if (isKept && _kept.Find(state, day, query) is { } kept)
        {
            return kept;
        }

        var table = await TableAsync(state, query, day, cancel);
        if (isKept)
        {
            _kept.Keep(state, day, query, table);
        }

        return table;
    }

    private async Task<SummaryTable> TableAsync(RefreshState state, SummaryQuery query, DateOnly day, CancellationToken cancel)
    {
        var (lines, days) = query.IsCounted
            ? await CountedLinesAsync(state, query, day, cancel)
            : await StoredLinesAsync(state, query, day, cancel);
        var shown = lines.Where(query.Shows).Select(line => query.Answer(line, day));
        return new(query.Dimension, query.AsOf ?? Newest(state, days), query.Rule, SummaryOrder.Of(query).Sorted(shown, query.Dimension))
        {
            Family = query.FamilyWord,
            From = query.Window.From,
            To = query.Window.To,
            By = query.By,
        };
    }

    private async Task<(IEnumerable<SummaryLine> Lines, IEnumerable<DateOnly> Days)> StoredLinesAsync(
        RefreshState state, SummaryQuery query, DateOnly day, CancellationToken cancel)
    {
        var steps = (await SummaryTables.LinesAsync(tables, query.Dimension, query.AsOf, state.Generation, cancel))
            .Select(history => (history.Key, history.Name, Step: history.Steps.LastOrDefault(step => step.From <= day)))
            .Where(line => line.Step is not null && (query with { Family = null }).Shows(line.Step.Value))
            .ToList();
        return (
            steps.Select(line => SummaryBuilder.Line(line.Key, line.Name, line.Step!.Value)),
            steps.Select(line => line.Step!.From));
    }

    private async Task<(IEnumerable<SummaryLine> Lines, IEnumerable<DateOnly> Days)> CountedLinesAsync(
        RefreshState state, SummaryQuery query, DateOnly day, CancellationToken cancel)
    {
        var deals = await WindowRows.ReadAsync(tables, SummaryCell.Overall, query.Window, state.Generation, cancel);
        var count = new WindowCount(deals, query.Window, day);
        return (count.Lines(query.Dimension, query.By), count.StaleDays);
    }

    private async Task<Summary?> CountedAsync(RefreshState state, SummaryQuery query, string key, DateOnly day, CancellationToken cancel)
    {
        var (group, window) = (Groups.Of(query.Dimension, key), query.Window);
        var isPeriod = SummaryQuery.IsPeriod(query.Dimension);
        if (isPeriod && await RowAsync(state, group, day, cancel) is null)
        {
            return null;
        }

        // A month, quarter or year is a window over all deals.
        window = isPeriod ? window.In(PartialDate.Parse(key).OrThrow()) : window;
        var deals = await WindowRows.ReadAsync(tables, isPeriod ? SummaryCell.Overall : group, window, state.Generation, cancel);
        if (deals.Count == 0 && !isPeriod && await RowAsync(state, group, day, cancel) is null)
        {
            return null;
        }

        var count = new WindowCount(deals, window, day);
        return query.Answer(count.Sum(query.Dimension, key), day) with
        {
            AsOf = query.AsOf ?? Newest(state, count.StaleDays),
            Periods = query.By is { } by
                ? [.. count.Periods(query.Dimension, key, by).Where(line => query.Shows(line.Sum)).Select(line =>
                    query.Answer(line.Period, line.Sum, day))]
                : null,
        };
    }

    private ValueTask<RefreshState> StateAsync(CancellationToken cancel) =>
        _known is null ? new(RefreshState.ReadAsync(tables, cancel)) : new(_known);

    private DateOnly Today(RefreshState state)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return state.Known > today ? state.Known.Value : today;
    }

    /// <summary>The newest day on which anything changed. The answer as of that day equals today's.</summary>
    private static DateOnly Newest(RefreshState state, IEnumerable<DateOnly> steps) =>
        steps.Append(state.Known ?? DateOnly.MinValue).Max();

    // The newest visible generation of the part with the day. It is the first row, except while a refresh is writing.
    private async Task<TableEntity?> RowAsync(RefreshState state, string group, DateOnly day, CancellationToken cancel)
    {
        if (state.Generation == 0)
        {
            return null;
        }

        await foreach (var row in tables.EachAsync(SeriesKey.OfGroup(group).By(day), cancel))
        {
            if (SeriesKey.Generation(row) <= state.Generation)
            {
                return row;
            }
        }

        return null;
    }

    // The last step is stored separately. It may lie in the future, on a day when talks go stale; then an earlier step applies.
    private static Summary SummaryOn(TableEntity row, DateOnly day) =>
        SeriesKey.Last(row) is var last && last.AsOf <= day ? last : SeriesKey.Summaries(row).Last(summary => summary.AsOf <= day);
}

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
    public const string MegaRoundRule = "Mega-rounds are funding rounds of at least $100M in comparable dollars.";

    public const string LeagueRule =
        "Ranked by number of announced and closed funding deals, then by those led or co-led; ties share a rank. " +
        "Investors that were only in talks are not counted. " +
        "Totals add up the rounds an investor took part in, not the money it put in. " +
        MegaRoundRule;

    public const string TableRule =
        "Announced and closed deals are counted; live and stale talks are shown separately. " +
        "Funding, debt, secondaries and takeovers are never added up. " +
        MegaRoundRule;

    public async Task<SummaryStatus> StatusAsync(CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        return new(state.Generation, state.At, state.Reported, state.Known);
    }

    /// <summary>One summary as of a day, or as of today; null if the key has none.</summary>
    public async Task<Summary?> GetAsync(Dimension dimension, string key, DateOnly? asOf, CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        var day = asOf ?? Today(state);
        if (await RowAsync(state, Groups.Of(dimension, key), day, cancel) is not { } row)
        {
            return null;
        }

        var summary = SummaryOn(row, day);
        return summary with { AsOf = asOf ?? Newest(state, [summary.AsOf]), Incomplete = IsIncomplete(dimension, key, day) };
    }

    /// <summary>
    /// The number of deals of each group, null if it was never counted. Costs one request for the state and one for each group.
    /// </summary>
    internal async Task<IReadOnlyList<int?>> DealsAsync(IEnumerable<(Dimension Dimension, string Key)> groups, CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        var rows = await Task.WhenAll(
            groups.Select(group => RowAsync(state, Groups.Of(group.Dimension, group.Key), DateOnly.MaxValue, cancel)));
        return [.. rows.Select(row => row is null ? (int?)null : SeriesKey.Last(row).AllDeals())];
    }

    /// <summary>
    /// All keys of a dimension that had a deal by a day. Months, quarters and years are newest first, investors by rank, others by
    /// key.
    /// </summary>
    public async Task<SummaryTable> TableAsync(Dimension dimension, DateOnly? asOf, CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        var day = asOf ?? Today(state);
        var steps = (await SummaryTables.LinesAsync(tables, dimension, asOf, state.Generation, cancel))
            .Select(history => (history.Key, history.Name, Step: history.Steps.LastOrDefault(step => step.From <= day)))
            .Where(line => line.Step is not null
                && (line.Step.Value.HasDeals() || (dimension == Dimension.Status && line.Step.Value.AllDeals() > 0)))
            .ToList();
        var lines = steps
            .Select(line => Line(line.Key, line.Name, line.Step!.Value))
            .OrderBy(SummaryCursor.Of, Comparer<SummaryCursor>.Create((x, y) => SummaryCursor.Compare(dimension, x, y)))
            .ToList();
        return dimension == Dimension.Investor
            ? new(dimension, asOf ?? Newest(state, steps.Select(line => line.Step!.From)), LeagueRule, Ranked(lines))
            : new(dimension, asOf ?? Newest(state, steps.Select(line => line.Step!.From)), TableRule, lines);
    }

    /// <summary>A page of a table.</summary>
    /// <param name="after">The last line of the previous page; null for the first page.</param>
    /// <returns>The page and the cursor of the next one, which is null on the last page.</returns>
    public async Task<(SummaryTable Table, SummaryCursor? Next)> TableAsync(
        Dimension dimension, DateOnly? asOf, SummaryCursor? after, int limit, CancellationToken cancel)
    {
        var whole = await TableAsync(dimension, asOf, cancel);
        var rest = whole.Value
            .SkipWhile(line => after is not null && SummaryCursor.Compare(dimension, SummaryCursor.Of(line), after) <= 0)
            .Take(limit + 1)
            .ToList();
        return (whole with { Value = [.. rest.Take(limit)] }, rest.Count > limit ? SummaryCursor.Of(rest[limit - 1]) : null);
    }

    /// <summary>
    /// True for a period that reaches into the quarter of a day or the quarter before. When a quarter ends, only about a fifth of
    /// its deals are known.
    /// </summary>
    public static bool IsIncomplete(PartialDate period, DateOnly day) =>
        day.Year > 1 && period.Last >= PartialDate.OfQuarter(day.Year, PartialDate.OfDay(day).Quarter).First.AddMonths(-3);

    /// <summary>Today, or the newest recorded day if the clock is behind it.</summary>
    internal async Task<DateOnly> TodayAsync(CancellationToken cancel) => Today(await RefreshState.ReadAsync(tables, cancel));

    private static bool IsIncomplete(Dimension dimension, string key, DateOnly day) =>
        dimension is Dimension.Month or Dimension.Quarter or Dimension.Year
        && PartialDate.Parse(key) is { IsValue: true } period
        && IsIncomplete(period.Value, day);

    private static SummaryLine Line(string key, string name, LineFigures line) => new()
    {
        Key = key,
        Name = name,
        Funding = line.Funding,
        Debt = line.Debt,
        Secondary = line.Secondary,
        Takeovers = line.Takeovers,
        Cumulative = line.Cumulative,
        Newest = line.Newest,
        Valuation = line.Valuation,
        Unicorn = line.Unicorn,
    };

    private DateOnly Today(RefreshState state)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return state.Known > today ? state.Known.Value : today;
    }

    /// <summary>The newest day on which anything changed. The answer as of that day equals today's.</summary>
    private static DateOnly Newest(RefreshState state, IEnumerable<DateOnly> steps) =>
        steps.Append(state.Known ?? DateOnly.MinValue).Max();

    private static List<SummaryLine> Ranked(List<SummaryLine> ordered)
    {
        var ranked = new List<SummaryLine>();
        foreach (var line in ordered)
        {
            var isTied = ranked.Count > 0 && SummaryCursor.AreTied(SummaryCursor.Of(ranked[^1]), SummaryCursor.Of(line));
            ranked.Add(line with { Rank = isTied ? ranked[^1].Rank : ranked.Count + 1 });
        }

        return ranked;
    }

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

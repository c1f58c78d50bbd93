using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>The last refresh that readers see.</summary>
/// <param name="Reported">The newest publication that is counted.</param>
/// <param name="Known">The newest day on which something counted became known. A source that is dated 2026 alone is known on the day it was recorded.</param>
public sealed record SummaryStatus(long Generation, DateTimeOffset? RefreshedAt, PartialDate? Reported, DateOnly? Known);

/// <summary>Reads what the last finished refresh made visible.</summary>
/// <param name="time">Where no day is asked for, today says which talks are stale and which periods are incomplete.</param>
public sealed class SummaryReader(ITables tables, TimeProvider time)
{
    public const string LeagueRule =
        "Ranked by number of announced and closed funding deals, then by those led or co-led; ties share a rank. " +
        "Who was only in talks is not counted. Totals are of rounds participated in, not of money put in by the investor.";

    public const string TableRule =
        "Announced and closed deals are counted; live and stale talks stand apart. Funding, debt, secondaries and takeovers are never added up.";

    public async Task<SummaryStatus> StatusAsync(CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        return new(state.Generation, state.At, state.Reported, state.Known);
    }

    /// <summary>One summary as of a day, or of all that is known; null if there is none of that key.</summary>
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

    /// <summary>How many deals each of some groups has, null where it was never counted: one request for all, and one for each.</summary>
    internal async Task<IReadOnlyList<int?>> DealsAsync(IEnumerable<(Dimension Dimension, string Key)> groups, CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        var rows = await Task.WhenAll(groups.Select(group => RowAsync(state, Groups.Of(group.Dimension, group.Key), DateOnly.MaxValue, cancel)));
        return [.. rows.Select(row => row is null ? (int?)null : SeriesKey.Last(row).AllDeals())];
    }

    /// <summary>All keys of a dimension that had a deal by a day. Months, quarters and years newest first, investors by rank, others by key.</summary>
    public async Task<SummaryTable> TableAsync(Dimension dimension, DateOnly? asOf, CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        var day = asOf ?? Today(state);
        var steps = (await SummaryTables.LinesAsync(tables, dimension, asOf, state.Generation, cancel))
            .Select(history => (history.Key, history.Name, Step: history.Steps.LastOrDefault(step => step.From <= day)))
            .Where(line => line.Step is not null && (line.Step.Value.HasDeals() || (dimension == Dimension.Status && line.Step.Value.AllDeals() > 0)))
            .ToList();
        var lines = steps
            .Select(line => Line(line.Key, line.Name, line.Step!.Value))
            .OrderBy(SummaryCursor.Of, Comparer<SummaryCursor>.Create((x, y) => SummaryCursor.Compare(dimension, x, y)))
            .ToList();
        return dimension == Dimension.Investor
            ? new(dimension, asOf ?? Newest(state, steps.Select(line => line.Step!.From)), LeagueRule, Ranked(lines))
            : new(dimension, asOf ?? Newest(state, steps.Select(line => line.Step!.From)), TableRule, lines);
    }

    /// <summary>A piece of a table.</summary>
    /// <param name="after">The last line that was given; null for the first piece.</param>
    /// <returns>The piece, and the place to go on from; null where it ends the table.</returns>
    public async Task<(SummaryTable Table, SummaryCursor? Next)> TableAsync(
        Dimension dimension, DateOnly? asOf, SummaryCursor? after, int limit, CancellationToken cancel)
    {
        var whole = await TableAsync(dimension, asOf, cancel);
        var rest = whole.Value.SkipWhile(line => after is not null && SummaryCursor.Compare(dimension, SummaryCursor.Of(line), after) <= 0).Take(limit + 1).ToList();
        return (whole with { Value = [.. rest.Take(limit)] }, rest.Count > limit ? SummaryCursor.Of(rest[limit - 1]) : null);
    }

    /// <summary>
    /// True for a period that reaches into the quarter of a day or the one before: about a fifth of a quarter's deals are known
    /// at its end.
    /// </summary>
    public static bool IsIncomplete(PartialDate period, DateOnly day) =>
        day.Year > 1 && period.Last >= PartialDate.OfQuarter(day.Year, PartialDate.OfDay(day).Quarter).First.AddMonths(-3);

    /// <summary>Today; where the clock is behind what is recorded, the newest day of the record.</summary>
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
    };

    private DateOnly Today(RefreshState state)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return state.Known > today ? state.Known.Value : today;
    }

    /// <summary>The newest day on which anything changed: as of it, the answer is the same as today's.</summary>
    private static DateOnly Newest(RefreshState state, IEnumerable<DateOnly> steps) => steps.Append(state.Known ?? DateOnly.MinValue).Max();

    private static List<SummaryLine> Ranked(List<SummaryLine> ordered)
    {
        var ranked = new List<SummaryLine>();
        foreach (var line in ordered)
        {
            var tie = ranked.Count > 0 && SummaryCursor.AreTied(SummaryCursor.Of(ranked[^1]), SummaryCursor.Of(line));
            ranked.Add(line with { Rank = tie ? ranked[^1].Rank : ranked.Count + 1 });
        }

        return ranked;
    }

    // The part with the day, and of it the newest generation up to the visible one: the first row, but while a refresh is at work.
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

    // The last step stands by itself. Days on which talks will go stale lie ahead: then the steps before it are looked at.
    private static Summary SummaryOn(TableEntity row, DateOnly day) =>
        SeriesKey.Last(row) is var last && last.AsOf <= day ? last : SeriesKey.Summaries(row).Last(summary => summary.AsOf <= day);
}

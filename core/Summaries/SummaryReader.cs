using Azure.Data.Tables;
using ServerlessDeals.Storage;

namespace ServerlessDeals.Summaries;

/// <summary>The last refresh that readers see.</summary>
/// <param name="Reported">The newest publication that is counted.</param>
/// <param name="Known">The newest day on which something counted became known. A source that is dated 2026 alone is known on the day it was recorded.</param>
public sealed record SummaryStatus(long Generation, DateTimeOffset? RefreshedAt, PartialDate? Reported, DateOnly? Known);

/// <summary>Reads what the last finished refresh made visible.</summary>
public sealed class SummaryReader(ITables tables)
{
    public const string LeagueRule =
        "Ranked by number of announced and closed deals, then by deals led or co-led; ties share a rank. " +
        "Totals are of rounds participated in, not of money put in by the investor.";

    public const string TableRule = "Announced and closed deals are counted; rumoured deals and those in talks stand apart.";

    public async Task<SummaryStatus> StatusAsync(CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        return new(state.Generation, state.At, state.Reported, Day(state));
    }

    /// <summary>One summary as of a day, or of all that is known; null if there is none of that key.</summary>
    public async Task<Summary?> GetAsync(Dimension dimension, string key, DateOnly? asOf, CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        if (await RowAsync(state, Groups.Of(dimension, key), asOf ?? DateOnly.MaxValue, cancel) is not { } row)
        {
            return null;
        }

        var day = asOf ?? Day(state) ?? DateOnly.MinValue;
        return SummaryOn(row, asOf) with { AsOf = day, Incomplete = IsIncomplete(dimension, key, day, state.Reported) };
    }

    /// <summary>How many deals each of some groups has, null where it was never counted: one request for all, and one for each.</summary>
    internal async Task<IReadOnlyList<int?>> DealsAsync(IEnumerable<(Dimension Dimension, string Key)> groups, CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        var rows = await Task.WhenAll(groups.Select(group => RowAsync(state, Groups.Of(group.Dimension, group.Key), DateOnly.MaxValue, cancel)));
        return [.. rows.Select(row => row is null ? (int?)null : Deals(SummaryOn(row, null)))];
    }

    private static int Deals(Summary summary) => summary.Announced.Deals + summary.InTalks.Deals + summary.Cancelled;

    /// <summary>All keys of a dimension that had a deal by a day. Months, quarters and years newest first, investors by rank, others by key.</summary>
    public async Task<SummaryTable> TableAsync(Dimension dimension, DateOnly? asOf, CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        var lines = (await SummaryTables.LinesAsync(tables, dimension, asOf, state.Generation, cancel))
            .Select(history => (history.Key, history.Name, Line: history.Steps.At(asOf ?? DateOnly.MaxValue)))
            .Where(line => line.Line is { Announced.Deals: > 0 } or { InTalks.Deals: > 0 } || (dimension == Dimension.Status && line.Line is { Cancelled: > 0 }))
            .Select(line => new SummaryLine(null, line.Key, line.Name, line.Line!.Announced, line.Line.InTalks, line.Line.Cancelled))
            .OrderBy(SummaryPlace.Of, Comparer<SummaryPlace>.Create((x, y) => SummaryPlace.Compare(dimension, x, y)))
            .ToList();
        return new(dimension, asOf ?? Day(state) ?? DateOnly.MinValue, dimension == Dimension.Investor ? LeagueRule : TableRule, dimension == Dimension.Investor ? Ranked(lines) : lines);
    }

    /// <summary>A piece of a table.</summary>
    /// <param name="after">The last line that was given; null for the first piece.</param>
    /// <returns>The piece, and the place to go on from; null where it ends the table.</returns>
    public async Task<(SummaryTable Table, SummaryPlace? Next)> TableAsync(
        Dimension dimension, DateOnly? asOf, SummaryPlace? after, int limit, CancellationToken cancel)
    {
        var whole = await TableAsync(dimension, asOf, cancel);
        var rest = whole.Value.SkipWhile(line => after is not null && SummaryPlace.Compare(dimension, SummaryPlace.Of(line), after) <= 0).Take(limit + 1).ToList();
        return (whole with { Value = [.. rest.Take(limit)] }, rest.Count > limit ? SummaryPlace.Of(rest[limit - 1]) : null);
    }

    /// <summary>
    /// True for a period that reaches into the two newest quarters known by a day: about a fifth of a quarter's deals are
    /// known at its end.
    /// </summary>
    public static bool IsIncomplete(PartialDate period, DateOnly asOf, PartialDate? reported)
    {
        var newest = reported is { } last && last.First < asOf ? last.First : asOf;
        var quarter = PartialDate.OfQuarter(newest.Year, ((newest.Month - 1) / 3) + 1).First;
        return quarter.Year > 1 && period.Last >= quarter.AddMonths(-3);
    }

    private static bool IsIncomplete(Dimension dimension, string key, DateOnly asOf, PartialDate? reported) =>
        dimension is Dimension.Month or Dimension.Quarter or Dimension.Year
        && PartialDate.Parse(key) is { IsValue: true } period
        && IsIncomplete(period.Value, asOf, reported);

    // A refresh of an earlier version kept the newest publication alone.
    private static DateOnly? Day(RefreshState state) => state.Known ?? state.Reported?.First;

    private static List<SummaryLine> Ranked(List<SummaryLine> ordered)
    {
        var ranked = new List<SummaryLine>();
        foreach (var line in ordered)
        {
            var tie = ranked.Count > 0 && (ranked[^1].Announced.Deals, ranked[^1].Announced.Led) == (line.Announced.Deals, line.Announced.Led);
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

        await foreach (var row in tables.EachAsync(Place.OfGroup(group).By(day), cancel))
        {
            if (Place.Generation(row) <= state.Generation)
            {
                return row;
            }
        }

        return null;
    }

    private static Summary SummaryOn(TableEntity row, DateOnly? day) =>
        day is null ? Place.Last(row) : Place.Summaries(row).Last(summary => summary.AsOf <= day);
}

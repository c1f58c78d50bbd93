using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// How many deals there are, by the counts that the last refresh stored. Deals that were written since then are not in them.
/// </summary>
internal sealed class DealCounts(ITables tables)
{
    /// <summary>The most storage requests of a count.</summary>
    public const int MostRequests = 2;

    /// <summary>The deals of a group as of a day, or of today if that is null.</summary>
    /// <returns>Null if there is no such count.</returns>
    public async Task<int?> OfGroupAsync(Dimension dimension, string key, DateOnly? asOf, CancellationToken cancel) =>
        (await new SummaryReader(tables, TimeProvider.System).GetAsync(dimension, key, asOf, cancel))?.AllDeals();

    /// <summary>The deals of several keys of a dimension that has few keys, and in which a deal has one of them.</summary>
    /// <returns>Null if nothing was counted.</returns>
    public async Task<int?> OfKeysAsync(Dimension dimension, Func<string, bool> includes, DateOnly? asOf, CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        if (state.Generation == 0)
        {
            return null;
        }

        var lines = await SummaryTables.LinesAsync(tables, dimension, asOf, state.Generation, cancel);
        return lines.Where(line => includes(line.Key))
            .Sum(line => line.Steps.LastOrDefault(step => asOf is null || step.From <= asOf)?.Value.AllDeals() ?? 0);
    }

    /// <summary>The keys of a dimension that have or had deals; none if nothing was counted.</summary>
    public async Task<IReadOnlyList<string>> KeysAsync(Dimension dimension, DateOnly? asOf, CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        return [.. (await SummaryTables.LinesAsync(tables, dimension, asOf, state.Generation, cancel)).Select(line => line.Key)];
    }

    /// <summary>The deals of groups that are dated in some months, quarters or years.</summary>
    /// <param name="groups">No deal is in two of them. One or two requests each.</param>
    /// <param name="years">The first and the last year of the deals; null where there is none.</param>
    /// <param name="includes">
    /// Whether deals of a period are counted: of a month, or of a quarter or a year if their date is not known better.
    /// </param>
    /// <returns>Null if that is not known within two requests.</returns>
    public async Task<int?> InPeriodsAsync(
        IReadOnlyList<(Dimension Dimension, string Key)> groups,
        (int? First, int? Last) years,
        Func<PartialDate, bool> includes,
        DateOnly? asOf,
        CancellationToken cancel)
    {
        if (groups.Count is 0 or > MostRequests)
        {
            return groups.Count == 0 ? 0 : null;
        }

        var deals = new HashSet<DealId>();
        foreach (var (dimension, key) in groups)
        {
            var pages = MostRequests / groups.Count;
            if (await CellStore.InYearsAsync(tables, Groups.Of(dimension, key), years.First, years.Last, pages, cancel) is not { } cells)
            {
                return null;
            }

            deals.UnionWith(
                from cell in cells
                where includes(cell.Period)
                from interval in cell.Intervals
                where asOf is { } day ? interval.From <= day && !(interval.Until <= day) : interval.Until is null
                select interval.Deal);
        }

        return deals.Count;
    }
}

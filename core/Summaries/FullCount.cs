using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>Counts many cells in one pass over all deals.</summary>
/// <param name="store">Where the counted cells are stored.</param>
internal sealed class FullCount(ITables tables, CellStore store)
{
    /// <summary>
    /// Counts cells in one pass over the deals, year by year, since every cell lies within a year. Returns the groups that the given
    /// cells belong to, with all their cells.
    /// </summary>
    /// <param name="cells">The cells to count. If <paramref name="full"/>, all cells that have a deal are added.</param>
    public async Task<IReadOnlyList<TouchedGroup>> RunAsync(
        HashSet<SummaryCell> cells, bool full, CancellationToken cancel)
    {
        var groups = cells.Select(cell => cell.Group).ToHashSet(StringComparer.Ordinal);
        var histories = new Dictionary<string, List<CellHistory>>(StringComparer.Ordinal);
        var seen = new HashSet<SummaryCell>();
        foreach (var year in await Partitions.OfAsync(tables, Views.ByDate.Table, cancel))
        {
            var periods = new Dictionary<SummaryCell, List<DealPeriod>>();
            await foreach (var row in tables.EachAsync(RowRange.Whole(Views.ByDate.Table, year), cancel))
            {
                foreach (var period in ViewRow.ReadAll(row))
                {
                    foreach (var cell in SummaryCell.Of(period.Item).Distinct().Where(cell => full || groups.Contains(cell.Group)))
                    {
                        (periods.TryGetValue(cell, out var cellPeriods) ? cellPeriods : periods[cell] = []).Add(period);
                    }
                }
            }

            var counted = periods.Select(pair => (Cell: pair.Key, History: store.CountWithKeys(pair.Key, pair.Value))).ToList();
            foreach (var (cell, history) in counted)
            {
                Of(cell.Group).Add(history);
                seen.Add(cell);
            }

            // Store everything published, including deals other processes just wrote. The next refresh compares with it.
            await store.WriteAsync(counted, cancel);
        }

        // Cells that have lost their last deal become empty.
        var emptied = cells.Except(seen).Select(cell => (Cell: cell, History: store.CountWithKeys(cell, []))).ToList();
        foreach (var (cell, history) in emptied)
        {
            Of(cell.Group).Add(history);
        }

        await store.WriteAsync(emptied, cancel);
        if (full)
        {
            cells.UnionWith(seen);
        }

        // All these cells are stored as changed from the first day on.
        return
        [
            .. cells.GroupBy(cell => cell.Group, StringComparer.Ordinal).Select(group => new WholeGroup(
                group.Key, group.ToDictionary(cell => cell.Period, _ => DateOnly.MinValue), histories.GetValueOrDefault(group.Key) ?? [])),
        ];

        List<CellHistory> Of(string group) => histories.TryGetValue(group, out var cellsOfGroup) ? cellsOfGroup : histories[group] = [];
    }
}

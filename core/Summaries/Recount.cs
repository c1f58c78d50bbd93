using System.Collections.Concurrent;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// Counts some cells again. One range reads the counts and summaries of a group, and one the deals of a period, in which the cells of all
/// groups are counted.
/// </summary>
internal sealed class Recount(ITables tables, CellStore store)
{
    /// <summary>Counts cells, and compares them with what is stored.</summary>
    /// <param name="before">What an earlier count of the same cells found changed; null for the first count.</param>
    /// <remarks>
    /// The stored counts are read first. So a count from older rows cannot replace one that another process stored later.
    /// </remarks>
    public async Task<IReadOnlyList<RecountedGroup>> RunAsync(
        IReadOnlyCollection<SummaryCell> cells, IReadOnlyDictionary<SummaryCell, DateOnly>? before, CancellationToken cancel)
    {
        var stored = new ConcurrentDictionary<string, StoredGroup>(StringComparer.Ordinal);
        await Batches.EachAsync(
            cells.Select(cell => cell.Group).Distinct(StringComparer.Ordinal),
            async (group, token) => stored[group] = await store.ReadAsync(group, token),
            cancel);
        var counted = new ConcurrentDictionary<SummaryCell, RecountedCell>();
        await Batches.EachAsync(
            cells.GroupBy(cell => cell.Period),
            async (period, token) =>
            {
                foreach (var (cell, deals) in await DealsAsync(period, token))
                {
                    var row = stored[cell.Group].Cells.GetValueOrDefault(cell.Period);
                    counted[cell] = store.Compare(cell, row, store.CountWithKeys(cell, deals));
                }
            },
            cancel);
        var touched = before is null ? [] : before.ToDictionary();
        foreach (var (cell, count) in counted.Where(cell => cell.Value.Since is not null))
        {
            touched[cell] = touched.TryGetValue(cell, out var earlier) && earlier < count.Since ? earlier : count.Since!.Value;
        }

        // A deal can have other keys and the same figures, and a killed refresh may have written only some of the groups of its period.
        foreach (var cell in counted.Keys.Where(cell => cell.Group == SummaryCell.Overall))
        {
            touched.TryAdd(cell, DateOnly.MaxValue);
        }

        return
        [
            .. touched.GroupBy(cell => cell.Key.Group, StringComparer.Ordinal).Select(group => new RecountedGroup(
                stored[group.Key],
                [.. group.Select(cell => counted[cell.Key])],
                group.ToDictionary(cell => cell.Key.Period, cell => cell.Value))),
        ];
    }

    /// <summary>The deals of cells of one period. All its deals lie in one range of the list by date.</summary>
    private async Task<IReadOnlyDictionary<SummaryCell, List<DealPeriod>>> DealsAsync(
        IGrouping<PartialDate, SummaryCell> cells, CancellationToken cancel)
    {
        var deals = cells.Distinct().ToDictionary(cell => cell, _ => new List<DealPeriod>());
        await foreach (var row in tables.EachAsync(new SummaryCell(SummaryCell.Overall, cells.Key).Rows(), cancel))
        {
            foreach (var period in ViewRow.ReadAll(row))
            {
                foreach (var cell in SummaryCell.Of(period.Item).Distinct())
                {
                    deals.GetValueOrDefault(cell)?.Add(period);
                }
            }
        }

        return deals;
    }
}

using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Bench.Scale;

/// <summary>A store of one size, measured and refreshed.</summary>
/// <param name="LargestCell">Bytes of the largest row of counts; a row may have 1 MiB.</param>
/// <param name="LargestSummary">Bytes of the largest row that readers of summaries get.</param>
/// <param name="Refresh">What a refresh after ten changed deals asked of storage.</param>
internal sealed record Grown(int Deals, long Rows, long Bytes, long LargestCell, long LargestSummary, RequestTotal Refresh, double Seconds)
{
    public static async Task<Grown> OfAsync(Session session, int deals, CancellationToken cancel)
    {
        var store = await session.DoubleAsync(deals, cancel);
        var (rows, bytes, cell, summary) = (0L, 0L, 0L, 0L);
        foreach (var (table, row) in ((MemoryTables)store.Tables).Rows())
        {
            var size = EntitySize.Stored(row);
            (rows, bytes) = (rows + 1, bytes + size);
            cell = table == TableNames.Cells ? Math.Max(cell, size) : cell;
            summary = table == TableNames.Summaries ? Math.Max(summary, size) : summary;
        }

        await store.RefreshAfterTenChangesAsync(1, store.Tables, cancel);
        var recorded = new RecordedTables(store.Tables);
        var (_, seconds) = await store.RefreshAfterTenChangesAsync(2, recorded, cancel);
        return new(deals, rows, bytes, cell, summary, recorded.Record.All, seconds);
    }
}

using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>The frozen seeds and the rates, loaded into tables in memory and refreshed.</summary>
internal static class LoadedInMemory
{
    // Below the limit of a batch, with room for the headers of each row.
    private const long BatchBytes = 3_000_000;
    private const int AtOnce = 8;

    /// <param name="seeds">All frozen seeds if null.</param>
    public static async Task<MemoryTables> LoadAsync(SeedSet? seeds = null)
    {
        var (tables, loaded) = (new MemoryTables(), seeds ?? FrozenSeeds.Set);
        await RealRates.StoreAsync(tables);
        await new SeedLoad(tables, TimeProvider.System).RunAsync(loaded.Organizations, loaded.Deals, null, CancellationToken.None);
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: false, null, CancellationToken.None);
        return tables;
    }

    /// <summary>
    /// Creates the same tables elsewhere and copies every row into them. A load of the seeds takes a hundred times as many requests.
    /// </summary>
    public static async Task CopyAsync(MemoryTables from, ITables to)
    {
        await to.CreateAsync(CancellationToken.None);
        await Parallel.ForEachAsync(Batches(from), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (batch, cancel) =>
            await to.WriteAsync(batch.Table, batch.Rows, cancel));
    }

    private static IEnumerable<(string Table, IReadOnlyList<RowWrite> Rows)> Batches(MemoryTables tables)
    {
        foreach (var partition in tables.Rows().GroupBy(row => (row.Table, row.Row.PartitionKey)))
        {
            var (batch, bytes) = (new List<RowWrite>(), 0L);
            foreach (var (_, row) in partition)
            {
                var size = EntitySize.Sent(row);
                if (batch.Count == TableLimits.BatchOperations || bytes + size > BatchBytes)
                {
                    yield return (partition.Key.Table, batch);
                    (batch, bytes) = ([], 0);
                }

                batch.Add(RowWrite.Upsert(row));
                bytes += size;
            }

            yield return (partition.Key.Table, batch);
        }
    }
}

using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>Counts all deals again as a full refresh does, without writing, and compares the result with what readers see.</summary>
internal sealed class SummaryVerification(ITables tables, IRowScan scan)
{
    // As in an ordinary refresh, so that histories are cut into the same parts.
    private const int DaysInOnePart = SummaryRefresh.DaysInOnePart;

    public async Task<IReadOnlyList<(string Table, string Row, string Problem)>> DifferencesAsync(CancellationToken cancel)
    {
        var state = await RefreshState.ReadAsync(tables, cancel);
        if (state.Generation == 0)
        {
            return [(TableNames.Summaries, "all", "have never been counted; run deals refresh")];
        }

        var damaged = await DamagedAsync(state.Generation, cancel);
        return damaged.Count > 0 ? damaged : await DifferencesAsync(state, cancel);
    }

    private async Task<IReadOnlyList<(string Table, string Row, string Problem)>> DifferencesAsync(
        RefreshState state, CancellationToken cancel)
    {
        var counted = new CapturedWrites(tables);
        var store = new CellStore(counted, state.Generation, state.LastTaken + 1);
        var cells = (await store.AllAsync(cancel)).ToHashSet();
        var groups = await new FullCount(counted, store).RunAsync(cells, full: true, cancel);
        var found = new List<(string, string, string)>();
        foreach (var row in counted.Of(TableNames.Cells).Where(CellStore.IsCell).ToList())
        {
            var stored = await tables.GetAsync(TableNames.Cells, row.PartitionKey, row.RowKey, cancel);
            if (!CellStore.HaveSameCount(stored, row))
            {
                found.Add((TableNames.Cells, row.RowKey, "has another count than its deals"));
            }
        }

        var recount = new Recount(counted, store);
        var writer = new SummaryWriter(counted, store, recount, state.Generation, state.LastTaken + 1, DaysInOnePart);
        await writer.WriteAsync(groups, null, cancel);
        found.AddRange(
            writer.Changed.Order(StringComparer.Ordinal).Select(series => (TableNames.Summaries, series, "differs from a full count")));
        return found;
    }

    // A summary is compared with a full count by the hash in its row.
    private async Task<IReadOnlyList<(string Table, string Row, string Problem)>> DamagedAsync(long visible, CancellationToken cancel)
    {
        var found = new List<(string, string, string)>();
        foreach (var table in new[] { TableNames.Summaries, TableNames.Cells })
        {
            await foreach (var row in scan.ScanAsync(table, cancel))
            {
                if (SeriesKey.Hash(row) is not null && SeriesKey.Generation(row) <= visible && !IsWhole(row))
                {
                    found.Add((table, $"{row.PartitionKey} {row.RowKey}", "is damaged"));
                }
            }
        }

        return found;
    }

    private static bool IsWhole(TableEntity row)
    {
        try
        {
            return SeriesKey.IsWhole(row);
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            return false;
        }
    }

    /// <summary>Passes reads on and keeps writes to itself.</summary>
    private sealed class CapturedWrites(ITables inner) : ITables
    {
        private readonly ConcurrentBag<(string Table, TableEntity Row)> _written = [];

        public IEnumerable<TableEntity> Of(string table) => _written.Where(write => write.Table == table).Select(write => write.Row);

        public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => Task.CompletedTask;

        public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
            inner.GetAsync(table, partition, row, cancel);

        public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => inner.QueryAsync(range, cancel);

        public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
        {
            foreach (var write in batch)
            {
                _written.Add((table, write.Row));
            }

            return Task.FromResult<IReadOnlyList<ETag>>([.. batch.Select(_ => default(ETag))]);
        }
    }
}

using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>
/// Records what <see cref="RecordedRequests"/> would record if the tables were in the service. Bytes are estimated: a row has the size
/// that the service stores (<see cref="EntitySize.Stored"/>), not that of the JSON it sends.
/// </summary>
internal sealed class RecordedTables(ITables inner) : ITables, IRowScan
{
    public RequestRecord Record { get; } = new();

    public async Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        foreach (var table in TableNames.All)
        {
            Record.Add(RequestKind.CreateTable, "Tables", new(1, 1, 0, 0, 0));
        }

        await inner.CreateAsync(names, cancel);
    }

    public async Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel)
    {
        Record.Add(RequestKind.PointRead, table, new(1, 1, 0, 0, 0));
        var found = await inner.GetAsync(table, partition, row, cancel);
        Received(RequestKind.PointRead, table, found is null ? [] : [found]);
        return found;
    }

    public async Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel)
    {
        Record.Add(RequestKind.Range, range.Table, new(1, 1, 0, 0, 0));
        var page = await inner.QueryAsync(range, cancel);
        Received(RequestKind.Range, range.Table, page.Rows);
        return page;
    }

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        Record.Add(batch is [var only] ? Kind(only) : RequestKind.Batch, table, new(1, batch.Count, 0, batch.Sum(Sent), 0));
        return inner.WriteAsync(table, batch, cancel);
    }

    /// <summary>All rows of a table, recorded as one request for every full page.</summary>
    public async IAsyncEnumerable<TableEntity> ScanAsync(
        string table, [EnumeratorCancellation] CancellationToken cancel, IReadOnlyList<string>? columns = null,
        IReadOnlyList<Condition>? where = null)
    {
        var scan = inner as IRowScan ?? throw new NotSupportedException("These tables cannot be walked.");
        var rows = 0;
        await foreach (var row in scan.ScanAsync(table, cancel, columns, where))
        {
            Record.Add(
                RequestKind.Walk,
                table,
                rows++ % TableLimits.PageRows == 0 ? new(1, 1, 1, 0, EntitySize.Stored(row)) : new(0, 0, 1, 0, EntitySize.Stored(row)));
            yield return row;
        }
    }

    private void Received(RequestKind kind, string table, IReadOnlyList<TableEntity> rows) =>
        Record.Add(kind, table, new(0, 0, rows.Count, 0, rows.Sum(EntitySize.Stored)));

    private static RequestKind Kind(RowWrite write) => write.Kind switch
    {
        WriteKind.Insert => RequestKind.Insert,
        WriteKind.Upsert => RequestKind.Upsert,
        WriteKind.Replace => RequestKind.Replace,
        _ => RequestKind.Delete,
    };

    private static long Sent(RowWrite write) => write.Kind == WriteKind.Delete ? 0 : EntitySize.Stored(write.Row);
}

using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace ServerlessDeals.Tables;

/// <summary>Tables for a plan or a dry run: nothing can be written, and a table that does not exist yet looks empty.</summary>
public sealed class ReadOnlyTables(ITables inner) : ITables, IRowScan
{
    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => throw Refused();

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) => throw Refused();

    public async Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel)
    {
        try
        {
            return await inner.GetAsync(table, partition, row, cancel);
        }
        catch (RequestFailedException failed) when (IsMissing(failed))
        {
            return null;
        }
    }

    public async Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel)
    {
        try
        {
            return await inner.QueryAsync(range, cancel);
        }
        catch (RequestFailedException failed) when (IsMissing(failed))
        {
            return new([], null);
        }
    }

    /// <exception cref="NotSupportedException">The tables behind it allow no scans.</exception>
    public async IAsyncEnumerable<TableEntity> ScanAsync(
        string table, [EnumeratorCancellation] CancellationToken cancel, IReadOnlyList<string>? columns = null,
        IReadOnlyList<Condition>? where = null)
    {
        var scan = inner as IRowScan ?? throw new NotSupportedException("These tables cannot be scanned.");
        await using var rows = scan.ScanAsync(table, cancel, columns, where).GetAsyncEnumerator(cancel);
        while (await MovesAsync(rows))
        {
            yield return rows.Current;
        }
    }

    private static async Task<bool> MovesAsync(IAsyncEnumerator<TableEntity> rows)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (RequestFailedException failed) when (IsMissing(failed))
        {
            return false;
        }
    }

    private static bool IsMissing(RequestFailedException failed) =>
        failed.Status == (int)HttpStatusCode.NotFound && failed.ErrorCode == TableErrorCode.TableNotFound;

    private static InvalidOperationException Refused() => new("A plan or a dry run writes nothing.");
}

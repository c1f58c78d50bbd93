using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Storage in which no range ends.</summary>
internal sealed class EndlessTables : ITables
{
    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => Task.CompletedTask;

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
        Task.FromResult<TableEntity?>(null);

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => Task.FromResult(new RowPage([], "next"));

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
        throw new NotSupportedException();
}

/// <summary>Storage with so many rows that a page of them has two.</summary>
internal sealed class TablesWithSmallPages(ITables inner) : ITables
{
    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
        inner.GetAsync(table, partition, row, cancel);

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) =>
        inner.QueryAsync(range with { Take = Math.Min(range.Take, 2) }, cancel);

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
        inner.WriteAsync(table, batch, cancel);
}

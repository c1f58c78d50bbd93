using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>The rows of one range in key order, read page by page when they are needed.</summary>
internal sealed class RowStream(ITables tables, RowRange range)
{
    private readonly Queue<TableEntity> _rows = [];
    private RowRange? _next = range;

    /// <summary>The first row that was read and not taken yet.</summary>
    public TableEntity? First => _rows.TryPeek(out var row) ? row : null;

    /// <summary>Whether it has to be read before its first row is known.</summary>
    public bool IsUnread => _rows.Count == 0 && _next is not null;

    /// <summary>Whether a row was read, taken or not.</summary>
    public bool HadRows { get; private set; }

    /// <summary>Reads a page, which may be empty. One request.</summary>
    /// <returns>The number of rows read.</returns>
    public async Task<int> ReadAsync(int take, CancellationToken cancel)
    {
        var page = await DealRange.ReadAsync(tables, _next! with { Take = take }, cancel);
        _next = page.Continuation is null ? null : _next with { Continuation = page.Continuation };
        foreach (var row in page.Rows)
        {
            _rows.Enqueue(row);
        }

        HadRows |= page.Rows.Count > 0;

        return page.Rows.Count;
    }

    public TableEntity Take() => _rows.Dequeue();
}

using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>Reads the rows of a range, page by page.</summary>
public static class RangeReading
{
    /// <summary>All rows of a range, as a list.</summary>
    public static async Task<IReadOnlyList<TableEntity>> AllAsync(this ITables tables, RowRange range, CancellationToken cancel)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in tables.EachAsync(range, cancel))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The rows of a range that a few requests read.</summary>
    /// <returns>The rows, and whether they are all.</returns>
    public static async Task<(IReadOnlyList<TableEntity> Rows, bool IsWhole)> SomeAsync(
        this ITables tables, RowRange range, int mostRequests, CancellationToken cancel)
    {
        var rows = new List<TableEntity>();
        var next = (RowRange?)range;
        for (var requests = 0; next is not null && requests < mostRequests; requests++)
        {
            var page = await tables.QueryAsync(next, cancel);
            rows.AddRange(page.Rows);
            next = page.Continuation is null ? null : next with { Continuation = page.Continuation };
        }

        return (rows, next is null);
    }

    /// <summary>All rows of a range. A page is read only when its rows are needed.</summary>
    public static async IAsyncEnumerable<TableEntity> EachAsync(
        this ITables tables, RowRange range, [EnumeratorCancellation] CancellationToken cancel)
    {
        for (var next = range; next is not null;)
        {
            var page = await tables.QueryAsync(next, cancel);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            next = page.Continuation is null ? null : next with { Continuation = page.Continuation };
        }
    }

    /// <summary>The first row of a range, or null if it is empty.</summary>
    public static async Task<TableEntity?> FirstAsync(this ITables tables, RowRange range, CancellationToken cancel)
    {
        await foreach (var row in tables.EachAsync(range, cancel))
        {
            return row;
        }

        return null;
    }
}

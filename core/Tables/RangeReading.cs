using System.Runtime.CompilerServices;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>Reads the rows of a range, page after page.</summary>
public static class RangeReading
{
    /// <summary>Every row of a range, in a list.</summary>
    public static async Task<IReadOnlyList<TableEntity>> AllAsync(this ITables tables, RowRange range, CancellationToken cancel)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in tables.EachAsync(range, cancel))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Every row of a range, read page after page as they are asked for.</summary>
    public static async IAsyncEnumerable<TableEntity> EachAsync(this ITables tables, RowRange range, [EnumeratorCancellation] CancellationToken cancel)
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

    /// <summary>The first row of a range, or null where it has none.</summary>
    public static async Task<TableEntity?> FirstAsync(this ITables tables, RowRange range, CancellationToken cancel)
    {
        await foreach (var row in tables.EachAsync(range, cancel))
        {
            return row;
        }

        return null;
    }
}

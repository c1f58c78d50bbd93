using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>The rows of one partition of a view that a query can be answered from.</summary>
internal static class DealRange
{
    public static RowRange Of(DealQuery query, View view, string partition, string last)
    {
        var (first, final) = view.HasDatesAsKeys ? Bounds(query, view) : ("", "");
        // "!" sorts before every character that an id is made of, so that the range begins right after the last row.
        var from = last.Length > 0 ? last + "!" : first;
        var where = new List<Condition> { query.AsOf is { } asOf ? ViewRow.HadBegunBy(asOf) : ViewRow.IsCurrent };
        if (query is { AsOf: null, Status: { Any: [var status], Not: [] } })
        {
            where.Add(ViewRow.HasStatus(status));
        }

        return new(view.Table, partition, from, final + RowRange.LastKey, 1, where);
    }

    /// <summary>Keys hold a date's first day. A date of a year or a month that may reach into the range begins before it, in the same year.</summary>
    private static (string First, string Last) Bounds(DealQuery query, View view)
    {
        var earliest = query.From is not { } from ? (DateOnly?)null : query.IncludePossible ? new(from.First.Year, 1, 1) : from.First;
        var latest = query.To?.Last;
        return view.Table == Views.ByDateOldest.Table
            ? (earliest is { } low ? RowKeys.Day(low) : "", latest is { } high ? RowKeys.Day(high) : "")
            : (latest is { } newest ? RowKeys.Inverted(newest) : "", earliest is { } oldest ? RowKeys.Inverted(oldest) : "");
    }
}

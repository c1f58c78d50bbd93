using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>The range of rows in one partition of a view that may match a query.</summary>
internal static class DealRange
{
    public static RowRange Of(DealQuery query, View view, string partition, string last)
    {
        var (first, final) = view.HasDatesAsKeys ? Bounds(query, view) : ("", "");
        // "!" sorts before every character of an id, so the range begins right after the last row.
        var from = last.Length > 0 ? last + "!" : first;
        var where = new List<Condition> { query.AsOf is { } asOf ? ViewRow.HadBegunBy(asOf) : ViewRow.IsCurrent };
        if (query is { AsOf: null, Status: { Any: [var status], Not: [] } })
        {
            where.Add(ViewRow.HasStatus(status));
        }

        return new(view.Table, partition, from, final + RowRange.LastKey, 1, where);
    }

    /// <summary>
    /// Keys contain a date's first day. A year or month that may reach into the range can begin before it, but in the same year.
    /// </summary>
    private static (string First, string Last) Bounds(DealQuery query, View view)
    {
        var earliest = query.From?.First;
        if (query.IncludePossible && earliest is { } day)
        {
            earliest = new(day.Year, 1, 1);
        }

        var latest = query.To?.Last;
        return view.Table == Views.ByDateOldest.Table
            ? (earliest is { } low ? RowKeys.Day(low) : "", latest is { } high ? RowKeys.Day(high) : "")
            : (latest is { } newest ? RowKeys.Inverted(newest) : "", earliest is { } oldest ? RowKeys.Inverted(oldest) : "");
    }
}

using System.Globalization;
using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>The range of rows in one partition of a view that may match a query.</summary>
internal static class DealRange
{
    public static RowRange Of(DealQuery query, View view, string partition, string last)
    {
        var keys = KeysOf(query, view);
        // "!" sorts before every character of an id, so the range begins right after the last row.
        var from = last.Length > 0 ? last + "!" : keys.First;
        var where = new List<Condition> { query.AsOf is { } asOf ? ViewRow.HadBegunBy(asOf) : ViewRow.IsCurrent };
        if (query.AsOf is null && !query.Status.IsAll)
        {
            // A filter of the service has no lists of values, so it names those that do not match.
            where.AddRange(Enum.GetValues<DealStatus>().Where(status => !query.Status.Matches(status)).Select(ViewRow.HasNotStatus));
        }

        return new(view.Table, partition, from, keys.Last + RowRange.LastKey, 1, where)
        {
            Columns = query is { AsOf: null, WithTimelines: false } ? ViewRow.ListedColumns : null,
        };
    }

    /// <summary>A page of a range. If a deal in it is too large for the columns of a list, the page is read with all columns.</summary>
    public static async Task<RowPage> ReadAsync(ITables tables, RowRange range, CancellationToken cancel)
    {
        var page = await tables.QueryAsync(range, cancel);
        return range.Columns is not null && page.Rows.Any(ViewRow.IsCut)
            ? await tables.QueryAsync(range with { Columns = null }, cancel)
            : page;
    }

    /// <summary>Reads a whole range, a thousand rows in a request.</summary>
    public static async Task<IReadOnlyList<TableEntity>> AllAsync(ITables tables, RowRange range, CancellationToken cancel)
    {
        var rows = new List<TableEntity>();
        for (var next = range with { Take = TableLimits.PageRows }; next is not null;)
        {
            var page = await ReadAsync(tables, next, cancel);
            rows.AddRange(page.Rows);
            next = page.Continuation is null ? null : next with { Continuation = page.Continuation };
        }

        return rows;
    }

    /// <summary>The range in words.</summary>
    public static string TextOf(DealQuery query, View view) => KeysOf(query, view).Text;

    private static KeyRange KeysOf(DealQuery query, View view)
    {
        if (view.Order is { } order)
        {
            var bounds = order.IsByAmount ? query.Amount : query.Valuation;
            return bounds is { IsInDollars: true } ? Figures(bounds, order, query.IncludePossible) : KeyRange.Whole;
        }

        return view.HasDatesAsKeys && (query.From is not null || query.To is not null) ? Dates(query, view) : KeyRange.Whole;
    }

    /// <summary>
    /// A definite match has its figure within the bounds. A possible match can have any, since "at least $1M" may be more than $1B. Deals
    /// without a figure match no bounds.
    /// </summary>
    private static KeyRange Figures(MoneyRange bounds, FigureOrder order, bool includePossible)
    {
        if (includePossible)
        {
            return new("", FigureOrder.EndOfFigures, "all comparable figures");
        }

        var (first, last) = order.IsLargestFirst ? (bounds.Most, bounds.Least) : (bounds.Least, bounds.Most);
        return new(
            first is { } from ? order.Prefix(from) : "",
            last is { } to ? order.Prefix(to) : FigureOrder.EndOfFigures,
            KeyRange.TextOf("comparable figures", Text(bounds.Least), Text(bounds.Most)));
    }

    /// <summary>
    /// Keys contain a date's first day. A year or month that may reach into the range can begin before it, but in the same year.
    /// </summary>
    private static KeyRange Dates(DealQuery query, View view)
    {
        var (earliest, latest) = (query.From?.First, query.To?.Last);
        if (query.IncludePossible && earliest is { } day)
        {
            earliest = new(day.Year, 1, 1);
        }

        var (first, last) = view == Views.ByDateOldest
            ? (earliest is { } low ? RowKeys.Day(low) : "", latest is { } high ? RowKeys.Day(high) : "")
            : (latest is { } newest ? RowKeys.Inverted(newest) : "", earliest is { } oldest ? RowKeys.Inverted(oldest) : "");
        return new(first, last, KeyRange.TextOf("dates", Text(earliest), Text(latest)));
    }

    private static string? Text(long? units) => units?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day is { } date ? PartialDate.OfDay(date).ToString() : null;

    /// <param name="First">The first key that a match can have.</param>
    /// <param name="Last">The beginning of the last keys that a match can have.</param>
    private sealed record KeyRange(string First, string Last, string Text)
    {
        public static readonly KeyRange Whole = new("", "", "whole partitions");

        public static string TextOf(string what, string? least, string? most) =>
            what + (least is null ? "" : $" from {least}") + (most is null ? "" : $" to {most}");
    }
}

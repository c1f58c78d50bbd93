using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace ServerlessDeals.Summaries;

/// <summary>
/// A position in a table: the last line returned. It stays valid when lines are added, removed or reordered, but only for tables in the
/// same order.
/// </summary>
public sealed class SummaryCursor
{
    private readonly string _order;

    private SummaryCursor(string order, SummaryPlace place) => (_order, Place) = (order, place);

    internal SummaryPlace Place { get; }

    public static SummaryCursor Of(SummaryQuery query, SummaryLine line) => new(OrderOf(query), SummaryOrder.Of(query).PlaceOf(line));

    /// <summary>Null if the text is not a cursor of a table in the order of this query.</summary>
    public static SummaryCursor? Parse(string text, SummaryQuery query) =>
        Base64Url.IsValid(text)
        && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n')
            is [var order, var period, var firstText, var secondText, { Length: > 0 } key]
        && order == OrderOf(query)
        && Number(firstText) is { } first
        && Number(secondText) is { } second
            ? new(order, new(period, first, second, key))
            : null;

    public string ToText() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"{_order}\n{Place.Period}\n{Place.First}\n{Place.Second}\n{Place.Key}")));

    private static string OrderOf(SummaryQuery query)
    {
        var order = SummaryOrder.Of(query);
        return $"{order.Name} {EnumWords.Of(order.Family)} {(query.By is { } by ? EnumWords.Of(by) : "")}";
    }

    private static long? Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}

using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Summaries;

/// <summary>A place in a dimension's table: that of the last line that was given. It intervals one when lines come, go and move around it.</summary>
/// <param name="Deals">The line's announced funding deals, where the table is ranked.</param>
/// <param name="Led">Of these, those led.</param>
public sealed record SummaryCursor(int Deals, int Led, string Key)
{
    public static SummaryCursor Of(SummaryLine line) => new(line.Funding.Announced.Deals, line.Funding.Announced.Led, line.Key);

    /// <summary>Null where the text is not a place.</summary>
    public static SummaryCursor? Parse(string text) =>
        Base64Url.IsValid(text)
        && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n') is [var deals, var led, { Length: > 0 } key]
        && int.TryParse(deals, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && int.TryParse(led, NumberStyles.None, CultureInfo.InvariantCulture, out var leads)
            ? new(count, leads, key)
            : null;

    public string ToText() => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Deals}\n{Led}\n{Key}")));

    public static bool AreTied(SummaryCursor x, SummaryCursor y) => (x.Deals, x.Led) == (y.Deals, y.Led);

    /// <summary>The order of a dimension's table: periods newest first, investors by deals and then by deals led, others by key.</summary>
    public static int Compare(Dimension dimension, SummaryCursor x, SummaryCursor y) => dimension switch
    {
        Dimension.Investor => (y.Deals, y.Led).CompareTo((x.Deals, x.Led)) is var order and not 0 ? order : string.CompareOrdinal(x.Key, y.Key),
        Dimension.Month or Dimension.Quarter or Dimension.Year => string.CompareOrdinal(y.Key, x.Key),
        _ => string.CompareOrdinal(x.Key, y.Key),
    };
}

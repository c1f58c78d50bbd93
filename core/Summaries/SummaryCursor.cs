using System.Buffers.Text;
using System.Globalization;
using System.Text;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Summaries;

/// <summary>
/// A position in a dimension's table: the last line returned. It stays valid when lines are added, removed or reordered.
/// </summary>
/// <param name="Deals">The line's announced funding deals.</param>
/// <param name="Led">How many of them the investor led.</param>
public sealed record SummaryCursor(int Deals, int Led, string Key)
{
    public static SummaryCursor Of(SummaryLine line) => new(line.Funding.Announced.Deals, line.Funding.Announced.Led, line.Key);

    /// <summary>Null if the text is not a cursor.</summary>
    public static SummaryCursor? Parse(string text) =>
        Base64Url.IsValid(text)
        && Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n') is [var deals, var led, { Length: > 0 } key]
        && int.TryParse(deals, NumberStyles.None, CultureInfo.InvariantCulture, out var dealCount)
        && int.TryParse(led, NumberStyles.None, CultureInfo.InvariantCulture, out var ledCount)
            ? new(dealCount, ledCount, key)
            : null;

    public string ToText() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Deals}\n{Led}\n{Key}")));

    public static bool AreTied(SummaryCursor x, SummaryCursor y) => (x.Deals, x.Led) == (y.Deals, y.Led);

    /// <summary>The order of a dimension's table: periods newest first, investors by deals and then by deals led, others by key.</summary>
    public static int Compare(Dimension dimension, SummaryCursor x, SummaryCursor y) => dimension switch
    {
        Dimension.Investor when !AreTied(x, y) => (y.Deals, y.Led).CompareTo((x.Deals, x.Led)),
        Dimension.Month or Dimension.Quarter or Dimension.Year => string.CompareOrdinal(y.Key, x.Key),
        _ => string.CompareOrdinal(x.Key, y.Key),
    };
}

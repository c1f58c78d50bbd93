using System.Globalization;
using System.Text.RegularExpressions;

namespace ServerlessDeals.Loading.Imports;

/// <summary>A date format of a mapping, in .NET's notation: d MMM yyyy, M/d/yyyy, yyyy-MM-ddTHH:mm:ssK.</summary>
internal static partial class DateFormat
{
    /// <summary>Whether a date of any precision can be written in this format and read back.</summary>
    public static bool IsValid(string format)
    {
        try
        {
            var text = new DateTimeOffset(2012, 6, 30, 0, 0, 0, TimeSpan.Zero).ToString(format, CultureInfo.InvariantCulture);
            return Read(text, format) is { } read && "2012-06-30".StartsWith(read, StringComparison.Ordinal);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The date as written, without the time. A format without days gives a month, one without months a year.</summary>
    /// <returns>2012-06-30, 2012-06 or 2012; null if the text does not have this format.</returns>
    public static string? Read(string text, string format)
    {
        if (!DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return null;
        }

        var fields = Literal().Replace(format, "");
        var precision = (fields.Contains('d', StringComparison.Ordinal), fields.Contains('M', StringComparison.Ordinal)) switch
        {
            (true, _) => "yyyy-MM-dd",
            (_, true) => "yyyy-MM",
            _ => "yyyy",
        };
        return date.ToString(precision, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|\\.""", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Literal();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace ServerlessDeals.Loading.Imports;

/// <summary>A date format of a mapping, in .NET's letters: d MMM yyyy, M/d/yyyy, yyyy-MM-ddTHH:mm:ssK.</summary>
internal static partial class DateFormat
{
    /// <summary>Whether a date of any precision can be written in it, and read again.</summary>
    public static bool IsOne(string format)
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

    /// <summary>The day as it stands there, whatever the time of day; a format without days gives a month, one without months a year.</summary>
    /// <returns>2012-06-30, 2012-06 or 2012; null where the text is not written so.</returns>
    public static string? Read(string text, string format)
    {
        var precision = Literal().Replace(format, "");
        return DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date.ToString(precision.Contains('d', StringComparison.Ordinal) ? "yyyy-MM-dd" : precision.Contains('M', StringComparison.Ordinal) ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex("""'[^']*'|"[^"]*"|\\.""", RegexOptions.CultureInvariant, 200)]
    private static partial Regex Literal();
}

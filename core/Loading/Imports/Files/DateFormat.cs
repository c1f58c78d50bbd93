using System.Globalization;
using System.Text;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>A date format of a mapping, in .NET's notation: d MMM yyyy, M/d/yyyy, yyyy-MM-ddTHH:mm:ssK.</summary>
internal static class DateFormat
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

    /// <summary>Whether a text can be written in both formats and is another day in each, such as 05/03/2024.</summary>
    public static bool Contradict(string left, string right)
    {
        var text = new DateTimeOffset(2012, 3, 5, 0, 0, 0, TimeSpan.Zero).ToString(left, CultureInfo.InvariantCulture);
        return Read(text, right) is { } other && Read(text, left) is { } own && !own.StartsWith(other, StringComparison.Ordinal)
            && !other.StartsWith(own, StringComparison.Ordinal);
    }

    /// <summary>The date as written, without the time. A format without days gives a month, one without months a year.</summary>
    /// <returns>2012-06-30, 2012-06 or 2012; null if the text does not have this format.</returns>
    public static string? Read(string text, string format)
    {
        if (!DateTimeOffset.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
        {
            return null;
        }

        var fields = WithoutLiterals(format);
        var precision = (fields.Contains('d', StringComparison.Ordinal), fields.Contains('M', StringComparison.Ordinal)) switch
        {
            (true, _) => "yyyy-MM-dd",
            (_, true) => "yyyy-MM",
            _ => "yyyy",
        };
        return date.ToString(precision, CultureInfo.InvariantCulture);
    }

    // The format without quoted texts and escaped characters.
    private static string WithoutLiterals(string format)
    {
        var fields = new StringBuilder(format.Length);
        for (var at = 0; at < format.Length; at++)
        {
            var quote = format[at] is '\'' or '"' ? format.IndexOf(format[at], at + 1) : -1;
            if (quote > 0)
            {
                at = quote;
            }
            else if (format[at] == '\\')
            {
                at++;
            }
            else
            {
                fields.Append(format[at]);
            }
        }

        return fields.ToString();
    }
}

using ServerlessDeals.Loading.Seeds;

namespace ServerlessDeals.Publishing.Assistants;

/// <summary>
/// Text that other people wrote: names, titles, notes, publishers. An assistant receives it on one line, without invisible characters, cut
/// to a length, and in quotation marks wherever it stands in a sentence. So it cannot pass for a sentence of this service.
/// </summary>
public static class ForeignText
{
    /// <summary>The most characters of a name or a title.</summary>
    public const int MostCharacters = 200;

    /// <summary>The most characters of an address.</summary>
    public const int MostAddressCharacters = 500;

    /// <summary>One line, cut to a length. Invisible characters are written as escapes, such as \u200B.</summary>
    public static string Line(string text, int most = MostCharacters)
    {
        var line = InvisibleText.Shown(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        return line.Length <= most ? line : Cut(line, most - 1) + "…";
    }

    /// <summary>The line in quotation marks. Quotation marks inside it are escaped.</summary>
    public static string Quoted(string text) =>
        $"\"{Line(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>An address without spaces, quotation marks and angle brackets; quoted if it is none.</summary>
    public static string Address(string url) =>
        Uri.TryCreate(Line(url, MostAddressCharacters), UriKind.Absolute, out var address) ? address.AbsoluteUri : Quoted(url);

    private static string Cut(string line, int length) => line[..(char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)];
}

using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>The text of a CSV file from its header on.</summary>
internal static class CsvText
{
    /// <summary>The characters that files have between values.</summary>
    public static readonly char[] Delimiters = [',', ';', '\t', '|'];

    static CsvText() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>A reader after the lines before the header, and the delimiter if the file begins with a line such as "sep=;".</summary>
    public static async Task<(StreamReader Text, char? Delimiter)> OpenAsync(
        Stream file, string encoding, int header, CancellationToken cancel)
    {
        var text = new StreamReader(file, Encoding.GetEncoding(encoding), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var delimiter = SepLine(await FirstLineAsync(file, encoding, cancel));
        var lines = Math.Max(header - 1, delimiter is null ? 0 : 1);
        for (var line = 0; line < lines; line++)
        {
            if (await text.ReadLineAsync(cancel) is null)
            {
                break;
            }
        }

        return (text, delimiter);
    }

    /// <param name="badData">Called with each field that has a quote in its middle.</param>
    public static CsvParser Parser(TextReader text, char delimiter, Action? badData = null) => new(
        text,
        new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            BadDataFound = _ => badData?.Invoke(),
        },
        leaveOpen: true);

    // Excel writes this line, and reads it, but shows it to nobody.
    private static char? SepLine(string? line) =>
        line?.Trim('"', ' ') is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var delimiter] ? delimiter : null;

    private static async Task<string?> FirstLineAsync(Stream file, string encoding, CancellationToken cancel)
    {
        using var text = new StreamReader(file, Encoding.GetEncoding(encoding), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var line = await text.ReadLineAsync(cancel);
        file.Position = 0;
        return line;
    }
}

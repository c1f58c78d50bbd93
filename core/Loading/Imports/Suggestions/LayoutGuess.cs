using System.Text;
using System.Text.Json;
using CsvHelper;
using ServerlessDeals.Loading.Imports.Files;

namespace ServerlessDeals.Loading.Imports.Suggestions;

/// <summary>How a file is written: its encoding, what is between its values, and where its columns are named.</summary>
internal sealed record LayoutGuess(string Encoding, char? Delimiter, int Header, string? Root, IReadOnlyList<string> Doubts)
{
    private const int SampleBytes = 1 << 18;
    private const int Lines = 60;
    private const int Few = 4;

    public static LayoutGuess Of(Stream file, ImportFormat format)
    {
        var start = new byte[Math.Min(file.Length, SampleBytes)];
        file.ReadExactly(start);
        file.Position = 0;
        var doubts = new List<string>();
        var encoding = EncodingOf(start, doubts);
        if (format != ImportFormat.Csv)
        {
            return new(encoding, null, 1, format == ImportFormat.Json ? RootOf(file, doubts) : null, doubts);
        }

        var lines = LinesOf(file, encoding);
        var delimiter = CsvText.Delimiters.MaxBy(delimiter => Fit(lines, delimiter));
        var header = HeaderOf(lines, delimiter);
        if (header > 1)
        {
            doubts.Add($"the lines before line {header} are taken for a title");
        }

        return new(encoding, delimiter == ',' ? null : delimiter, header, null, doubts);
    }

    private static string EncodingOf(byte[] start, List<string> doubts)
    {
        try
        {
            // The last character may be cut.
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder().GetCharCount(start, 0, start.Length, flush: false);
            return "utf-8";
        }
        catch (DecoderFallbackException)
        {
            if (start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            {
                return "utf-8";
            }

            var isOfAMac = start.Contains((byte)'\r') && !start.Contains((byte)'\n');
            doubts.Add("the file is not UTF-8; check that names with accents are right");
            return isOfAMac ? "macintosh" : "windows-1252";
        }
    }

    private static List<string> LinesOf(Stream file, string encoding)
    {
        using var text = new StreamReader(file, System.Text.Encoding.GetEncoding(encoding), true, leaveOpen: true);
        var lines = new List<string>();
        while (lines.Count < Lines && text.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        file.Position = 0;
        return lines;
    }

    // How many values most lines have, and how many of the lines: text has commas and semicolons too.
    private static double Fit(List<string> lines, char delimiter)
    {
        var width = Width(lines, delimiter);
        return (width - 1.0) * lines.Count(line => Fields(line, delimiter).Length == width);
    }

    /// <summary>How many values most lines have.</summary>
    private static int Width(IEnumerable<string> lines, char delimiter) => lines.Select(line => Fields(line, delimiter).Length)
        .GroupBy(width => width).OrderByDescending(group => group.Count() * Math.Min(group.Key, Few))
        .Select(group => group.Key).FirstOrDefault();

    // The first line with as many names as the lines below have values.
    private static int HeaderOf(List<string> lines, char delimiter)
    {
        var width = Width(lines, delimiter);
        var at = lines.FindIndex(line => Fields(line, delimiter) is var fields
            && fields.Length >= width && fields.Count(field => field.Trim().Length > 0) * 3 > fields.Length * 2
            && !fields.Any(field => SampledColumn.IsNumber(field) || SampledColumn.IsAddress(field)));
        return Math.Max(at, 0) + 1;
    }

    private static string[] Fields(string line, char delimiter)
    {
        using var reader = new StringReader(line);
        using CsvParser csv = CsvText.Parser(reader, delimiter);
        return csv.Read() ? csv.Record! : [];
    }

    private static string? RootOf(Stream file, List<string> doubts)
    {
        using var document = JsonDocument.Parse(file);
        file.Position = 0;
        if (document.RootElement.ValueKind == JsonValueKind.Array)
        {
            return null;
        }

        var places = JsonItem.Places(document.RootElement)
            .Select(place => (Path: place, Count: JsonItem.At(document.RootElement, place).Count()))
            .OrderByDescending(place => place.Count).ToList();
        if (places.Count == 0)
        {
            return JsonItem.At(document.RootElement, "*").Any(item => item.Element.ValueKind == JsonValueKind.Object) ? "*" : null;
        }

        if (places.Count > 1)
        {
            doubts.Add($"the file also has lists of objects at {string.Join(", ", places.Skip(1).Select(place => place.Path))}");
        }

        return places[0].Path;
    }
}

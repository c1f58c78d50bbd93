using System.Globalization;
using System.Runtime.CompilerServices;
using CsvHelper;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Reads the rows of a CSV file one by one, never the whole file at once.</summary>
internal static class CsvRecords
{
    private const int MostTitleLines = 30;

    public static async IAsyncEnumerable<SourceRecord> ReadAsync(
        Stream file, Mapping mapping, [EnumeratorCancellation] CancellationToken cancel)
    {
        var isComplete = EndsWithALineEnd(file);
        var (text, said) = await CsvText.OpenAsync(file, mapping.Encoding, mapping.Header, cancel);
        using (text)
        {
            var delimiter = said ?? mapping.Delimiter ?? ',';
            var damages = new List<string>();
            using var csv = CsvText.Parser(text, delimiter, () => damages.Add(
                "has a quote in the middle of a value; put the whole value in quotes, and double each quote inside it"));
            if (!await csv.ReadAsync())
            {
                throw new InvalidDataException(mapping.Header == 1
                    ? "The file is empty; its first line must name the columns."
                    : FormattableString.Invariant($"The file has no line {mapping.Header}, where the mapping has the header."));
            }

            var names = CsvHeader.Names(csv.Record!);
            CsvHeader.Check(names, mapping, () => Advice(file, mapping, delimiter));
            var row = (long)mapping.Header;
            damages.Clear();
            for (var more = await csv.ReadAsync(); more; row++)
            {
                cancel.ThrowIfCancellationRequested();
                var (values, damage) = (WithoutSurplus(csv.Record!, names.Count), damages.FirstOrDefault());
                damages.Clear();
                more = await csv.ReadAsync();
                var mayBeCut = !more && !isComplete && values.Length < names.Count;
                damage ??= WrongLength(values, names, delimiter, mayBeCut) ?? RecordReader.Undecoded(values, mapping);
                yield return new(row + 1, names, values, damage);
            }
        }
    }

    // Spreadsheets write more empty values at the end than there are columns, or fewer.
    private static string[] WithoutSurplus(string[] values, int columns)
    {
        var length = values.Length;
        while (length > columns && values[length - 1].Length == 0)
        {
            length--;
        }

        return values[..length];
    }

    private static string? WrongLength(string[] values, IReadOnlyList<string> names, char delimiter, bool mayBeCut)
    {
        var counts = $"has {values.Length} values, but the header has {names.Count} columns";
        if (values.Length > names.Count)
        {
            return $"{counts}, and the last are {string.Join(delimiter, values.Skip(names.Count))}; "
                + $"quote values that contain a '{delimiter}' or a line break";
        }

        return mayBeCut ? $"{counts}, and the file ends in it; get the whole file, or end the row with a line break" : null;
    }

    private static bool EndsWithALineEnd(Stream file)
    {
        if (file.Length == 0)
        {
            return false;
        }

        file.Position = file.Length - 1;
        var last = file.ReadByte();
        file.Position = 0;
        // In UTF-16 the last byte of a line end may be a zero.
        return last is '\n' or '\r' or 0;
    }

    /// <summary>Another delimiter, or another line of the file, with which it would have all columns; null if there is none.</summary>
    private static string? Advice(Stream file, Mapping mapping, char used)
    {
        var lines = new List<string>();
        file.Position = 0;
        using (var text = new StreamReader(file, System.Text.Encoding.GetEncoding(mapping.Encoding), true, leaveOpen: true))
        {
            while (lines.Count < MostTitleLines && text.ReadLine() is { } line)
            {
                lines.Add(line);
            }
        }

        foreach (var (at, line) in lines.Index())
        {
            foreach (var delimiter in CsvText.Delimiters.OrderBy(delimiter => delimiter != used))
            {
                using var reader = new StringReader(line);
                using CsvParser csv = CsvText.Parser(reader, delimiter);
                if (csv.Read() && !mapping.Columns.Except(CsvHeader.Names(csv.Record!), StringComparer.Ordinal).Any())
                {
                    return Advice(at + 1, mapping.Header, delimiter, used);
                }
            }
        }

        return null;
    }

    private static string Advice(int line, int header, char delimiter, char used)
    {
        string?[] keys =
        [
            line == header ? null : string.Create(CultureInfo.InvariantCulture, $"header: {line}"),
            delimiter == used ? null : $"delimiter: \"{(delimiter == '\t' ? "\\t" : delimiter)}\"",
        ];
        return $"Add {string.Join(" and ", keys.OfType<string>())} to the mapping: line {line} of the file then has all of them.";
    }
}

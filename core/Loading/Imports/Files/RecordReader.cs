using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace ServerlessDeals.Loading.Imports;

/// <summary>Reads the rows of CSV, JSON and NDJSON files one by one, never the whole file at once.</summary>
public static class RecordReader
{
    private const char ReplacementCharacter = '\uFFFD';

    /// <summary>The format by file extension; null if the extension is unknown.</summary>
    public static ImportFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" or ".TSV" or ".TXT" => ImportFormat.Csv,
        ".JSON" => ImportFormat.Json,
        ".NDJSON" or ".JSONL" => ImportFormat.Ndjson,
        _ => null,
    };

    /// <exception cref="InvalidDataException">The file is empty, not valid JSON, or its header lacks a column.</exception>
    public static IAsyncEnumerable<SourceRecord> ReadAsync(Stream file, ImportFormat format, Mapping mapping, CancellationToken cancel)
    {
        return format switch
        {
            ImportFormat.Csv => CsvAsync(file, mapping, cancel),
            ImportFormat.Json => JsonAsync(file, mapping, cancel),
            _ => LinesAsync(file, mapping, cancel),
        };
    }

    private static async IAsyncEnumerable<SourceRecord> CsvAsync(
        Stream file, Mapping mapping, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? damage = null;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = mapping.Delimiter.ToString(),
            BadDataFound = _ => damage =
                "has a quote in the middle of a value; put the whole value in quotes, and double each quote inside it",
        };
        using var text = new StreamReader(file, Encoding.GetEncoding(mapping.Encoding), detectEncodingFromByteOrderMarks: true);
        using var csv = new CsvParser(text, configuration);
        if (!await csv.ReadAsync())
        {
            throw new InvalidDataException("The file is empty; its first line must name the columns.");
        }

        string[] names = [.. csv.Record!.Select(name => name.Trim())];
        var missing = mapping.Columns.Except(names, StringComparer.Ordinal).ToList();
        if (missing.Count > 0)
        {
            throw new InvalidDataException(
                $"The file has no column {string.Join(" and no ", missing)}, which the mapping {mapping.Name} reads. " +
                $"Its columns are {string.Join(", ", names)}.");
        }

        for (var row = 2L; await csv.ReadAsync(); row++)
        {
            cancel.ThrowIfCancellationRequested();
            var values = csv.Record!;
            damage ??= values.Length == names.Length ? null : WrongLength(values, names, mapping.Delimiter);
            yield return new(row, names, values, damage ?? Undecoded(values, mapping));
            damage = null;
        }
    }

    private static string WrongLength(string[] values, string[] names, char delimiter)
    {
        var extra = values.Length > names.Length ? $", and the last are {string.Join(delimiter, values.Skip(names.Length))}" : "";
        return $"has {values.Length} values, but the header has {names.Length} columns{extra}; "
            + $"quote values that contain a '{delimiter}' or a line break";
    }

    private static async IAsyncEnumerable<SourceRecord> JsonAsync(
        Stream file, Mapping mapping, [EnumeratorCancellation] CancellationToken cancel)
    {
        var row = 0L;
        await using var objects = JsonSerializer
            .DeserializeAsyncEnumerable(file, ImportJson.Default.JsonElement, cancel)
            .GetAsyncEnumerator(cancel);
        while (await NextAsync())
        {
            yield return Of(++row, objects.Current, mapping);
        }

        async ValueTask<bool> NextAsync()
        {
            try
            {
                return await objects.MoveNextAsync();
            }
            catch (JsonException wrong)
            {
                throw new InvalidDataException(
                    $"The file is not a JSON array of objects: after object {row}, {wrong.Message} Nothing was imported.", wrong);
            }
        }
    }

    private static async IAsyncEnumerable<SourceRecord> LinesAsync(
        Stream file, Mapping mapping, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var text = new StreamReader(file, Encoding.GetEncoding(mapping.Encoding), detectEncodingFromByteOrderMarks: true);
        var row = 0L;
        while (await text.ReadLineAsync(cancel) is { } line)
        {
            row++;
            if (line.AsSpan().Trim().Length > 0)
            {
                yield return Of(row, line, mapping);
            }
        }
    }

    private static SourceRecord Of(long row, string line, Mapping mapping)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            return Of(row, parsed.RootElement, mapping);
        }
        catch (JsonException wrong)
        {
            return new(row, ["line"], [line], $"is not JSON ({wrong.Message}); write one object on each line");
        }
    }

    private static SourceRecord Of(long row, JsonElement element, Mapping mapping)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return new(row, ["line"], [element.ToString()], "is not a JSON object; write { \"column\": value, … }");
        }

        try
        {
            string[] names = [.. element.EnumerateObject().Select(field => field.Name).Union(mapping.Columns, StringComparer.Ordinal)];
            string[] values = [.. names.Select(name => Text(Find(element, name)))];
            return new(row, names, values, Undecoded(values, mapping));
        }
        catch (InvalidOperationException)
        {
            return new(
                row, ["line"], [element.GetRawText()], "has half a character, such as \\ud83d without \\ude00; write the character again");
        }
    }

    private static JsonElement? Find(JsonElement element, string path)
    {
        if (element.TryGetProperty(path, out var whole))
        {
            return whole;
        }

        foreach (var name in path.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static string Text(JsonElement? element) => element switch
    {
        null or { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "",
        { ValueKind: JsonValueKind.Array } list => string.Join(SourceRecord.Separator, list.EnumerateArray().Select(item => Text(item))),
        { } value => value.ToString(),
    };

    private static string? Undecoded(IReadOnlyList<string> values, Mapping mapping) =>
        values.Any(value => value.Contains(ReplacementCharacter, StringComparison.Ordinal))
            ? $"contains bytes that are not {mapping.Encoding}; save the file as UTF-8, "
                + "or name its encoding in the mapping, such as encoding: windows-1252"
            : null;
}

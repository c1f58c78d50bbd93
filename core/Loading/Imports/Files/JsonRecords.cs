using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>
/// Reads the objects of JSON and NDJSON files. A file that is one array is read object by object, one with a root: as a whole.
/// </summary>
internal static partial class JsonRecords
{
    public static async IAsyncEnumerable<SourceRecord> DocumentAsync(
        Stream file, Mapping mapping, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (row, columns) = (0L, new JsonColumns(mapping));
        await foreach (var item in mapping.Root is null ? ItemsAsync(file, cancel) : RootAsync(file, mapping.Root, cancel))
        {
            yield return Of(++row, item, mapping, columns);
        }

        columns.Check();
    }

    public static async IAsyncEnumerable<SourceRecord> LinesAsync(
        Stream file, Mapping mapping, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var text = new StreamReader(
            file, Encoding.GetEncoding(mapping.Encoding), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var (row, columns) = (0L, new JsonColumns(mapping));
        while (await text.ReadLineAsync(cancel) is { } line)
        {
            row++;
            if (line.AsSpan().Trim().Length == 0)
            {
                continue;
            }

            foreach (var record in OfLine(row, line, mapping, columns))
            {
                yield return record;
            }
        }

        columns.Check();
    }

    private static async IAsyncEnumerable<JsonItem> ItemsAsync(Stream file, [EnumeratorCancellation] CancellationToken cancel)
    {
        await CheckIsArrayAsync(file, cancel);
        var row = 0L;
        await using var objects = JsonSerializer
            .DeserializeAsyncEnumerable(file, ElementJson.Default.JsonElement, cancel)
            .GetAsyncEnumerator(cancel);
        while (await NextAsync())
        {
            row++;
            yield return new([("", objects.Current)], null);
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

    private static async IAsyncEnumerable<JsonItem> RootAsync(
        Stream file, string root, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var document = await ParseAsync(file, cancel);
        var items = JsonItem.At(document.RootElement, root).ToList();
        if (items.Count == 0)
        {
            var places = JsonItem.Places(document.RootElement);
            throw new InvalidDataException(
                $"The file has nothing at the mapping's root: {root}. "
                + (places.Count == 0 ? "It has no list of objects." : $"Its lists of objects are {string.Join(", ", places)}."));
        }

        foreach (var item in items)
        {
            yield return item;
        }
    }

    // Without root:, the file must be an array. If it is an object, its lists are named.
    private static async Task CheckIsArrayAsync(Stream file, CancellationToken cancel)
    {
        int first;
        do
        {
            first = file.ReadByte();
        }
        while (first is ' ' or '\n' or '\r' or '\t' or 0xEF or 0xBB or 0xBF);
        file.Position = 0;
        if (first == '{')
        {
            using var document = await ParseAsync(file, cancel);
            var places = JsonItem.Places(document.RootElement);
            throw new InvalidDataException(
                "The file is an object, not an array of objects. "
                + (places.Count == 0 ? "It has no list of objects." : $"Add root: {string.Join(" or root: ", places)} to the mapping."));
        }
    }

    private static async Task<JsonDocument> ParseAsync(Stream file, CancellationToken cancel)
    {
        try
        {
            return await JsonDocument.ParseAsync(file, default, cancel);
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"The file is not JSON: {wrong.Message} Nothing was imported.", wrong);
        }
    }

    private static IEnumerable<SourceRecord> OfLine(long row, string line, Mapping mapping, JsonColumns columns)
    {
        JsonDocument parsed;
        try
        {
            parsed = JsonDocument.Parse(line);
        }
        catch (JsonException wrong)
        {
            return [new(row, ["line"], [line], $"is not JSON ({wrong.Message}); write one object on each line")];
        }

        using (parsed)
        {
            // A row that was set aside has no longer the shape that the root describes.
            var items = mapping.Root is null
                ? []
                : JsonItem.At(parsed.RootElement, mapping.Root).Where(item => item.Element.ValueKind == JsonValueKind.Object).ToList();
            return [.. (items.Count > 0 ? items : [new([("", parsed.RootElement)], null)]).Select(item => Of(row, item, mapping, columns))];
        }
    }

    private static SourceRecord Of(long row, JsonItem item, Mapping mapping, JsonColumns columns)
    {
        if (item.Element.ValueKind != JsonValueKind.Object)
        {
            return new(row, ["line"], [item.Element.ToString()], "is not a JSON object; write { \"column\": value, … }");
        }

        try
        {
            string[] own = [.. item.Element.EnumerateObject().Select(field => field.Name).Distinct(StringComparer.Ordinal)];
            columns.Note(item, own);
            string[] names = [.. own.Union(columns.Wanted, StringComparer.Ordinal)];
            string[] values = [.. names.Select(item.Text)];
            var damage = columns.Wanted.Select(item.Misread).OfType<string>().FirstOrDefault();
            return new(row, names, values, damage ?? RecordReader.Undecoded(values, mapping));
        }
        catch (InvalidOperationException)
        {
            return new(
                row, ["line"], [item.Element.GetRawText()],
                "has half a character, such as \\ud83d without \\ude00; write the character again");
        }
    }

    [JsonSerializable(typeof(JsonElement))]
    private sealed partial class ElementJson : JsonSerializerContext;
}

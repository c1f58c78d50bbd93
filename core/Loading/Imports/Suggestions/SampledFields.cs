using System.Text.Json;
using ServerlessDeals.Loading.Imports.Files;

namespace ServerlessDeals.Loading.Imports.Suggestions;

/// <summary>The columns of the first rows of a file. Of objects in a JSON file, each field is a column: investors.name.</summary>
internal static class SampledFields
{
    public static IReadOnlyList<SampledColumn> Columns(IReadOnlyList<SourceRecord> records)
    {
        var texts = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var record in records.Where(record => record.Damage is null))
        {
            foreach (var (name, text) in record.Names.SelectMany(name => Fields(name, record[name])))
            {
                if (!texts.TryGetValue(name, out var list))
                {
                    texts.Add(name, list = []);
                }

                if (VisibleText.Of(text) is { Length: > 0 } visible)
                {
                    list.Add(text.Contains('\n', StringComparison.Ordinal) ? text : visible);
                }
            }
        }

        return
        [
            .. texts.Where(pair => pair.Key.Length > 0 && !pair.Key.StartsWith('_'))
                .Select(pair => new SampledColumn(pair.Key, pair.Value, records.Count)),
        ];
    }

    private static IEnumerable<(string Name, string Text)> Fields(string name, string text)
    {
        if (!text.StartsWith('{'))
        {
            return [(name, text)];
        }

        return text.Split(SourceRecord.Separator).SelectMany(part => Objects(part))
            .SelectMany(field => Fields($"{name}.{field.Name}", field.Value.ToString()));
    }

    private static IReadOnlyList<JsonProperty> Objects(string text)
    {
        try
        {
            var parsed = JsonSerializer.Deserialize<JsonElement>(text);
            return parsed.ValueKind == JsonValueKind.Object ? [.. parsed.EnumerateObject()] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

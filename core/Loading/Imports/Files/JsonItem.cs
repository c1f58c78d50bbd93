using System.Text.Json;

namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>An object of a JSON file that is a row, and the objects around it.</summary>
/// <param name="Around">The objects on the way to it, with their paths, outermost first. The last is the row itself.</param>
/// <param name="Key">The name of the row in an object of objects; null if it is not in one.</param>
internal sealed record JsonItem(IReadOnlyList<(string Path, JsonElement Element)> Around, string? Key)
{
    /// <summary>In a root, stands for each value of an object; as a column, for the name of that value.</summary>
    private const string Each = "*";

    private const int MostLevels = 4;

    public JsonElement Element => Around[^1].Element;

    /// <summary>The rows at a path such as data.companies.rounds. Each list on the way is read item by item.</summary>
    public static IEnumerable<JsonItem> At(JsonElement document, string root) =>
        At([("", document)], null, root.Split('.', StringSplitOptions.RemoveEmptyEntries), 0);

    /// <summary>The paths of all lists of objects in a document, for advice.</summary>
    public static IReadOnlyList<string> Places(JsonElement document) => [.. Places(document, "", MostLevels).Distinct()];

    /// <summary>Whether the row, or an object around it, has a column.</summary>
    public bool Has(string column) => (column == Each && Key is not null) || Find(column).Any();

    /// <summary>A column's text. The items of a list are joined by <see cref="SourceRecord.Separator"/>.</summary>
    public string Text(string column) => column == Each && Key is not null && !Element.TryGetProperty(column, out _)
        ? Key
        : string.Join(SourceRecord.Separator, Find(column).Select(Text));

    /// <summary>Why a column cannot be read as text; null if it can.</summary>
    public string? Misread(string column) => Find(column).SelectMany(Items).FirstOrDefault(item => item.ValueKind == JsonValueKind.Object)
        is { ValueKind: JsonValueKind.Object } found
        ? $"has objects in {column}, with {string.Join(", ", found.EnumerateObject().Take(10).Select(field => field.Name))}; "
            + $"name one of their fields in the mapping, such as {column}.{FirstField(found)}"
        : null;

    private static string FirstField(JsonElement found) => found.EnumerateObject().Select(field => field.Name).FirstOrDefault("name");

    private static IEnumerable<JsonItem> At(
        IReadOnlyList<(string Path, JsonElement Element)> around, string? key, IReadOnlyList<string> names, int level)
    {
        var (path, element) = around[^1];
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany(item => At([.. around.SkipLast(1), (path, item)], key, names, level));
        }

        if (level == names.Count)
        {
            return [new(around, key)];
        }

        var fields = element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject().Where(field => field.Name == names[level] || names[level] == Each)
            : [];
        return fields.SelectMany(field => At(
            [.. around, (path.Length == 0 ? names[level] : $"{path}.{names[level]}", field.Value)],
            names[level] == Each ? field.Name : key,
            names,
            level + 1));
    }

    private static IEnumerable<string> Places(JsonElement element, string path, int levels)
    {
        if (levels == 0)
        {
            return [];
        }

        return element.ValueKind switch
        {
            JsonValueKind.Array when element.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object) =>
                element.EnumerateArray().Take(3).SelectMany(item => Places(item, path, levels - 1)).Prepend(path),
            JsonValueKind.Object => element.EnumerateObject()
                .SelectMany(field => Places(field.Value, path.Length == 0 ? field.Name : $"{path}.{field.Name}", levels - 1)),
            _ => [],
        };
    }

    // In the row itself, then in the objects around it. A path may begin with that of an object around it.
    private IEnumerable<JsonElement> Find(string column)
    {
        foreach (var (path, element) in Around.Reverse())
        {
            var inside = path.Length > 0 && column.StartsWith(path + ".", StringComparison.Ordinal) ? column[(path.Length + 1)..] : null;
            foreach (var name in new[] { column, inside }.OfType<string>())
            {
                if (Find(element, name) is { Count: > 0 } found)
                {
                    return found;
                }
            }
        }

        return [];
    }

    private static IReadOnlyList<JsonElement> Find(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            // An item without the field keeps its place, so that two columns of one list have as many values.
            var items = element.EnumerateArray().Select(item => Find(item, path)).ToList();
            return items.Exists(item => item.Count > 0) ? [.. items.SelectMany(item => item.Count > 0 ? item : [default])] : [];
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        if (element.TryGetProperty(path, out var whole))
        {
            return [whole];
        }

        var at = path.IndexOf('.', StringComparison.Ordinal);
        return at > 0 && element.TryGetProperty(path[..at], out var next) ? Find(next, path[(at + 1)..]) : [];
    }

    private static IEnumerable<JsonElement> Items(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [element];

    private static string Text(JsonElement element) => element switch
    {
        { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => "",
        { ValueKind: JsonValueKind.Array } list => string.Join(SourceRecord.Separator, list.EnumerateArray().Select(Text)),
        { } value => value.ToString(),
    };
}

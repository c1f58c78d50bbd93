using System.Text.Json.Nodes;

namespace ServerlessDeals.Pages;

/// <summary>The JSON Schema of a line of a file: the API contract's own, with all that it refers to.</summary>
internal static class LineSchema
{
    private const string Reference = "$ref";

    /// <param name="schema">Its name in the contract.</param>
    /// <param name="more">What the line has beside it, and must have.</param>
    public static JsonObject Of(string schema, params IReadOnlyList<(string Name, string Means)> more)
    {
        var all = ApiContract.Schemas();
        var line = all[schema]!.DeepClone().AsObject();
        foreach (var (name, means) in more)
        {
            line["properties"]!.AsObject().Insert(0, name, new JsonObject { ["type"] = "string", ["description"] = means });
            line["required"]!.AsArray().Insert(0, name);
        }

        line.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        var named = new SortedSet<string>(StringComparer.Ordinal);
        Collect(line, all, named);
        line["definitions"] = new JsonObject(named.Select(name => KeyValuePair.Create(name, (JsonNode?)all[name]!.DeepClone())));
        Repoint(line);
        return line;
    }

    private static void Collect(JsonNode? from, JsonObject all, SortedSet<string> named)
    {
        foreach (var name in References(from).Select(one => one[Reference]!.ToString().Split('/')[^1]).Where(named.Add).ToList())
        {
            Collect(all[name], all, named);
        }
    }

    private static void Repoint(JsonObject line)
    {
        foreach (var one in References(line).ToList())
        {
            one[Reference] = "#/definitions/" + one[Reference]!.ToString().Split('/')[^1];
        }
    }

    private static IEnumerable<JsonObject> References(JsonNode? node) => node switch
    {
        JsonObject map when map.ContainsKey(Reference) => [map],
        JsonObject map => map.SelectMany(pair => References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}

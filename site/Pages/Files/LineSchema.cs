using System.Text.Json.Nodes;

namespace ServerlessDeals.Pages;

/// <summary>Creates the JSON Schema for a line of a file from a schema of the API's contract and all schemas that it refers to.</summary>
internal static class LineSchema
{
    private const string Reference = "$ref";

    /// <param name="schema">The schema's name in the contract.</param>
    /// <param name="additional">Additional properties that each line must have.</param>
    public static JsonObject Of(string schema, params IReadOnlyList<(string Name, string Description)> additional)
    {
        var all = ApiContract.Schemas();
        var line = all[schema]!.DeepClone().AsObject();
        foreach (var (name, description) in additional)
        {
            line["properties"]!.AsObject().Insert(0, name, new JsonObject { ["type"] = "string", ["description"] = description });
            line["required"]!.AsArray().Insert(0, name);
        }

        line.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        var named = new SortedSet<string>(StringComparer.Ordinal);
        Collect(line, all, named);
        line["definitions"] = new JsonObject(named.Select(name => KeyValuePair.Create(name, (JsonNode?)all[name]!.DeepClone())));
        Repoint(line);
        return line;
    }

    /// <summary>Adds the names of all schemas that a node refers to, directly or indirectly.</summary>
    private static void Collect(JsonNode? from, JsonObject all, SortedSet<string> named)
    {
        foreach (var name in References(from).Select(TargetOf).Where(named.Add).ToList())
        {
            Collect(all[name], all, named);
        }
    }

    // The contract's schemas are in "#/components/schemas", these in "#/definitions".
    private static void Repoint(JsonObject line)
    {
        foreach (var reference in References(line).ToList())
        {
            reference[Reference] = "#/definitions/" + TargetOf(reference);
        }
    }

    private static string TargetOf(JsonObject reference) => reference[Reference]!.ToString().Split('/')[^1];

    private static IEnumerable<JsonObject> References(JsonNode? node) => node switch
    {
        JsonObject map when map.ContainsKey(Reference) => [map],
        JsonObject map => map.SelectMany(pair => References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}

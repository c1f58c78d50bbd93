using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ServerlessDeals.Tests.Api;

/// <summary>An example of the contract: a request, and the file with its answer.</summary>
/// <param name="Request">The method and the address, such as GET /deals?limit=2; empty for the body of a request.</param>
/// <param name="File">Its file in functions/, such as examples/ListDeals.json.</param>
internal sealed record AnExample(string Request, string File)
{
    private const int MostItems = 2;
    private const int MostLines = 3;

    private const int MostCharacters = 100;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What differs from run to run: when the deals were loaded, and how long a refresh took.</summary>
    private static readonly Dictionary<string, JsonNode> Stable = new(StringComparer.Ordinal)
    {
        ["at"] = "2026-06-30T03:00:04Z",
        ["summariesRefreshed"] = "2026-06-30T03:15:02Z",
        ["read"] = "2026-06-30T08:07:03Z",
        ["started"] = "2026-06-30T03:15:01Z",
        ["milliseconds"] = 840,
        ["resume"] = "MjAyNi0wNi0zMFQwMzowMDowNFo",
    };

    /// <summary>All examples of the contract.</summary>
    public static IEnumerable<AnExample> In(JsonNode? node) => node switch
    {
        JsonObject map when map["externalValue"] is { } file => [new(map["summary"]?.ToString() ?? "", file.ToString())],
        JsonObject map => map.SelectMany(pair => In(pair.Value)),
        JsonArray list => list.SelectMany(In),
        _ => [],
    };

    /// <summary>
    /// The example for an answer: the first two items of each list, the first two entries of a feed, and the first lines of any other
    /// text, as the contract's description says.
    /// </summary>
    public string Of(string answer) => Path.GetExtension(File) switch
    {
        ".json" => Lines(Cut(null, JsonNode.Parse(answer)), "") + "\n",
        ".xml" => Feed(XDocument.Parse(answer)) + "\n",
        ".ndjson" => First(MostItems, answer),
        _ => First(MostLines, answer),
    };

    private static JsonNode? Cut(string? name, JsonNode? node) => node switch
    {
        { } when name is not null && Stable.TryGetValue(name, out var stable) => stable.DeepClone(),
        JsonObject contract when contract.ContainsKey("openapi") => new JsonObject(
            contract.Where(pair => pair.Key is "openapi" or "servers")
                .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))),
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Cut(pair.Key, pair.Value)))),
        JsonArray list => new JsonArray([.. list.Take(MostItems).Select(item => Cut(null, item))]),
        JsonValue value when name == "nextLink" => Regex.Replace(
            value.ToString(), "since=[^&]+", $"since={Stable["resume"]}", RegexOptions.None, TimeSpan.FromSeconds(1)),
        _ => node?.DeepClone(),
    };

    /// <summary>JSON with an object or a list on one line where it fits.</summary>
    private static string Lines(JsonNode? node, string indent)
    {
        var line = node?.ToJsonString(Plain) ?? "null";
        if (node is JsonValue or null || indent.Length + line.Length <= MostCharacters)
        {
            return line;
        }

        var (inner, isList) = (indent + "  ", node is JsonArray);
        var items = node is JsonArray list
            ? list.Select(item => Lines(item, inner))
            : node.AsObject().Select(pair => $"{JsonValue.Create(pair.Key).ToJsonString(Plain)}: {Lines(pair.Value, inner)}");
        return $"{(isList ? '[' : '{')}\n{string.Join(",\n", items.Select(item => inner + item))}\n{indent}{(isList ? ']' : '}')}";
    }

    private static string Feed(XDocument feed)
    {
        feed.Root!.Elements().Where(element => element.Name.LocalName == "entry").Skip(MostItems).Remove();
        return feed.ToString().ReplaceLineEndings("\n");
    }

    private static string First(int most, string text) =>
        string.Concat(text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(most)
            .Select(line => line + "\n"));
}

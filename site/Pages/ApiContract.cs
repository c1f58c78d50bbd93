using System.Text.Json.Nodes;
using ServerlessDeals.Loading.Seeds;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Pages;

/// <summary>A parameter as a reader of the page needs it.</summary>
public sealed record ApiParameter(string Name, string Description, string Values, bool Repeats, bool Required);

/// <summary>One thing that can be asked.</summary>
/// <param name="Example">An address that works, below the API's own; null where a key is needed.</param>
public sealed record ApiOperation(string Tag, string Method, string Path, string Summary, IReadOnlyList<ApiParameter> Parameters, string? Example);

/// <summary>openapi.yaml, the contract, as the API's page prints it.</summary>
public static class ApiContract
{
    private static readonly YamlMappingNode Root = Read();

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. from path in Map(Root, "paths").Children
           from verb in ((YamlMappingNode)path.Value).Children
           select Operation(Root, path.Key.ToString(), verb.Key.ToString(), (YamlMappingNode)verb.Value),
    ];

    /// <summary>The contract's schemas by name, as JSON to change at will.</summary>
    internal static JsonObject Schemas() => (JsonObject)YamlAsJson.Of(Map(Map(Root, "components"), "schemas"))!;

    private static YamlMappingNode Read()
    {
        using var text = new StreamReader(typeof(ApiContract).Assembly.GetManifestResourceStream("openapi.yaml")!);
        var yaml = new YamlStream();
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static ApiOperation Operation(YamlMappingNode root, string path, string method, YamlMappingNode operation)
    {
        var parameters = List(operation, "parameters").Select(one => Resolve(root, (YamlMappingNode)one)).ToList();
        var address = parameters.Where(one => Text(one, "in") == "path").Aggregate(path, (at, one) => at.Replace($"{{{Text(one, "name")}}}", Example(one), StringComparison.Ordinal));
        var needed = parameters.Where(one => Text(one, "in") == "query" && Text(one, "required") == "true").Select(one => $"{Text(one, "name")}={Uri.EscapeDataString(Example(one))}");
        return new(
            Text(operation, "tags").Length > 0 ? Text(operation, "tags") : List(operation, "tags")[0].ToString(),
            method.ToUpperInvariant(),
            path,
            Text(operation, "summary"),
            [.. parameters.Select(one => new ApiParameter(Text(one, "name"), Text(one, "description"), Values(one), Text(Map(one, "schema"), "type") == "array", Text(one, "required") == "true"))],
            operation.Children.ContainsKey("security") ? null : address + string.Join('&', needed) is { } full && needed.Any() ? $"{address}?{string.Join('&', needed)}" : address);
    }

    private static string Values(YamlMappingNode parameter)
    {
        var schema = Value(parameter);
        return List(schema, "enum") is { Count: > 0 } words ? string.Join(", ", words.Where(word => !word.ToString().StartsWith('-') || Text(parameter, "name") == "sort"))
            : Text(schema, "minimum") is { Length: > 0 } least ? $"{least} to {Text(schema, "maximum")}"
            : string.Join(", ", List(schema, "examples").Where(word => !word.ToString().StartsWith('-')));
    }

    private static string Example(YamlMappingNode parameter) => List(Value(parameter), "examples").Concat(List(Value(parameter), "enum")).First().ToString();

    private static YamlMappingNode Value(YamlMappingNode parameter) => Map(parameter, "schema") is var schema && schema.Children.ContainsKey("items") ? Map(schema, "items") : schema;

    private static YamlMappingNode Resolve(YamlMappingNode root, YamlMappingNode node) =>
        Text(node, "$ref") is { Length: > 0 } reference ? reference.Split('/')[1..].Aggregate(root, Map) : node;

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node.Children[key];

    private static IList<YamlNode> List(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var list) && list is YamlSequenceNode sequence ? sequence.Children : [];

    private static string Text(YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var value) && value is YamlScalarNode scalar ? scalar.Value ?? "" : "";
}

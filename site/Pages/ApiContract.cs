using System.Text.Json.Nodes;
using ServerlessDeals.Loading.Seeds;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Pages;

/// <summary>A parameter of an operation on the API page.</summary>
/// <param name="Values">The allowed values, the bounds, or examples.</param>
/// <param name="Repeats">Whether the parameter may be given several times.</param>
public sealed record ApiParameter(string Name, string Description, string Values, bool Repeats, bool Required);

/// <summary>An operation of the API.</summary>
/// <param name="Example">A working address, relative to the API's; null if a key is needed.</param>
public sealed record ApiOperation(
    string Tag, string Method, string Path, string Summary, IReadOnlyList<ApiParameter> Parameters, string? Example);

/// <summary>Reads openapi.yaml for the API page.</summary>
public static class ApiContract
{
    private static readonly YamlMappingNode Root = Read();

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. from path in Map(Root, "paths").Children
           let item = (YamlMappingNode)path.Value
           from verb in item.Children
           where verb.Key.ToString() != "parameters"
           select Operation(path.Key.ToString(), verb.Key.ToString(), List(item, "parameters"), (YamlMappingNode)verb.Value),
    ];

    /// <summary>A copy of the contract's schemas, by name.</summary>
    internal static JsonObject Schemas() => (JsonObject)YamlAsJson.Of(Map(Map(Root, "components"), "schemas"))!;

    private static YamlMappingNode Read()
    {
        using var text = new StreamReader(typeof(ApiContract).Assembly.GetManifestResourceStream("openapi.yaml")!);
        var yaml = new YamlStream();
        yaml.Load(text);
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    /// <param name="shared">The parameters of all operations of the path.</param>
    private static ApiOperation Operation(string path, string method, IEnumerable<YamlNode> shared, YamlMappingNode operation)
    {
        var parameters = shared.Concat(List(operation, "parameters")).Select(parameter => Resolve((YamlMappingNode)parameter)).ToList();
        return new(
            Text(operation, "tags").Length > 0 ? Text(operation, "tags") : List(operation, "tags")[0].ToString(),
            method.ToUpperInvariant(),
            path,
            Text(operation, "summary"),
            [.. parameters.Select(Parameter)],
            operation.Children.ContainsKey("security") ? null : ExampleAddress(path, parameters));
    }

    private static ApiParameter Parameter(YamlMappingNode parameter) => new(
        Text(parameter, "name"), Text(parameter, "description"), Values(parameter),
        Repeats: Text(Resolve(Map(parameter, "schema")), "type") == "array", Required: IsRequired(parameter));

    /// <summary>The path with examples for its parameters and for required query parameters.</summary>
    private static string ExampleAddress(string path, IReadOnlyList<YamlMappingNode> parameters)
    {
        var address = parameters.Where(parameter => Text(parameter, "in") == "path").Aggregate(
            path,
            (filled, parameter) => filled.Replace($"{{{Text(parameter, "name")}}}", Example(parameter), StringComparison.Ordinal));
        var required = parameters.Where(parameter => Text(parameter, "in") == "query" && IsRequired(parameter))
            .Select(parameter => $"{Text(parameter, "name")}={Uri.EscapeDataString(Example(parameter))}").ToList();
        return required.Count > 0 ? $"{address}?{string.Join('&', required)}" : address;
    }

    // A minus sign excludes a value, so those values are left out. Only for "sort" they are values of their own.
    private static string Values(YamlMappingNode parameter)
    {
        var schema = ValueSchema(parameter);
        if (List(schema, "enum") is { Count: > 0 } values)
        {
            return string.Join(", ", values.Where(value => !IsNegated(value) || Text(parameter, "name") == "sort"));
        }

        return Text(schema, "minimum") is { Length: > 0 } least
            ? $"{least} to {Text(schema, "maximum")}"
            : string.Join(", ", List(schema, "examples").Where(value => !IsNegated(value)));
    }

    private static bool IsNegated(YamlNode value) => value.ToString().StartsWith('-');

    private static bool IsRequired(YamlMappingNode parameter) => Text(parameter, "required") == "true";

    private static string Example(YamlMappingNode parameter) =>
        List(ValueSchema(parameter), "examples").Concat(List(ValueSchema(parameter), "enum")).First().ToString();

    // The schema of a single value, even if the parameter is an array.
    private static YamlMappingNode ValueSchema(YamlMappingNode parameter) =>
        Resolve(Map(parameter, "schema")) is var schema && schema.Children.ContainsKey("items") ? Resolve(Map(schema, "items")) : schema;

    private static YamlMappingNode Resolve(YamlMappingNode node) =>
        Text(node, "$ref") is { Length: > 0 } reference ? reference.Split('/')[1..].Aggregate(Root, Map) : node;

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node.Children[key];

    private static IList<YamlNode> List(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var list) && list is YamlSequenceNode sequence ? sequence.Children : [];

    private static string Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlScalarNode scalar ? scalar.Value ?? "" : "";
}

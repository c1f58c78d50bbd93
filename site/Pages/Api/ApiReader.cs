using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ServerlessDeals.Pages;

/// <summary>Finds what the page of an operation shows.</summary>
/// <param name="root">The contract.</param>
/// <param name="file">Returns the text of an example's file.</param>
internal sealed partial class ApiReader(JsonObject root, Func<string, string> file)
{
    private const string Reference = "$ref";

    /// <param name="shared">The parameters of all operations of the path.</param>
    public ApiOperation Operation(string path, string method, JsonArray? shared, JsonObject operation)
    {
        var content = operation["responses"]!["200"]!["content"]!.AsObject();
        return new($"{operation["tags"]![0]}", Hyphenated($"{operation["operationId"]}"), method.ToUpperInvariant(), path)
        {
            Summary = $"{operation["summary"]}",
            Description = $"{operation["description"]}",
            NeedsKey = operation["security"] is JsonArray { Count: > 0 },
            Parameters = [.. (shared ?? []).Concat(operation["parameters"] as JsonArray ?? []).Select(Parameter)],
            Answers = [.. content.Select(Answer)],
            Objects = [.. Objects(content.First().Value!["schema"]!)],
            OtherAnswers =
            [
                .. operation["responses"]!.AsObject().Where(response => response.Key != "200")
                    .Select(response => (response.Key, $"{Resolve(response.Value!)["description"]}")),
            ],
        };
    }

    private ApiAnswer Answer(KeyValuePair<string, JsonNode?> content)
    {
        var (schema, example) = (Resolve(content.Value!["schema"]!), content.Value!["examples"]?["answer"]);
        return new(
            content.Key,
            schema["properties"] is null ? $"{schema["description"]}" : null,
            example?["summary"]?.ToString(),
            example is null ? null : file($"{example["externalValue"]}"));
    }

    private ApiField Parameter(JsonNode? listed)
    {
        var parameter = Resolve(listed!);
        return Field($"{parameter["name"]}", parameter, parameter["schema"]!) with { IsRequired = $"{parameter["required"]}" == "true" };
    }

    /// <summary>The object that a schema is or holds, and all objects in it, each once.</summary>
    private IReadOnlyList<ApiObject> Objects(JsonNode schema)
    {
        var (found, next) = (new List<ApiObject>(), new Queue<string>());
        Enqueue(NameOf(schema));
        while (next.TryDequeue(out var name))
        {
            var fields = Fields(Resolve(schema: name)).ToList();
            found.Add(new(name, $"{Resolve(schema: name)["description"]}", fields));
            fields.ForEach(field => Enqueue(field.Holds));
        }

        return found;

        void Enqueue(string? name)
        {
            if (name is not null && Resolve(schema: name)["properties"] is not null && !next.Contains(name) && !found.Exists(known => known.Name == name))
            {
                next.Enqueue(name);
            }
        }
    }

    private IEnumerable<ApiField> Fields(JsonNode schema)
    {
        var required = (schema["required"] as JsonArray)?.Select(name => $"{name}").ToHashSet(StringComparer.Ordinal) ?? [];
        return schema["properties"]!.AsObject().Select(
            property => Field(property.Key, property.Value!, property.Value!) with { IsRequired = required.Contains(property.Key) });
    }

    /// <param name="name">The name of the property or parameter.</param>
    /// <param name="described">What has its description.</param>
    /// <param name="schema">What has its type.</param>
    private ApiField Field(string name, JsonNode described, JsonNode schema)
    {
        var resolved = Resolve(schema);
        var isList = $"{resolved["type"]}" == "array";
        var (item, value) = (isList ? resolved["items"]! : schema, isList ? Resolve(resolved["items"]!) : resolved);
        var holds = value["properties"] is null ? null : NameOf(item);
        var words = value["enum"] is null ? null : $"{value["description"]}";
        var own = $"{described["description"] ?? resolved["description"]}";
        return new(
            name,
            (isList ? "list of " : "") + (holds ?? $"{value["format"] ?? value["type"]}"),
            words is null || words == own || own.Contains('`', StringComparison.Ordinal) ? own : $"{own} {words}",
            Values(value),
            ExampleOf(schema["examples"] ?? value["examples"]))
        {
            Holds = holds,
        };
    }

    private static string? Values(JsonNode schema) => schema switch
    {
        _ when schema["enum"] is JsonArray words => string.Join(", ", words),
        _ when schema["maximum"] is { } most => $"{schema["minimum"]} to {most}",
        _ => null,
    };

    private static string? ExampleOf(JsonNode? examples) => examples is JsonArray { Count: > 0 } list ? $"{list[0]}" : null;

    private static string? NameOf(JsonNode schema) => schema[Reference]?.ToString().Split('/')[^1];

    private JsonNode Resolve(JsonNode node) =>
        node[Reference] is { } reference ? reference.ToString().Split('/')[1..].Aggregate((JsonNode)root, (at, name) => at[name]!) : node;

    private JsonNode Resolve(string schema) => root["components"]!["schemas"]![schema]!;

    private static string Hyphenated(string name) => Capital().Replace(name, "-$0").TrimStart('-').ToLowerInvariant();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capital();
}

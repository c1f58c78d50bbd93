using System.Text.Json.Nodes;

namespace ServerlessDeals.Pages;

/// <summary>Finds what the page of an operation shows.</summary>
/// <param name="root">The contract.</param>
/// <param name="file">Returns the text of an example's file.</param>
internal sealed class ApiReader(JsonObject root, Func<string, string> file)
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
        var schema = parameter["schema"]!;
        var field = Field($"{parameter["name"]}", parameter, schema) with { IsRequired = $"{parameter["required"]}" == "true" };
        var words = Value(schema) is { } value && value["enum"] is not null ? $" {value["description"]}" : "";
        return field with { Holds = null, Type = TypeOf(schema), Description = field.Description + words };
    }

    /// <summary>The object that a schema is or holds, and all objects and lists of words in it, each once.</summary>
    private IReadOnlyList<ApiObject> Objects(JsonNode schema)
    {
        var (found, next) = (new List<ApiObject>(), new Queue<string>());
        Enqueue(IsExplained(Resolve(schema)) ? NameOf(schema) : null);
        while (next.TryDequeue(out var name))
        {
            var fields = Fields(Resolve(schema: name)).ToList();
            found.Add(new(name, $"{Resolve(schema: name)["description"]}", fields));
            fields.ForEach(field => Enqueue(field.Holds));
        }

        return found;

        void Enqueue(string? name)
        {
            if (name is not null && !next.Contains(name) && !found.Exists(known => known.Name == name))
            {
                next.Enqueue(name);
            }
        }
    }

    private IEnumerable<ApiField> Fields(JsonNode schema)
    {
        if (schema["properties"] is not JsonObject properties)
        {
            return [];
        }

        var required = (schema["required"] as JsonArray)?.Select(name => $"{name}").ToHashSet(StringComparer.Ordinal) ?? [];
        return properties.Select(
            property => Field(property.Key, property.Value!, property.Value!) with { IsRequired = required.Contains(property.Key) });
    }

    /// <param name="name">The name of the property or parameter.</param>
    /// <param name="described">What has its description.</param>
    /// <param name="schema">What has its type.</param>
    private ApiField Field(string name, JsonNode described, JsonNode schema)
    {
        var value = Value(schema);
        var holds = IsExplained(value) ? NameOf(IsList(schema) ? Resolve(schema)["items"]! : schema) : null;
        return new(
            name,
            holds is null ? TypeOf(schema) : TypeOf(schema, holds),
            $"{described["description"] ?? (holds is null ? Resolve(schema)["description"] : Beginning(value))}",
            Values(value),
            ExampleOf(schema["examples"] ?? value["examples"]))
        {
            Holds = holds,
        };
    }

    /// <summary>What a schema is, without the list of its words, which has a section of its own.</summary>
    private static string Beginning(JsonNode schema) => $"{schema["description"]}".Split(": ")[0].TrimEnd('.') + ".";

    private string TypeOf(JsonNode schema, string? name = null) =>
        (IsList(schema) ? "list of " : "") + (name ?? $"{Value(schema)["format"] ?? Value(schema)["type"]}");

    private bool IsList(JsonNode schema) => $"{Resolve(schema)["type"]}" == "array";

    /// <summary>The schema of a value, or of an item if the value is a list.</summary>
    private JsonNode Value(JsonNode schema) => IsList(schema) ? Resolve(Resolve(schema)["items"]!) : Resolve(schema);

    /// <summary>Whether a named schema has a section of its own on a page.</summary>
    private static bool IsExplained(JsonNode schema) => schema["properties"] is not null || schema["enum"] is not null;

    private static string? Values(JsonNode schema) => schema switch
    {
        _ when schema["enum"] is JsonArray words && schema["description"]?.ToString().Contains('`', StringComparison.Ordinal) != true =>
            string.Join(", ", words.Where(word => $"{word}"[0] != '-')),
        _ when schema["maximum"] is { } most => $"{schema["minimum"]} to {most}",
        _ => null,
    };

    private static string? ExampleOf(JsonNode? examples) => examples is JsonArray { Count: > 0 } list ? $"{list[0]}" : null;

    private static string? NameOf(JsonNode schema) => schema[Reference]?.ToString().Split('/')[^1];

    private JsonNode Resolve(JsonNode node) =>
        node[Reference] is { } reference ? reference.ToString().Split('/')[1..].Aggregate((JsonNode)root, (at, name) => at[name]!) : node;

    private JsonNode Resolve(string schema) => root["components"]!["schemas"]![schema]!;

    private static string Hyphenated(string name) => string.Concat(
        name.Select(letter => char.IsAsciiLetterUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}")).TrimStart('-');
}

using System.Text.Json.Nodes;
using NJsonSchema;

namespace ServerlessDeals.Tests.Api;

/// <summary>What the contract says of each property and parameter.</summary>
public sealed class TheDescriptions(OnTheApi api)
{
    private readonly List<string> _missing = [];

    private JsonObject _root = [];

    [Fact]
    public async Task ExplainEachPropertyWithAnExample()
    {
        await ReadAsync();
        foreach (var (name, schema) in Schemas())
        {
            Explain(name, schema!.AsObject());
            foreach (var (property, value) in schema["properties"]?.AsObject() ?? [])
            {
                Explain($"{name}.{property}", value!.AsObject());
            }
        }

        Assert.True(_missing.Count == 0, string.Join('\n', _missing));
    }

    [Fact]
    public async Task ExplainEachParameterWithAnExample()
    {
        await ReadAsync();
        foreach (var (name, parameter) in _root["components"]!["parameters"]!.AsObject())
        {
            var schema = Resolve(parameter!["schema"]!.AsObject());
            Need(parameter["description"] is not null, name, "description");
            Need(HasExample(schema), name, "example");
        }

        Assert.True(_missing.Count == 0, string.Join('\n', _missing));
    }

    [Fact]
    public async Task ExplainEachOperation()
    {
        await ReadAsync();
        foreach (var (path, item) in _root["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject().Where(pair => pair.Key != "parameters"))
            {
                Need(operation!["summary"] is not null, $"{method} {path}", "summary");
                Need(operation["description"] is not null, $"{method} {path}", "description");
            }
        }

        Assert.True(_missing.Count == 0, string.Join('\n', _missing));
    }

    [Fact]
    public async Task ExplainEachWordOfAList()
    {
        await ReadAsync();
        // A filter has the words of the list and their negations.
        foreach (var (schema, name) in Below(_root).Where(found => found.Schema["enum"] is not null && !IsFilter(found.Name)))
        {
            foreach (var word in schema["enum"]!.AsArray())
            {
                Need(schema["description"]?.ToString().Contains($"`{word}`", StringComparison.Ordinal) == true, name, $"`{word}`");
            }
        }

        Assert.True(_missing.Count == 0, string.Join('\n', _missing));
    }

    [Fact]
    public async Task HaveExamplesThatTheirSchemasAllow()
    {
        await ReadAsync();
        foreach (var (found, name) in Below(_root).Where(found => found.Schema["examples"] is JsonArray))
        {
            var schema = await JsonSchema.FromJsonAsync(found.ToJsonString(), TestContext.Current.CancellationToken);
            foreach (var example in found["examples"]!.AsArray())
            {
                Need(schema.Validate(example!.ToJsonString()).Count == 0, name, $"valid example: {example}");
            }
        }

        Assert.True(_missing.Count == 0, string.Join('\n', _missing));
    }

    private static bool IsFilter(string name) => name.EndsWith("Filter", StringComparison.Ordinal);

    /// <summary>All objects below a node, with the names of the properties that lead to them.</summary>
    private static IEnumerable<(JsonObject Schema, string Name)> Below(JsonNode? node, string name = "") => node switch
    {
        JsonObject map => map.Where(pair => pair.Key is not ("value" or "example"))
            .SelectMany(pair => Below(pair.Value, $"{name}/{pair.Key}"))
            .Prepend((map, name)),
        JsonArray list => list.SelectMany(item => Below(item, name)),
        _ => [],
    };

    private async Task ReadAsync() => _root = JsonNode.Parse((await api.GetAsync("openapi.json")).GetRawText())!.AsObject();

    private JsonObject Schemas() => _root["components"]!["schemas"]!.AsObject();

    private void Explain(string name, JsonObject schema)
    {
        Need(schema["description"] is not null || Resolve(schema)["description"] is not null, name, "description");
        Need(schema["examples"] is not null || HasExample(Resolve(schema)), name, "example");
    }

    /// <summary>An object has the examples of its properties, and a list those of its items.</summary>
    private bool HasExample(JsonObject schema) => schema["type"]!.ToString() switch
    {
        "object" => true,
        "array" => HasExample(Resolve(schema["items"]!.AsObject())),
        _ => schema["examples"] is not null || schema["format"]?.ToString() == "binary",
    };

    private JsonObject Resolve(JsonObject schema) =>
        schema["$ref"] is { } reference ? Schemas()[reference.ToString().Split('/')[^1]]!.AsObject() : schema;

    private void Need(bool has, string name, string what)
    {
        if (!has)
        {
            _missing.Add($"{name} has no {what}.");
        }
    }
}

using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using NJsonSchema.Validation;

namespace ServerlessDeals.Tests.Api;

/// <summary>The openapi.json that the service returns.</summary>
internal sealed class Contract
{
    private const string Schemas = "#/components/schemas/";
    private const string Definitions = "#/definitions/";

    // Almost every service of the tests returns the same contract, and reading its schemas takes most of a second.
    private static readonly ConcurrentDictionary<string, Lazy<Task<Contract>>> Read = new(StringComparer.Ordinal);

    private readonly Dictionary<(string Path, int Status), JsonSchema> _schemas = [];

    public required IReadOnlyList<ContractOperation> Operations { get; init; }

    public static async Task<Contract> ReadAsync(HttpClient client)
    {
        var text = await client.GetStringAsync(new Uri("openapi.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var contract = JsonNode.Parse(text)!.AsObject();
        contract.Remove("servers");
        return await Read.GetOrAdd(contract.ToJsonString(), _ => new(() => ReadAsync(Closed(contract)))).Value;
    }

    private static async Task<Contract> ReadAsync(JsonObject closed)
    {
        var root = JsonSerializer.SerializeToElement(closed);
        var definitions = root.GetProperty("components").GetProperty("schemas").GetRawText()
            .Replace(Schemas, Definitions, StringComparison.Ordinal);
        var operations = new List<(ContractOperation Operation, string? Schema)>();
        foreach (var path in root.GetProperty("paths").EnumerateObject())
        {
            var shared = Listed(path.Value, "parameters");
            foreach (var verb in path.Value.EnumerateObject().Where(verb => verb.Name != "parameters"))
            {
                var responses = verb.Value.GetProperty("responses").EnumerateObject()
                    .Select(
                        response => (Status: int.Parse(
                            response.Name,
                            System.Globalization.CultureInfo.InvariantCulture), Response: Resolve(root, response.Value))).ToList();
                var schema = responses.Where(response => response.Status == 200)
                    .SelectMany(response => response.Response.GetProperty("content").EnumerateObject())
                    .Where(type => type.Name.EndsWith("json", StringComparison.Ordinal) && type.Name != "application/x-ndjson")
                    .Select(type => type.Value.GetProperty("schema").GetRawText().Replace(Schemas, Definitions, StringComparison.Ordinal))
                    .FirstOrDefault();
                operations.Add((
                    new(
                        path.Name,
                        verb.Name,
                        verb.Value.TryGetProperty("security", out _),
                        [.. shared.Concat(Listed(verb.Value, "parameters")).Select(parameter => Parameter(root, Resolve(root, parameter)))],
                        responses.ToDictionary(
                            response => response.Status,
                            response => response.Response.TryGetProperty("content", out var content) ? content.EnumerateObject()
                                .Select(type => type.Name).ToArray() : []))
                    {
                        Headers = responses.ToDictionary(response => response.Status, response => Required(root, response.Response)),
                    },
                    schema));
            }
        }

        var contract = new Contract { Operations = [.. operations.Select(found => found.Operation)] };
        foreach (var (operation, schema) in operations.Where(found => found.Operation.Method == "get" && found.Schema is not null))
        {
            contract._schemas[(operation.Path, 200)] = await JsonSchema.FromJsonAsync(
                $"{{ \"allOf\": [ {schema} ], \"definitions\": {definitions} }}");
        }

        contract._schemas[("", 0)] = await JsonSchema.FromJsonAsync(
            $"{{ \"allOf\": [ {{ \"$ref\": \"#/definitions/Problem\" }} ], \"definitions\": {definitions} }}");
        return contract;
    }

    /// <summary>Fails if the contract does not have such an answer. Any answer with an ETag can be 304, also unlisted.</summary>
    public void Check(string path, int status, string mediaType, string body)
    {
        var operation = Operations.First(listed => listed.Path == path && listed.Method == "get");
        if (status == 304)
        {
            return;
        }

        Assert.True(
            operation.Responses.TryGetValue(status, out var types),
            $"{path} answers {status}, which the contract does not have: {body}");
        if (types.Length == 0)
        {
            return;
        }

        Assert.Contains(mediaType, types);
        var schema = status == 200 ? _schemas.GetValueOrDefault((path, 200)) : _schemas[("", 0)];
        if (schema is not null && mediaType.EndsWith("json", StringComparison.Ordinal) && mediaType != "application/x-ndjson")
        {
            ICollection<ValidationError> errors;
            lock (schema)
            {
                errors = schema.Validate(body);
            }

            Assert.True(errors.Count == 0, $"{path}: {string.Join('\n', errors.Take(3))}\n{body[..Math.Min(body.Length, 1500)]}");
        }
    }

    /// <summary>Forbids properties that a schema does not list. Clients have to ignore them, but no answer may have one.</summary>
    private static JsonObject Closed(JsonObject root)
    {
        foreach (var schema in root["components"]!["schemas"]!.AsObject().Select(named => named.Value!.AsObject()))
        {
            if (schema.ContainsKey("properties"))
            {
                schema["additionalProperties"] = false;
            }
        }

        return root;
    }

    private static string[] Required(JsonElement root, JsonElement response) => response.TryGetProperty("headers", out var headers)
        ?
        [
            .. headers.EnumerateObject().Where(header => IsRequired(Resolve(root, header.Value))).Select(header => header.Name),
        ]
        : [];

    private static bool IsRequired(JsonElement listed) => listed.TryGetProperty("required", out var required) && required.GetBoolean();

    private static IEnumerable<JsonElement> Listed(JsonElement from, string name) =>
        from.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    private static ContractParameter Parameter(JsonElement root, JsonElement parameter)
    {
        var schema = Resolve(root, parameter.GetProperty("schema"));
        var type = schema.GetProperty("type").GetString();
        var value = type == "array" ? Resolve(root, schema.GetProperty("items")) : schema;
        string[] Texts(string name) => [.. Listed(value, name).Select(text => text.ToString())];
        long? Number(string name) => value.TryGetProperty(name, out var number) ? number.GetInt64() : null;
        return new(
            parameter.GetProperty("name").GetString()!,
            parameter.GetProperty("in").GetString()!,
            IsRequired(parameter),
            Repeats: type == "array",
            value.GetProperty("type").GetString()!,
            type == "boolean" ? ["true", "false"] : Texts("enum"),
            [.. Listed(value, "examples").Select(text => text.ValueKind == JsonValueKind.String ? text.GetString()! : text.GetRawText())],
            Number("minimum"),
            Number("maximum"),
            value.TryGetProperty("pattern", out var pattern) ? pattern.GetString() : null,
            (int?)Number("maxLength"));
    }

    private static JsonElement Resolve(JsonElement root, JsonElement element) => element.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/')[1..].Aggregate(root, (at, name) => at.GetProperty(name))
        : element;
}

using System.Text.Json.Nodes;

namespace ServerlessDeals.Functions.Mcp;

/// <summary>An argument of a tool, as its schema describes it.</summary>
/// <param name="Name">The name, the same as that of the API's parameter.</param>
/// <param name="Description">What it is, for an assistant.</param>
/// <param name="Example">A valid value.</param>
internal sealed record ToolArgument(string Name, string Description, JsonNode Example)
{
    /// <summary>The only valid values; null if any text is valid.</summary>
    public IEnumerable<string>? Values { get; init; }

    /// <summary>Whether it takes a list of values, any of which may match.</summary>
    public bool IsMany { get; init; }

    public bool IsRequired { get; init; }

    /// <summary>The range of a whole number.</summary>
    public (long Least, long Most)? Range { get; init; }

    public bool IsFlag { get; init; }

    /// <summary>The JSON schema of all arguments of a tool.</summary>
    public static JsonObject SchemaOf(IReadOnlyList<ToolArgument> arguments) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(arguments.Select(argument => KeyValuePair.Create(argument.Name, (JsonNode?)argument.Schema()))),
        ["required"] = Array(arguments.Where(argument => argument.IsRequired).Select(argument => argument.Name)),
        ["additionalProperties"] = false,
    };

    private JsonObject Schema()
    {
        var value = ValueSchema();
        var schema = IsMany ? new JsonObject { ["type"] = "array", ["items"] = value } : value;
        schema["description"] = Description;
        schema["examples"] = new JsonArray(IsMany ? new JsonArray(Example.DeepClone()) : Example.DeepClone());
        return schema;
    }

    private JsonObject ValueSchema()
    {
        if (Range is { } range)
        {
            return new() { ["type"] = "integer", ["minimum"] = range.Least, ["maximum"] = range.Most };
        }

        var schema = new JsonObject { ["type"] = IsFlag ? "boolean" : "string" };
        if (Values is not null)
        {
            schema["enum"] = Array(Values);
        }

        return schema;
    }

    private static JsonArray Array(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode?)value)]);
}

using System.Text.Json;

namespace ServerlessDeals.Tests.Infra;

/// <summary>A resource of a compiled template.</summary>
/// <param name="Module">The module of main.bicep that has it, or "main".</param>
internal sealed record Resource(string Module, string Type, JsonElement Body)
{
    public JsonElement Properties => Body.GetProperty("properties");

    /// <summary>The value at a path of names from the properties, as text.</summary>
    public string At(params string[] path) => path.Aggregate(Properties, (element, name) => element.GetProperty(name)).ToString();
}

internal static class Resources
{
    /// <summary>Every resource of a template, including those of its modules.</summary>
    public static IReadOnlyList<Resource> Of(JsonElement template, string module = "main") =>
    [
        .. from named in Each(template.GetProperty("resources"))
           let type = named.Body.GetProperty("type").GetString()!
           where !named.Body.TryGetProperty("existing", out _)
           from resource in type == "Microsoft.Resources/deployments"
               ? Of(named.Body.GetProperty("properties").GetProperty("template"), module == "main" ? named.Name : module)
               : [new Resource(module, type, named.Body)]
           select resource,
    ];

    // Resources have symbolic names only if the template defines types.
    private static IEnumerable<(string Name, JsonElement Body)> Each(JsonElement resources) => resources.ValueKind == JsonValueKind.Array
        ? resources.EnumerateArray().Select(body => ("", body))
        : resources.EnumerateObject().Select(resource => (resource.Name, resource.Value));

    /// <summary>The value that main.bicep gives to a parameter of a module, as JSON or as an expression.</summary>
    public static string Parameter(JsonElement template, string module, string name)
    {
        var parameter = template.GetProperty("resources").GetProperty(module).GetProperty("properties").GetProperty("parameters")
            .GetProperty(name);
        return (parameter.ValueKind == JsonValueKind.Object ? parameter.GetProperty("value") : parameter).ToString();
    }

    public static IReadOnlyList<string> Variable(JsonElement template, string name) =>
        [.. template.GetProperty("variables").GetProperty(name).EnumerateArray().Select(value => value.GetString()!)];
}

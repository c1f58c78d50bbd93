using System.Text.Json.Nodes;
using ServerlessDeals.Loading.Seeds;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Pages;

/// <summary>Reads openapi.yaml for the pages about the API.</summary>
public static class ApiContract
{
    private static readonly JsonObject Root = Read();

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. from path in Root["paths"]!.AsObject()
           let shared = path.Value!["parameters"] as JsonArray
           from verb in path.Value!.AsObject()
           where verb.Key != "parameters"
           select new ApiReader(Root, Text).Operation(path.Key, verb.Key, shared, verb.Value!.AsObject()),
    ];

    /// <summary>A copy of the contract's schemas, by name.</summary>
    internal static JsonObject Schemas() => Root["components"]!["schemas"]!.DeepClone().AsObject();

    private static JsonObject Read()
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Text("openapi.yaml")));
        return (JsonObject)YamlAsJson.Of(yaml.Documents[0].RootNode)!;
    }

    /// <summary>A text that the project has beside the pages.</summary>
    internal static string Text(string resource)
    {
        using var text = new StreamReader(typeof(ApiContract).Assembly.GetManifestResourceStream(resource)!);
        return text.ReadToEnd();
    }
}

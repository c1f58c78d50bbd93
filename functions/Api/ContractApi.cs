using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Loading.Seeds;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Functions.Api;

/// <summary>Serves openapi.yaml as JSON, with the address of this service and the example answers of the folder examples.</summary>
public sealed class ContractApi(PublicLinks links, Answers answers)
{
    private readonly Lazy<byte[]> _json = new(() =>
    {
        var document = (JsonObject)YamlAsJson.Of(Yaml().Documents[0].RootNode)!;
        document["servers"] = new JsonArray(new JsonObject { ["url"] = links.Base });
        Embed(document);
        return System.Text.Encoding.UTF8.GetBytes(document.ToJsonString());
    });

    public Task<IResult> GetAsync(HttpRequest request, CancellationToken cancel) => answers.GuardAsync(
        request,
        _ =>
        {
            Parameters.None(request);
            return Task.FromResult<IResult>(new Answer(_json.Value, Answer.JsonType));
        },
        cancel);

    private static YamlStream Yaml()
    {
        using var text = Read("openapi.yaml");
        var yaml = new YamlStream();
        yaml.Load(text);
        return yaml;
    }

    /// <summary>Replaces the name of each example's file by what the file has: a document if it is JSON, else its text.</summary>
    private static void Embed(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list)
            {
                Embed(item);
            }
        }
        else if (node is JsonObject map)
        {
            foreach (var value in map.Select(pair => pair.Value))
            {
                Embed(value);
            }

            if (map["externalValue"]?.GetValue<string>() is { } file)
            {
                using var text = Read(file);
                map.Remove("externalValue");
                map["value"] = Path.GetExtension(file) == ".json" ? JsonNode.Parse(text.ReadToEnd()) : text.ReadToEnd();
            }
        }
    }

    private static StreamReader Read(string resource) => new(typeof(ContractApi).Assembly.GetManifestResourceStream(resource)!);
}

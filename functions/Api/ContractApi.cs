using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Loading.Seeds;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Functions.Api;

/// <summary>Serves openapi.yaml as JSON, with the address of this service.</summary>
public sealed class ContractApi(PublicLinks links, Answers answers)
{
    private readonly Lazy<byte[]> _json = new(() =>
    {
        var document = (JsonObject)YamlAsJson.Of(Yaml().Documents[0].RootNode)!;
        document["servers"] = new JsonArray(new JsonObject { ["url"] = links.Base });
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
        using var text = new StreamReader(typeof(ContractApi).Assembly.GetManifestResourceStream("openapi.yaml")!);
        var yaml = new YamlStream();
        yaml.Load(text);
        return yaml;
    }
}

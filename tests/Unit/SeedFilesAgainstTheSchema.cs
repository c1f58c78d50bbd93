using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Tests.Unit;

public sealed class SeedFilesAgainstTheSchema
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "seeds");

    [Fact]
    public async Task AreAllValid()
    {
        var schema = await SchemaAsync();
        var files = Directory.GetFiles(Folder, "*.yaml", SearchOption.AllDirectories);
        Assert.True(files.Length > 100);
        Assert.All(files, file => Assert.Empty(schema.Validate(Json(File.ReadAllText(file)))));
    }

    [Theory]
    [InlineData("kind: funding-round", "kind: funding-rond")]
    [InlineData("status: closed", "status: done")]
    [InlineData("country: CN", "country: UK")]
    [InlineData("sectors: [", "sectors: [ai-chips, ")]
    [InlineData("publisher:", "publischer:")]
    [InlineData("published: 2024-03-05", "published: March 2024")]
    public async Task AreRefusedWithAFault(string right, string wrong)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(Folder, "companies", "minimax.yaml"), TestContext.Current.CancellationToken);
        var schema = await SchemaAsync();
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.NotEmpty(schema.Validate(Json(text.Replace(right, wrong, StringComparison.Ordinal))));
    }

    private static Task<JsonSchema> SchemaAsync() => JsonSchema.FromFileAsync(Path.Combine(Folder, "schema.json"));

    private static string Json(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return Token(stream.Documents[0].RootNode).ToString();
    }

    private static Newtonsoft.Json.Linq.JToken Token(YamlNode node) => node switch
    {
        YamlMappingNode map => new Newtonsoft.Json.Linq.JObject(
            map.Children.Select(pair => new Newtonsoft.Json.Linq.JProperty(((YamlScalarNode)pair.Key).Value!, Token(pair.Value)))),
        YamlSequenceNode list => new Newtonsoft.Json.Linq.JArray(list.Children.Select(Token)),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } word => word.Value == "true",
        YamlScalarNode scalar => scalar.Value,
        _ => throw new InvalidOperationException("Aliases are not used."),
    };
}

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Loading.Seeds;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Tests.Api;

/// <summary>The example answers in functions/examples, which the contract shows.</summary>
public sealed class TheExamples(OnTheApi api) : IAsyncLifetime
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "functions");

    private static readonly JsonObject Yaml = Read();

    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["PUT deals"] = "PutClaim.body.json",
        ["POST mcp"] = "AnswerAssistant.body.json",
        ["PUT operations"] = "DecideDraft.body.json",
    };

    // An article that was made up. Nothing in it is true.
    private readonly FeedServer _site = new();

    private OnACopy _copy = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        const string Title = "Palisade Robotics raises $20 million";
        const string Text =
            "Palisade Robotics has raised $20 million in a Series A round led by Zeta Ventures, the company said on Monday.";
        _site.Serve(
            "http://news.example/feed.xml", FeedText.Rss("The Example", (Title, "http://news.example/palisade", "2026-06-29", Text)));
        _site.Serve("http://news.example/palisade", FeedText.Page("The Example", Title, "2026-06-29", Text));
        var settings = new Dictionary<string, string?>(OnTheApi.Settings()) { ["ArticleFeeds"] = "http://news.example/feed.xml" };
        _copy = await OnACopy.StartAsync(api, settings, services => services.AddSingleton(_site.Policy));
        _copy.Client.DefaultRequestHeaders.Add("x-functions-key", OnTheApi.Key);
        // It finds nothing to do, which is what the health of a quiet service shows.
        await AskAsync("POST /operations/refresh");
    }

    [Fact]
    public async Task AreWhatTheServiceAnswers()
    {
        var wrong = new List<string>();
        foreach (var example in AnExample.In(Yaml).Where(example => example.Request.Length > 0).Distinct())
        {
            var (file, right) = (Path.Combine(Folder, example.File), example.Of(await AskAsync(example.Request)));
            if (!File.Exists(file) || (await File.ReadAllTextAsync(file, Cancel)).ReplaceLineEndings("\n") != right)
            {
                wrong.Add(example.File);
                var received = Path.Combine(OnTheApi.Artifacts, "answers", example.File);
                Directory.CreateDirectory(Path.GetDirectoryName(received)!);
                await File.WriteAllTextAsync(received, right, Cancel);
            }
        }

        Assert.True(
            wrong.Count == 0,
            $"functions/ differs from the service's answers in {string.Join(", ", wrong)}. If the files in artifacts/answers/examples are "
            + "right, copy them to functions/examples.");
    }

    [Fact]
    public async Task ShowAnAnswerOfEachOperation()
    {
        var served = JsonNode.Parse(await AskAsync("GET /openapi.json"))!;
        foreach (var (path, item) in served["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject().Where(pair => pair.Key != "parameters"))
            {
                var content = operation!["responses"]!["200"]!["content"]!.AsObject();
                Assert.True(content.First().Value!["examples"]?["answer"]?["value"] is not null, $"{method} {path} has no example.");
                Assert.StartsWith(
                    $"{method.ToUpperInvariant()} {path.Split('{')[0]}",
                    content.First().Value!["examples"]!["answer"]!["summary"]!.ToString(),
                    StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void AreTheFilesOfTheFolder() => Assert.Equal(
        AnExample.In(Yaml).Select(example => example.File).Distinct().Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(Folder, "examples")).Select(file => $"examples/{Path.GetFileName(file)}")
            .Order(StringComparer.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _copy.DisposeAsync();
        await _site.DisposeAsync();
    }

    /// <param name="request">The method and the address, such as GET /deals?limit=2.</param>
    private async Task<string> AskAsync(string request)
    {
        var (method, address) = (request.Split(' ')[0], request.Split(' ')[1][1..]);
        using var message = new HttpRequestMessage(new(method), new Uri(address, UriKind.Relative));
        if (Bodies.TryGetValue($"{method} {address.Split('/')[0]}", out var example))
        {
            var body = await File.ReadAllTextAsync(Path.Combine(Folder, "examples", example), Cancel);
            message.Headers.Accept.ParseAdd("*/*, application/json, text/event-stream");
            message.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        using var answer = await _copy.Client.SendAsync(message, Cancel);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }

    private static JsonObject Read()
    {
        using var text = new StreamReader(Path.Combine(Folder, "openapi.yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return (JsonObject)YamlAsJson.Of(yaml.Documents[0].RootNode)!;
    }
}

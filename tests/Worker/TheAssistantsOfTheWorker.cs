using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ServerlessDeals.TestHost;

namespace ServerlessDeals.Tests.Worker;

/// <summary>The protocol's official client with the built worker.</summary>
public sealed class TheAssistantsOfTheWorker(OnTheWorker both)
{
    private const string Library = "ModelContextProtocol";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AreAnsweredAsByTheLocalHostByALibraryThatIsLoadedWhenItIsNeeded()
    {
        Assert.False(HasLoaded(Library));
        Assert.True(HasLoaded("ServerlessDeals.Functions"));
        var deal = new Dictionary<string, object?> { ["id"] = "minimax-2024-03" };
        var (worker, local) = (await TextAsync(new ToTheWorker(both.Worker), deal), await TextAsync(new HttpClientHandler(), deal));
        Assert.StartsWith("minimax-2024-03 (closed, 2024-03-05): ", worker, StringComparison.Ordinal);
        Assert.Equal(local, worker);
        Assert.True(HasLoaded(Library));
    }

    private async Task<string> TextAsync(HttpMessageHandler handler, Dictionary<string, object?> arguments)
    {
        using var http = new HttpClient(handler);
        await using var transport = new HttpClientTransport(
            new() { Endpoint = new(both.Local.BaseAddress!, "/api/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, http);
        await using var client = await McpClient.CreateAsync(transport, cancellationToken: Cancel);
        var answer = await client.CallToolAsync("get_deal", arguments, cancellationToken: Cancel);
        Assert.Equal("minimax-2024-03", answer.StructuredContent!.Value.GetProperty("deal").GetProperty("id").GetString());
        return Assert.IsType<TextContentBlock>(Assert.Single(answer.Content)).Text;
    }

    /// <summary>Whether the worker has mapped an assembly into its memory.</summary>
    private bool HasLoaded(string assembly)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux shows the files of a process.");
        return File.ReadLines($"/proc/{both.Worker.ProcessId}/maps").Any(line => line.Contains("/" + assembly, StringComparison.Ordinal));
    }

    private sealed class ToTheWorker(WorkerHost worker) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // The host changes the address and the headers, which a message that is on its way does not allow.
            using var copy = new HttpRequestMessage(request.Method, new Uri(request.RequestUri!.PathAndQuery, UriKind.Relative))
            {
                Content = request.Content,
            };
            foreach (var (name, values) in request.Headers)
            {
                copy.Headers.TryAddWithoutValidation(name, values);
            }

            return (await worker.SendAsync(copy, cancellationToken)).Answer;
        }
    }
}

using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace ServerlessDeals.Tests.Api;

/// <summary>The protocol's official client, which talks to a host as an assistant does.</summary>
internal sealed class AnAssistant : IAsyncDisposable
{
    private readonly HttpClientTransport _transport;
    private readonly McpClient _client;

    private AnAssistant(HttpClientTransport transport, McpClient client) => (_transport, _client) = (transport, client);

    public McpClient Client => _client;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="api">The address of the API, with a slash at the end.</param>
    /// <param name="version">The protocol's revision; null for the newest that both sides have.</param>
    public static async Task<AnAssistant> ConnectAsync(Uri api, string? version = null)
    {
        var transport = new HttpClientTransport(new()
        {
            Endpoint = new(api, "mcp"),
            TransportMode = HttpTransportMode.StreamableHttp,
        });
        return new(transport, await McpClient.CreateAsync(transport, new() { ProtocolVersion = version }, cancellationToken: Cancel));
    }

    /// <summary>Calls a tool.</summary>
    /// <param name="tool">Its name.</param>
    /// <param name="arguments">Its arguments as JSON.</param>
    public async Task<CallToolResult> CallAsync(string tool, string arguments)
    {
        var read = JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments)!;
        return await _client.CallToolAsync(tool, read, cancellationToken: Cancel);
    }

    /// <summary>The structured content of an answer that must not be an error.</summary>
    public async Task<JsonElement> AnswerAsync(string tool, string arguments)
    {
        var result = await CallAsync(tool, arguments);
        Assert.True(result.IsError is not true, TextOf(result));
        return result.StructuredContent!.Value;
    }

    /// <summary>The text of an answer that must be an error.</summary>
    public async Task<string> ErrorAsync(string tool, string arguments)
    {
        var result = await CallAsync(tool, arguments);
        Assert.True(result.IsError);
        Assert.Null(result.StructuredContent);
        return TextOf(result);
    }

    public static string TextOf(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        await _transport.DisposeAsync();
    }
}

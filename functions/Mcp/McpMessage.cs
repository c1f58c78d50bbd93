using System.Text.Json;

namespace ServerlessDeals.Functions.Mcp;

/// <summary>Checks the form of a message before the protocol's library reads it.</summary>
internal static class McpMessage
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = McpApi.MostLevels };

    /// <summary>What is wrong with a message; null if it is one JSON-RPC message of the expected form.</summary>
    public static McpFault? FaultOf(byte[] body)
    {
        try
        {
            using var message = JsonDocument.Parse(body, Options);
            return message.RootElement.ValueKind switch
            {
                JsonValueKind.Array => McpFault.Batch,
                JsonValueKind.Object when HasForm(message.RootElement) => null,
                _ => McpFault.NoMessage,
            };
        }
        catch (JsonException)
        {
            return McpFault.Unreadable;
        }
    }

    private static bool HasForm(JsonElement message) =>
        Is(message, "method", JsonValueKind.String)
        && Is(message, "params", JsonValueKind.Object)
        && (!message.TryGetProperty("params", out var parameters) || HasParameters(parameters));

    private static bool HasParameters(JsonElement parameters) =>
        Is(parameters, "name", JsonValueKind.String)
        && Is(parameters, "arguments", JsonValueKind.Object)
        && Is(parameters, "_meta", JsonValueKind.Object);

    private static bool Is(JsonElement parent, string name, JsonValueKind kind) =>
        !parent.TryGetProperty(name, out var value) || value.ValueKind == kind;
}

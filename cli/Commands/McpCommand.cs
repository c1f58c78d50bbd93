using System.CommandLine;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;
using ServerlessDeals.Functions.Mcp;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

/// <summary>
/// Serves assistants on this machine. Standard output has only the protocol's messages; logs and notes go to standard error. It ends when
/// standard input is closed.
/// </summary>
internal static class McpCommand
{
    public static Command Create()
    {
        var storage = SharedOptions.Storage();
        var command = new Command(
            "mcp",
            "Answer an assistant's questions over standard input and output, as a server of the Model Context Protocol.") { storage };
        command.Validators.Add(GlobalOptions.RefuseJson);
        command.SetAction((parsed, cancel) => RunAsync(SharedOptions.Tables(SharedOptions.StorageOf(parsed.GetValue(storage))), cancel));
        return command;
    }

    private static async Task<int> RunAsync(ITables tables, CancellationToken cancel)
    {
        using var logs = LoggerFactory.Create(logging => logging
            .AddSimpleConsole(options => options.SingleLine = true)
            .AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(LogLevel.Warning));
        var options = AssistantServer.Options(tables, TimeProvider.System, new Failures(logs.CreateLogger<Failures>()));
        await using var transport = new StdioServerTransport(options, logs);
        await using var server = McpServer.Create(transport, options, logs);
        await server.RunAsync(cancel);
        return ExitCode.Success;
    }
}

using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>The real Functions host, started by Core Tools with the built functions app.</summary>
internal sealed class FunctionsHost : IAsyncDisposable
{
    private readonly Process _process;
    private readonly LastLines _lastLines;

    private FunctionsHost(Process process) => (_process, _lastLines) = (process, new(process));

    /// <param name="program">The path of func.</param>
    /// <param name="settings">The settings to write into the app's local.settings.json.</param>
    /// <exception cref="StartException">The host ended or does not answer. The message has its reason.</exception>
    public static async Task<FunctionsHost> StartAsync(
        string program, int port, IReadOnlyDictionary<string, string?> settings, CancellationToken cancel)
    {
        var app = ProgramPath.FolderOf("ServerlessDeals.Functions");
        var values = new JsonObject { ["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated" };
        foreach (var (name, value) in settings)
        {
            values[name] = value;
        }

        var local = new JsonObject { ["IsEncrypted"] = false, ["Values"] = values };
        await File.WriteAllTextAsync(
            Path.Combine(app, "local.settings.json"),
            local.ToJsonString(new(JsonSerializerOptions.Default) { WriteIndented = true }),
            cancel);

        var start = new ProcessStartInfo(program, ["start", "--no-build", "--port", $"{port}"])
        {
            WorkingDirectory = app,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["FUNCTIONS_CORE_TOOLS_TELEMETRY_OPTOUT"] = "1";
        var host = new FunctionsHost(Process.Start(start) ?? throw new StartException("func could not be started."));
        try
        {
            await host.AnswersAsync(port, cancel);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task AnswersAsync(int port, CancellationToken cancel)
    {
        using var client = new HttpClient();
        for (var tries = 0; tries < 240 && !_process.HasExited; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/api/health"), cancel);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception failed) when (
                failed is HttpRequestException || (failed is OperationCanceledException && !cancel.IsCancellationRequested))
            {
                // It is not listening yet, or still too slow.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System, cancel);
        }

        var problem = _process.HasExited ? "ended" : "did not answer within two minutes";
        throw new StartException(
            $"The Functions host {problem}: {_lastLines.Reason}\nTo see more, run {_process.StartInfo.FileName} start --no-build " +
            $"in {_process.StartInfo.WorkingDirectory}.");
    }
}

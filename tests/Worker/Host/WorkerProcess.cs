using System.Collections.Concurrent;
using System.Diagnostics;

namespace ServerlessDeals.Tests.Worker.Host;

/// <summary>The built worker, started with the arguments and settings that the Functions host gives it.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private const int MaxMessageBytes = 128 * 1024 * 1024;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();

    private WorkerProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    /// <summary>The lines printed so far, including errors.</summary>
    public IReadOnlyCollection<string> Lines => [.. _lines];

    /// <param name="program">The app's .dll, with host.json beside it.</param>
    /// <param name="host">Where the host listens for the worker's stream.</param>
    public static WorkerProcess Start(string program, Uri host, IReadOnlyDictionary<string, string?> settings)
    {
        string[] arguments =
        [
            program, "--functions-uri", host.AbsoluteUri, "--functions-worker-id", "worker", "--functions-request-id", "request",
            "--functions-grpc-max-message-length", $"{MaxMessageBytes}",
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program),
        };
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = start.WorkingDirectory;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start) ?? throw new InvalidOperationException("The worker could not be started."));
    }

    /// <returns>The exit code, once the worker has ended and all of its output has been read.</returns>
    public async Task<int> ExitAsync(CancellationToken cancel)
    {
        await _process.WaitForExitAsync(cancel);
        return _process.ExitCode;
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

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue(line);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Bench.Peers;

/// <summary>A process that is measured, or that measures.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _said;
    private readonly Task<string> _failed;

    private Peer(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        try
        {
            _process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new StartException($"{start.FileName} is not installed.");
        }

        _said = _process.StandardOutput.ReadToEndAsync();
        _failed = _process.StandardError.ReadToEndAsync();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>This program as another process.</summary>
    /// <param name="compiled">A file to which the runtime writes a line for each method that it compiles.</param>
    public static Peer Start(IReadOnlyList<string> arguments, string? storage = null, string? compiled = null)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Peer).Assembly.Location, "peer", .. arguments]);
        start.Environment["DOTNET_gcServer"] = "0";
        if (storage is not null)
        {
            start.Environment["DealsStorage"] = storage;
        }

        if (compiled is not null)
        {
            (start.Environment["DOTNET_JitStdOutFile"], start.Environment["DOTNET_JitDisasmSummary"]) = (compiled, "1");
        }

        return new(start);
    }

    public static Peer Start(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo(program, arguments);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new(start);
    }

    /// <summary>What this program says as another process, run to its end.</summary>
    public static async Task<string> AnswerAsync(IReadOnlyList<string> arguments, string? storage, CancellationToken cancel)
    {
        await using var peer = Start(arguments, storage);
        return await peer.EndAsync(cancel);
    }

    /// <summary>Waits for its end; what it printed.</summary>
    /// <exception cref="StartException">It failed, with what it said.</exception>
    public async Task<string> EndAsync(CancellationToken cancel)
    {
        await _process.WaitForExitAsync(cancel);
        return _process.ExitCode == 0
            ? (await _said).Trim()
            : throw new StartException($"{_process.StartInfo.FileName} {_process.StartInfo.ArgumentList.ElementAtOrDefault(1)} ended with {_process.ExitCode}: {(await _failed).Trim()} {(await _said).Trim()}");
    }

    /// <summary>Waits until it answers 200.</summary>
    /// <returns>The body.</returns>
    /// <exception cref="StartException">It ended, or did not within a minute.</exception>
    public async Task<byte[]> AnswersAsync(int port, string path, CancellationToken cancel)
    {
        using var client = new HttpClient();
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}{path}"));
        var waited = Stopwatch.StartNew();
        while (!HasExited && waited.Elapsed < TimeSpan.FromMinutes(1))
        {
            try
            {
                using var answer = await client.GetAsync(address, cancel);
                if (answer.IsSuccessStatusCode)
                {
                    return await answer.Content.ReadAsByteArrayAsync(cancel);
                }
            }
            catch (HttpRequestException)
            {
                // It is not listening yet.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancel);
        }

        await DisposeAsync();
        throw new StartException($"{_process.StartInfo.FileName} gave no good answer to {path}. {(await _failed).Trim()}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
    }
}

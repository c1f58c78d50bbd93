using System.ComponentModel;

namespace ServerlessDeals.Bench.Peers;

/// <summary>A process that is measured, or that measures.</summary>
internal sealed class Peer(Process process) : IAsyncDisposable
{
    private readonly Task<string> _output = process.StandardOutput.ReadToEndAsync();
    private readonly Task<string> _errors = process.StandardError.ReadToEndAsync();

    /// <exception cref="StartException">The program is not installed.</exception>
    public static Peer Start(string program, IEnumerable<string> arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        try
        {
            return new(Process.Start(start)!);
        }
        catch (Win32Exception)
        {
            throw new StartException($"{program} is not installed.");
        }
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="StartException">It is not installed, or it failed; with what it printed.</exception>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancel, params (string Name, string Value)[] settings)
    {
        await using var peer = Start(program, arguments, settings);
        return await peer.EndAsync(cancel);
    }

    public async Task<string> EndAsync(CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0
            ? (await _output).Trim()
            : throw new StartException($"{process.StartInfo.FileName} ended with {process.ExitCode}: {await _errors} {await _output}");
    }

    /// <summary>Asks every few milliseconds until it answers 200.</summary>
    /// <returns>The body.</returns>
    /// <exception cref="StartException">It ended, or did not answer within a minute.</exception>
    public async Task<byte[]> AnswersAsync(int port, string path, CancellationToken cancel)
    {
        using var client = new HttpClient();
        for (var waited = Stopwatch.StartNew(); !process.HasExited && waited.Elapsed < TimeSpan.FromMinutes(1);)
        {
            try
            {
                return await client.GetByteArrayAsync(new Uri($"http://127.0.0.1:{port}{path}"), cancel);
            }
            catch (HttpRequestException)
            {
                // It is not listening yet, or not ready.
                await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancel);
            }
        }

        await DisposeAsync();
        throw new StartException($"{process.StartInfo.FileName} did not answer {path} with 200. {await _errors}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}

using System.ComponentModel;

namespace ServerlessDeals.Bench.Peers;

/// <summary>Another process, which is measured or measures.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private Peer(Process process) =>
        (_process, _output, _errors) = (process, process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());

    /// <exception cref="StartException">The program is not installed.</exception>
    public static Peer Start(string program, IEnumerable<string> arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
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

    /// <summary>Runs another program to its end.</summary>
    /// <returns>Its output.</returns>
    /// <exception cref="StartException">It is not installed, or it failed. The message has its output.</exception>
    public static async Task<string> RunAsync(
        string program, IEnumerable<string> arguments, CancellationToken cancel, params (string Name, string Value)[] settings)
    {
        await using var peer = Start(program, arguments, settings);
        await peer._process.WaitForExitAsync(cancel);
        return peer._process.ExitCode == 0
            ? (await peer._output).Trim()
            : throw new StartException($"{program} ended with {peer._process.ExitCode}: {await peer._errors} {await peer._output}");
    }

    /// <summary>Asks a server every few milliseconds until it answers 200.</summary>
    /// <returns>The body.</returns>
    /// <exception cref="StartException">It ended, or did not answer within a minute.</exception>
    public async Task<byte[]> FirstAnswerAsync(int port, string path, CancellationToken cancel)
    {
        using var client = new HttpClient();
        for (var waited = Stopwatch.StartNew(); !_process.HasExited && waited.Elapsed < TimeSpan.FromMinutes(1);)
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

        _process.Kill(entireProcessTree: true);
        throw new StartException($"{_process.StartInfo.FileName} did not answer {path} with 200. {await _errors}");
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
}

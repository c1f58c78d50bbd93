using System.Collections.Concurrent;
using Process = System.Diagnostics.Process;
using ProcessStartInfo = System.Diagnostics.ProcessStartInfo;

namespace ServerlessDeals.Tests;

/// <summary>Another program, whose output is read while it runs. It is killed if it still runs when this is disposed.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<(bool IsError, string Text)> _lines = new();

    private ChildProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(isError: false, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(isError: true, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>The lines printed so far, including errors.</summary>
    public IReadOnlyCollection<string> Lines => [.. _lines.Select(line => line.Text)];

    public static ChildProcess Start(ProcessStartInfo start, params (string Name, string Value)[] settings)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return new(Process.Start(start)!);
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int Code, string Output, string Errors)> RunAsync(
        ProcessStartInfo start, CancellationToken cancel, params (string Name, string Value)[] settings)
    {
        await using var process = Start(start, settings);
        return await process.EndAsync(cancel);
    }

    /// <summary>Runs a program that must not fail.</summary>
    /// <returns>Its output.</returns>
    /// <exception cref="InvalidOperationException">It failed. The message has its output and errors.</exception>
    public static async Task<string> OutputAsync(
        ProcessStartInfo start, CancellationToken cancel, params (string Name, string Value)[] settings)
    {
        var (code, output, errors) = await RunAsync(start, cancel, settings);
        return code == 0 ? output : throw new InvalidOperationException($"{start.FileName} ended with {code}: {errors}{output}");
    }

    /// <returns>The exit code, once the program has ended and all of its output has been read.</returns>
    public async Task<(int Code, string Output, string Errors)> EndAsync(CancellationToken cancel)
    {
        await _process.WaitForExitAsync(cancel);
        return (_process.ExitCode, Printed(areErrors: false), Printed(areErrors: true));
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

    private void Keep(bool isError, string? line)
    {
        if (line is not null)
        {
            _lines.Enqueue((isError, line));
        }
    }

    private string Printed(bool areErrors) =>
        string.Concat(_lines.Where(line => line.IsError == areErrors).Select(line => line.Text + "\n"));
}

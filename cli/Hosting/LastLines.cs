using System.Diagnostics;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>The last lines that a child process printed, to explain why it ended.</summary>
internal sealed class LastLines
{
    private const int Most = 15;

    private readonly Queue<string> _lines = new();

    /// <param name="process">A process with redirected output and errors.</param>
    public LastLines(Process process)
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The line that names an error, otherwise the last line. Empty if nothing was printed.</summary>
    public string Reason
    {
        get
        {
            lock (_lines)
            {
                var named = _lines.FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase));
                return (named ?? _lines.LastOrDefault() ?? "").Trim();
            }
        }
    }

    private void Keep(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > Most)
            {
                _lines.Dequeue();
            }
        }
    }
}

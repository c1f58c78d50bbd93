using System.Diagnostics;
using System.Globalization;
using Spectre.Console;

namespace ServerlessDeals.Cli.Commands;

/// <summary>
/// Shows the progress, rate and remaining time of long work on standard error: a bar on a terminal, otherwise a line every few seconds.
/// </summary>
internal static class Progress
{
    private const int MostSeconds = 1_000_000;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>Reports the name of a step, its unit, the number done and the total.</summary>
    internal delegate void Report(string step, string unit, long done, long total);

    public static Task<T> RunAsync<T>(string title, Func<Report, Task<T>> work)
    {
        if (GlobalOptions.IsQuiet)
        {
            return work((_, _, _, _) => { });
        }

        return Console.IsErrorRedirected ? LinesAsync(title, work) : BarsAsync(work);
    }

    private static Task<T> BarsAsync<T>(Func<Report, Task<T>> work) =>
        AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Error) }).Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
                return work((step, unit, done, total) =>
                {
                    if (!bars.TryGetValue(step, out var bar))
                    {
                        bars[step] = bar = context.AddTask(step);
                    }

                    (bar.MaxValue, bar.Value) = (Math.Max(1, total), done);
                    bar.Description = bar.Speed is { } speed ? $"{step} ({speed:N0} {unit}/s)" : step;
                });
            });

    private static Task<T> LinesAsync<T>(string title, Func<Report, Task<T>> work)
    {
        var (step, began, printed, first) = ("", 0L, 0L, 0L);
        return work((current, unit, done, total) =>
        {
            if (current != step)
            {
                // The rate of a step is counted from its first report.
                (step, began, first) = (current, printed = Stopwatch.GetTimestamp(), done);
            }

            if (Stopwatch.GetElapsedTime(printed) < Interval || done == first)
            {
                return;
            }

            printed = Stopwatch.GetTimestamp();
            var rate = (done - first) / Stopwatch.GetElapsedTime(began).TotalSeconds;
            var left = TimeSpan.FromSeconds(Math.Min((total - done) / rate, MostSeconds));
            Output.Note(
                $"{title}: {step}, {done:N0} of {total:N0} {unit} ({100 * done / Math.Max(1, total)} %), {rate:N0}/s, {Text(left)} left");
        });
    }

    private static string Text(TimeSpan left) => left.TotalHours < 1
        ? left.ToString("m\\:ss", CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{(long)left.TotalHours}:{left:mm\\:ss}");
}

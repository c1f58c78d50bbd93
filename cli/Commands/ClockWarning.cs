using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class ClockWarning
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(1);

    /// <summary>Warns if this machine's clock differs from that of the storage service.</summary>
    public static async Task PrintAsync(ITables tables, CancellationToken cancel)
    {
        var difference = TimeProvider.System.GetUtcNow() - await ServiceClock.NowAsync(tables, cancel);
        if (difference.Duration() > Tolerated)
        {
            Output.Note(
                $"Warning: this machine's clock is {Text(difference.Duration())} {(difference < TimeSpan.Zero ? "behind" : "ahead of")} " +
                "the storage service's. No change is lost, but the day of new claims and of the site goes by this machine.");
        }
    }

    private static string Text(TimeSpan difference) => difference.TotalDays >= 2
        ? $"{difference.TotalDays:0} days"
        : $"{difference.TotalMinutes:0} minutes";
}

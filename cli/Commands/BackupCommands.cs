using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Backups;

namespace ServerlessDeals.Cli.Commands;

internal static class BackupCommands
{
    /// <exception cref="StartException">The backup or the restore failed. The message says how to fix it.</exception>
    public static async Task<T> RunAsync<T>(string title, Func<Progress.Report, Task<T>> work)
    {
        try
        {
            return await Progress.RunAsync(title, work);
        }
        catch (Exception failed)
            when (failed is NotQuietException or NotEmptyException or InvalidDataException or FormatException or IOException)
        {
            throw new StartException(failed.Message);
        }
    }
}

using System.Net;
using Azure;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// Repeats the reading and writing of rows that another process wrote or deleted in between. That is a refresh which lost its lease
/// without noticing.
/// </summary>
internal static class ContestedRows
{
    private const int Tries = 5;

    /// <param name="run">Reads and writes; it is told whether it runs again.</param>
    public static async Task RepeatAsync(Func<bool, Task> run)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await run(tries > 1);
                return;
            }
            catch (Exception contested) when (tries < Tries && IsContested(contested))
            {
                // Runs again, from the rows as they are now.
            }
        }
    }

    private static bool IsContested(Exception failed) =>
        failed is ConcurrentWriteException or RequestFailedException { Status: (int)HttpStatusCode.NotFound };
}

using System.CommandLine;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Verification;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Cli.Commands;

internal static class VerifyCommand
{
    private const int MostPrinted = 50;

    public static Command Create()
    {
        var storage = SharedOptions.Storage();
        var command = new Command(
            "verify", "Compute all rows and count all deals again, and print how the stored ones differ. Nothing is repaired.")
        {
            storage,
        };
        command.SetAction(async (parsed, cancel) => await RunAsync(SharedOptions.AccountTables(parsed.GetValue(storage)), cancel));
        return command;
    }

    private static async Task<int> RunAsync(AzureTables tables, CancellationToken cancel)
    {
        VerificationResult result;
        try
        {
            result = await Progress.RunAsync(
                "Verifying",
                report => new StorageVerification<AzureTables>(tables).RunAsync(
                    done => report("Comparing rows", "rows", done, done), cancel));
        }
        catch (NotStillException meanwhile)
        {
            throw new StartException(meanwhile.Message);
        }

        Output.Result(result, CommandJson.Printed.VerificationResult, Lines(result));
        return result is { IncludesSummaries: true, Differences: [] } ? ExitCode.Success : ExitCode.Differences;
    }

    private static IEnumerable<string> Lines(VerificationResult result)
    {
        foreach (var difference in result.Differences.Take(MostPrinted))
        {
            yield return $"{difference}";
        }

        if (result.Differences.Count > MostPrinted)
        {
            yield return $"And {result.Differences.Count - MostPrinted:N0} more.";
        }

        yield return $"{result.Deals:N0} deals, {result.Organizations:N0} organizations and {result.Rows:N0} rows compared: " +
            $"{result.Differences.Count:N0} differences.";
        if (!result.IncludesSummaries)
        {
            yield return result.Uncounted > 0
                ? $"{result.Uncounted:N0} deals were written since the last refresh, so the summaries were not compared. " +
                  "Run deals refresh, then verify again."
                : "The summaries were not compared, because they are counted from these rows.";
        }
    }
}

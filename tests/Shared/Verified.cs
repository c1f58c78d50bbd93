using ServerlessDeals.Loading.Verification;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

internal static class Verified
{
    /// <summary>Fails if any row or summary is not what it is computed from.</summary>
    public static async Task IsRightAsync<TTables>(TTables tables)
        where TTables : ITables, IRowScan
    {
        var result = await new StorageVerification<TTables>(tables).RunAsync(null, TestContext.Current.CancellationToken);
        Assert.Equal((0, true, ""), (result.Uncounted, result.IncludesSummaries, string.Join('\n', result.Differences.Take(10))));
    }
}

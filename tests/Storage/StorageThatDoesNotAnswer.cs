using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage;

public sealed class StorageThatDoesNotAnswer
{
    [Fact]
    public async Task IsReportedWithItsAddressAndARemedy()
    {
        var port = Ports.ThreeFree();
        var options = new TableClientOptions();
        options.Retry.MaxRetries = 0;
        var tables = new AzureTables(new TableServiceClient(
            "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=AAAA;"
                + $"TableEndpoint=http://127.0.0.1:{port}/devstoreaccount1;",
            options));
        var failed = await Assert.ThrowsAnyAsync<Exception>(
            () => new SummaryReader(tables, TimeProvider.System).StatusAsync(TestContext.Current.CancellationToken));
        Assert.Equal(
            $"Storage does not answer: Connection refused (127.0.0.1:{port}). "
            + "./run starts the emulator; the setting DealsStorage or the option --storage names another account.",
            StorageFault.Of(new AggregateException(failed)));
    }

    [Theory]
    [InlineData(403, "Storage refuses access: Not yours. Check the key")]
    [InlineData(500, "Storage failed with 500")]
    public void SaysWhatToDo(int status, string start) =>
        Assert.StartsWith(start, StorageFault.Of(new RequestFailedException(status, "Not yours.\nTime: now")), StringComparison.Ordinal);

    [Fact]
    public void IsRecognizedInAnyOfItsRetries()
    {
        var late = new TaskCanceledException("The answer did not come within 100 seconds.");
        Assert.StartsWith(
            "Storage does not answer: Refused.",
            StorageFault.Of(new AggregateException(late, new RequestFailedException(0, "Refused"))),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Storage does not answer: The answer did not come within 100 seconds.",
            StorageFault.Of(new AggregateException(late, late)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void IsNotBlamedForOtherFaults() => Assert.Null(StorageFault.Of(new InvalidOperationException("Something else.")));
}

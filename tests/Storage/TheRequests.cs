using Azure.Core;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Tests.Storage;

/// <summary>All storage and API tests run under this policy. These tests check what it refuses.</summary>
[Collection("emulator")]
public sealed class TheRequests(OnTheEmulator emulator)
{
    [Theory]
    [InlineData("")]
    [InlineData("RowKey eq 'x'")]
    [InlineData("PartitionKey ge '2024' and RowKey ge '' and RowKey le '~'")]
    [InlineData("PartitionKey eq '2024' and RowKey ge '' and RowKey le '~' or PartitionKey eq '2025'")]
    public async Task ThatWouldScanATableAreRefused(string filter)
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            async () =>
                await Service().GetTableClient(TableNames.Deals)
                    .QueryAsync<TableEntity>(filter, 10, cancellationToken: TestContext.Current.CancellationToken).AsPages()
                    .ToListAsync(TestContext.Current.CancellationToken));
        Assert.Contains("range of one partition", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThatAskForTooManyComparisonsOrRowsAreRefused()
    {
        const string Range = "PartitionKey eq '2024' and RowKey ge '' and RowKey le '~'";
        var table = Service().GetTableClient(TableNames.Deals);
        var many = Range + string.Concat(Enumerable.Repeat(" and Status ne 'a or b'", 13));
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () =>
                await table.QueryAsync<TableEntity>(many, 10, cancellationToken: TestContext.Current.CancellationToken).AsPages()
                    .ToListAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () =>
                await table.QueryAsync<TableEntity>(Range, cancellationToken: TestContext.Current.CancellationToken).AsPages()
                    .ToListAsync(TestContext.Current.CancellationToken));
        var pages = table.QueryAsync<TableEntity>(
            Range + " and Status ne 'a or b'", 10, cancellationToken: TestContext.Current.CancellationToken).AsPages();
        Assert.Empty(await pages.SelectMany(page => page.Values).ToListAsync(TestContext.Current.CancellationToken));
    }

    private TableServiceClient Service()
    {
        var options = new TableClientOptions();
        options.AddPolicy(new PinnedRequests(), HttpPipelinePosition.PerCall);
        return new(emulator.ConnectionString, options);
    }
}

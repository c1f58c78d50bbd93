using ServerlessDeals.Queries;
using ServerlessDeals.Storage;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Tests.Storage;

/// <summary>One test that changes what is stored, and puts it back as it was.</summary>
[Collection("emulator")]
public sealed class ALoadOfChangedSeeds(OnTheEmulator emulator)
{
    [Fact]
    public async Task WritesExactlyWhatChangedAndTheRefreshEqualsAFullOne()
    {
        var cancel = TestContext.Current.CancellationToken;
        var before = await AllSummaries.OfAsync(emulator.Tables);
        Assert.True((await emulator.LoadAsync(emulator.Seeds.Deals)).Deals.IsNothing);

        var removed = emulator.Seeds.Deals[3];
        var changed = emulator.Seeds.Deals[40] with { Kind = DealKind.Debt };
        var result = await emulator.LoadAsync([.. emulator.Seeds.Deals.Where(deal => deal.Id != removed.Id && deal.Id != changed.Id), changed]);
        Assert.Equal(new LoadCount(0, 1, 1, emulator.Seeds.Deals.Count - 2), result.Deals);
        Assert.Null(await new DealReader(emulator.Tables).GetAsync(removed.Id, null, cancel));
        var month = await emulator.Tables.AllAsync(RowRange.Whole(TableNames.Changes, Change.Partition(TimeProvider.System.GetUtcNow())), cancel);
        Assert.Contains(month.Select(Change.OfRow), change => change.Kind == ChangeKind.Removed && change.Deal == removed.Id);

        await emulator.RefreshAsync();
        var incremental = await AllSummaries.OfAsync(emulator.Tables);
        Assert.NotEqual(before, incremental);
        await emulator.RefreshAsync(full: true);
        Assert.Equal(incremental, await AllSummaries.OfAsync(emulator.Tables));

        await emulator.LoadAsync(emulator.Seeds.Deals);
        await emulator.RefreshAsync();
        Assert.Equal(before, await AllSummaries.OfAsync(emulator.Tables));
    }
}

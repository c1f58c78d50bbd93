using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>A test that changes the stored data and then restores them.</summary>
public abstract class ALoadOfChangedSeeds(ILoadedStore store)
{
    [Fact]
    public async Task WritesOnlyTheChangesAndItsRefreshEqualsAFullOne()
    {
        var cancel = TestContext.Current.CancellationToken;
        var before = await AllSummaries.OfAsync(store.Tables);
        Assert.True((await store.LoadAsync(store.Seeds.Deals)).Deals.IsNothing);

        var removed = store.Seeds.Deals[3];
        var changed = store.Seeds.Deals[store.Seeds.Deals.Count / 2] with { Kind = DealKind.Debt };
        var result = await store.LoadAsync([.. store.Seeds.Deals.Where(deal => deal.Id != removed.Id && deal.Id != changed.Id), changed]);
        Assert.Equal(new LoadCount(0, 1, 1, store.Seeds.Deals.Count - 2), result.Deals);
        Assert.Null(await new DealReader(store.Tables).ClaimsAsync(removed.Id, cancel));
        var month = await store.Tables.AllAsync(
            RowRange.Whole(TableNames.Changes, Change.Partition(TimeProvider.System.GetUtcNow())),
            cancel);
        Assert.Contains(month.Select(Change.OfRow), change => change.Kind == ChangeKind.Removed && change.Deal == removed.Id);

        await store.RefreshAsync();
        var incremental = await AllSummaries.OfAsync(store.Tables);
        Assert.NotEqual(before, incremental);
        await store.RefreshAsync(full: true);
        Assert.Equal(incremental, await AllSummaries.OfAsync(store.Tables));

        await store.LoadAsync(store.Seeds.Deals);
        await store.RefreshAsync();
        Assert.Equal(before, await AllSummaries.OfAsync(store.Tables));
    }
}

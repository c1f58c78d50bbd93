using Azure.Data.Tables;
using ServerlessDeals.Loading.Rates;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Loading.Upgrades;
using ServerlessDeals.Loading.Verification;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

public sealed class AVerification
{
    // Nothing else tells what these tables should hold.
    private static readonly IReadOnlyList<string> Unverified =
        [TableNames.Changes, TableNames.Decisions, TableNames.Drafts, TableNames.Imports, TableNames.Seeds];

    private static readonly IReadOnlyList<Deal> Deals = [.. FrozenSeeds.Set.Deals.Where((_, at) => at % 41 == 0).Take(8)];

    private static readonly Lazy<Task<MemoryTables>> Refreshed = new(NewlyRefreshedAsync);

    [Fact]
    public async Task FindsNothingAfterARefresh() => await Verified.IsRightAsync(await RefreshedAsync());

    public static TheoryData<string> VerifiedTables => [.. TableNames.All.Except(Unverified)];

    [Theory]
    [MemberData(nameof(VerifiedTables))]
    public async Task FindsEveryRowThatIsLostChangedOrLeftOver(string table)
    {
        var tables = await RefreshedAsync();
        var all = tables.Rows().Where(stored => stored.Table == table && !IsState(stored.Row)).Select(stored => stored.Row).ToList();
        var sampled = Long.Sample(all, every: Math.Max(1, all.Count / 3));
        Assert.NotEmpty(sampled);
        foreach (var row in sampled)
        {
            await tables.WriteAsync(table, [RowWrite.Delete(row.PartitionKey, row.RowKey)], Cancel);
            await AssertFoundAsync(tables, table, row, "lost");
            if (table != TableNames.Partitions)
            {
                await tables.WriteAsync(table, [RowWrite.Upsert(Changed(row))], Cancel);
                await AssertFoundAsync(tables, table, row, "changed");
            }

            await tables.WriteAsync(table, [RowWrite.Upsert(row)], Cancel);
        }

        // Damage that a killed or faulty process can do is repaired by writing everything again.
        if (Views.All.Any(view => view.Table == table))
        {
            await tables.WriteAsync(table, [RowWrite.Upsert(Changed(sampled[0]))], Cancel);
            await tables.WriteAsync(table, [RowWrite.Delete(sampled[^1].PartitionKey, sampled[^1].RowKey)], Cancel);
            await new StorageUpgrade<MemoryTables>(tables, TimeProvider.System).RunAsync(everything: true, null, Cancel);
            await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: true, null, Cancel);
        }

        await Verified.IsRightAsync(tables);
        if (Views.All.Any(view => view.Table == table) || table == TableNames.Names)
        {
            var left = Changed(all[0]);
            (left.PartitionKey, left.RowKey) = (all[^1].PartitionKey, all[0].RowKey + "x");
            await tables.WriteAsync(table, [RowWrite.Upsert(left)], Cancel);
            await AssertFoundAsync(tables, table, left, "left over");
        }
    }

    [Fact]
    public async Task SaysThatNewDealsAreNotCountedYet()
    {
        var tables = await RefreshedAsync();
        await new SeedLoad(tables, TimeProvider.System).RunAsync(FrozenSeeds.NamedIn(Deals), [.. Deals.Skip(1)], null, Cancel);
        var result = await VerifyAsync(tables);
        Assert.Equal((1, false, 0), (result.Uncounted, result.IncludesSummaries, result.Differences.Count));
    }

    [Fact]
    public async Task FindsALoadedDealThatIsNotStored()
    {
        var tables = await RefreshedAsync();
        await new DealWriter(tables).RemoveAsync([Deals[0].Id], Cancel);
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: false, null, Cancel);
        var found = Assert.Single((await VerifyAsync(tables)).Differences);
        Assert.Equal((TableNames.Seeds, $"{Deals[0].Id}"), (found.Table, found.Row));
    }

    [Fact]
    public async Task NamesDealsWhoseWriterWasKilled()
    {
        var tables = await RefreshedAsync();
        var changed = Deals[0] with { Kind = Deals[0].Kind == DealKind.Debt ? DealKind.Secondary : DealKind.Debt };
        var killed = new KilledTables(tables, killAt: 24);
        await Assert.ThrowsAsync<KilledException>(() => new SeedLoad(killed, TimeProvider.System)
            .RunAsync(FrozenSeeds.NamedIn(Deals), [changed, .. Deals.Skip(1)], null, Cancel));
        Assert.Contains(
            (await VerifyAsync(tables)).Differences,
            difference => difference.Row == $"{changed.Id}" && difference.Problem.Contains("killed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EndsWithoutAResultIfDealsAreWrittenMeanwhile()
    {
        var tables = await RefreshedAsync();
        var wrote = false;
        await Assert.ThrowsAsync<NotStillException>(() => new StorageVerification<MemoryTables>(tables).RunAsync(
            _ =>
            {
                if (!wrote)
                {
                    wrote = true;
                    new DealWriter(tables).RemoveAsync([Deals[0].Id], Cancel).GetAwaiter().GetResult();
                }
            },
            Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task AssertFoundAsync(MemoryTables tables, string table, TableEntity row, string what)
    {
        var found = await VerifyAsync(tables);
        Assert.True(found.Differences.Count > 0, $"{table} {row.PartitionKey} {row.RowKey} is {what}, and nothing was found.");
    }

    private static Task<VerificationResult> VerifyAsync(MemoryTables tables) =>
        new StorageVerification<MemoryTables>(tables).RunAsync(null, Cancel);

    private static async Task<MemoryTables> RefreshedAsync() => (await Refreshed.Value).Copy();

    private static async Task<MemoryTables> NewlyRefreshedAsync()
    {
        var tables = new MemoryTables();
        await new RateLoad(tables, TimeProvider.System).RunAsync(SomeRates.Between("2023-12-20", "2024-01-10"), null, Cancel);
        await new SeedLoad(tables, TimeProvider.System).RunAsync(FrozenSeeds.NamedIn(Deals), Deals, null, Cancel);
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: false, null, Cancel);
        return tables;
    }

    // The visible generation is a number in the state row, the partitions of the log and of names are for conditional requests.
    private static bool IsState(TableEntity row) =>
        row.PartitionKey is "state" or "runs" or TableNames.Changes or TableNames.Names || row.PartitionKey == "organization";

    // Changes the largest column.
    private static TableEntity Changed(TableEntity row)
    {
        var changed = new TableEntity(row.PartitionKey, row.RowKey);
        foreach (var (column, value) in row.Where(column => !ServiceRules.IsSystemColumn(column.Key)))
        {
            changed[column] = value;
        }

        var damaged = changed.Where(column => !ServiceRules.IsSystemColumn(column.Key))
            .OrderByDescending(column => (column.Value as byte[])?.Length ?? 0).First().Key;
        changed[damaged] = changed[damaged] switch
        {
            byte[] bytes => bytes.Select((value, at) => at == bytes.Length / 2 ? (byte)(value ^ 0x55) : value).ToArray(),
            string text => text + "x",
            bool yes => !yes,
            int number => number + 1,
            long number => number + 1,
            _ => throw new InvalidOperationException($"A column {damaged} of another type."),
        };
        return changed;
    }
}

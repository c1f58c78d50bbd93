using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading;
using ServerlessDeals.Loading.Backups;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What a command would do, found out before it writes.</summary>
public sealed class APlan : IDisposable
{
    private static readonly FakeTimeProvider Time = new(new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));
    private static readonly FakeTimeProvider Later = new(new(2026, 11, 1, 18, 0, 0, TimeSpan.Zero));
    private static readonly IReadOnlyList<Deal> Deals = [.. FrozenSeeds.Some(12).Deals];

    private readonly string _folder = Directory.CreateTempSubdirectory("plan").FullName;
    private readonly MemoryTables _tables = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    // Two percent, rounded down, but at least one.
    [InlineData(1, 2, false)]
    [InlineData(2, 3, true)]
    [InlineData(1, 99, false)]
    [InlineData(2, 99, true)]
    [InlineData(2, 100, false)]
    [InlineData(3, 100, true)]
    [InlineData(4, 249, false)]
    [InlineData(5, 249, true)]
    // Never more than five.
    [InlineData(5, 250, false)]
    [InlineData(6, 250, true)]
    [InlineData(5, 1_000_000, false)]
    [InlineData(6, 1_000_000, true)]
    // Never everything.
    [InlineData(1, 1, true)]
    [InlineData(0, 0, false)]
    [InlineData(0, 1, false)]
    public void RemovesTooManyIfMoreThanFiveOrTwoPercent(int removed, int stored, bool isTooMany)
    {
        var plan = new PlannedChanges(0, [], [.. Enumerable.Range(0, removed).Select(number => $"deal-{number}")], 0, stored);
        Assert.Equal(isTooMany, plan.RemovesTooMany);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task OfALoadIsWhatTheLoadThenReports(int seed)
    {
        await LoadAsync(Changed(seed * 31));
        var (deals, before) = (Changed(seed), Stamp());
        var load = new SeedLoad(_tables, Later);
        var plan = await load.PlanAsync(FrozenSeeds.NamedIn(deals), deals, Cancel);
        Assert.Equal(before, Stamp());

        var stored = Ids();
        var result = await LoadAsync(deals);
        Assert.Equal(result.Deals, Counts(plan.Deals));
        Assert.Equal(result.Organizations, Counts(plan.Organizations));
        Assert.Equal(plan.Deals.Removed, stored.Except(Ids()));
        Assert.Equal(deals.Count, plan.Deals.Added + plan.Deals.Changed.Count + plan.Deals.Unchanged);
    }

    [Fact]
    public async Task OfALoadWithoutDealsRemovesTooMany()
    {
        await LoadAsync([Deals[0]]);
        var load = new SeedLoad(_tables, Later);
        Assert.True((await load.PlanAsync(FrozenSeeds.NamedIn(Deals), [], Cancel)).Deals.RemovesTooMany);
        var nothing = await load.PlanAsync([], [], Cancel);
        Assert.True(nothing.Deals.RemovesTooMany && nothing.Organizations.RemovesTooMany);
        Assert.Equal([$"{Deals[0].Id}"], nothing.Deals.Removed);
    }

    [Fact]
    public async Task NeedsNoTables()
    {
        var plan = await new SeedLoad(_tables, Time).PlanAsync(FrozenSeeds.NamedIn(Deals), Deals, Cancel);
        Assert.Equal((Deals.Count, 0, 0), (plan.Deals.Added, plan.Deals.Removed.Count, plan.Deals.Stored));
        Assert.Null(await new ImportUndo(_tables, Time).PlanAsync("rounds-20261101-120000-abcdef", Cancel));
        Assert.Equal(1, (await SomeImports.RunAsync(_tables, Time, "rounds", "Acme,Ada,2012,5m\n", dryRun: true)).Added);
        Assert.Empty(_tables.Rows());
    }

    [Theory]
    [InlineData("Acme,Ada Capital,2012-06-30,5m\nBeta,Bea,2012-07,1m\n")]
    [InlineData("Acme,Bea,2012-06-30,5m\nGamma,Cem,2013,3m\nGamma,Cem,2013,4m\n")]
    [InlineData("Acme,Acme Capital,2012-06-30,6m\nBeta,Dora,2012-07,1m\nBeta,Ada Capital,2014-07,1m\n")]
    public async Task OfAnImportAndOfItsUndoIsWhatTheyThenReport(string rows)
    {
        await SomeImports.RunAsync(_tables, Time, "first", "Acme,Ada Capital,2012-06-30,5m\nBeta,Bea,2012-07,1m\n");
        var before = Stamp();
        var plan = await SomeImports.RunAsync(_tables, Later, "second", rows, dryRun: true);
        Assert.Equal(before, Stamp());
        Assert.Null(plan.Import);
        var result = await SomeImports.RunAsync(_tables, Later, "second", rows);
        Assert.Equal(Counts(result), Counts(plan));
        Assert.Equal(result.ChangedDeals, plan.ChangedDeals);

        before = Stamp();
        var undo = new ImportUndo(_tables, Later);
        var planned = (await undo.PlanAsync(result.Import!, Cancel))!;
        Assert.Equal(before, Stamp());
        var undone = (await undo.RunAsync(result.Import!, null, Cancel))!;
        Assert.Equal(
            (undone.Restored, undone.Removed, undone.Kept.Count, undone.Organizations),
            (planned.Deals.Changed.Count, planned.Deals.Removed.Count, planned.Kept.Count, planned.Organizations));
        Assert.Equal(result.Added, undone.Removed);
    }

    [Fact]
    public async Task OfAnUndoKnowsWhichDealsStay()
    {
        var first = await SomeImports.RunAsync(_tables, Time, "rounds", "Acme,Ada,2012-06-30,5m\nBeta,Bea,2012-07,1m\n");
        await SomeImports.RunAsync(_tables, Later, "rounds", "Acme,Dora,2012-06-30,5m\n");
        var plan = (await new ImportUndo(_tables, Later).PlanAsync(first.Import!, Cancel))!;
        Assert.Equal("acme-2012-06-30", Assert.Single(plan.Kept).ToString());
        Assert.Equal(["beta-2012-07"], plan.Deals.Removed);
        Assert.Equal(2, plan.Deals.Stored);
    }

    [Fact]
    public async Task OfARestoreNamesTheDealsThatItWouldRemoveOrReplace()
    {
        await LoadAsync([.. Deals.Take(8)]);
        await new Export<MemoryTables>(_tables, Later).RunAsync(Backup, "0.2.0", null, Cancel);
        var restore = new Restore<MemoryTables>(_tables);
        Assert.True((await restore.PlanAsync(Backup, replace: true, Cancel)).Deals.IsNothing);
        await Assert.ThrowsAsync<NotEmptyException>(() => restore.PlanAsync(Backup, replace: false, Cancel));

        await LoadAsync([.. Deals.Skip(2).Take(5), Deals[7] with { Kind = DealKind.Debt }, .. Deals.Skip(8).Take(3)]);
        var before = Stamp();
        var plan = await restore.PlanAsync(Backup, replace: true, Cancel);
        Assert.Equal(before, Stamp());
        Assert.Equal((2, 5, 9), (plan.Deals.Added, plan.Deals.Unchanged, plan.Deals.Stored));
        Assert.Equal([$"{Deals[7].Id}"], plan.Deals.Changed);
        Assert.Equal(Deals.Skip(8).Take(3).Select(deal => $"{deal.Id}").Order(StringComparer.Ordinal), plan.Deals.Removed);
        Assert.True(plan.RemovesTooMany);

        await restore.RunAsync(Backup, replace: true, null, Cancel);
        plan = await restore.PlanAsync(Backup, replace: true, Cancel);
        Assert.True(plan.Deals.IsNothing && plan.Organizations.IsNothing && !plan.RemovesTooMany);
    }

    private string Backup => Path.Combine(_folder, "backup");

    // Some of the deals, some of them with another kind. The same number always gives the same deals.
    private static List<Deal> Changed(int seed) =>
    [
        .. Deals.Where((_, number) => (number + seed) % 3 != 0)
            .Select((deal, number) => (number * seed) % 4 == 1 ? deal with { Kind = DealKind.Debt } : deal),
    ];

    private Task<LoadResult> LoadAsync(IReadOnlyList<Deal> deals) =>
        new SeedLoad(_tables, Time).RunAsync(FrozenSeeds.NamedIn(deals), deals, null, Cancel);

    // A row that is written again has another ETag.
    private string Stamp() => string.Join(
        '\n',
        _tables.Rows().Select(stored => $"{stored.Table} {stored.Row.PartitionKey} {stored.Row.RowKey} {stored.Row.ETag}"));

    private List<string> Ids() =>
        [.. _tables.Rows().Where(stored => stored.Table == TableNames.Deals).Select(stored => stored.Row.PartitionKey)];

    private static LoadCount Counts(PlannedChanges plan) => new(plan.Added, plan.Changed.Count, plan.Removed.Count, plan.Unchanged);

    private static (int Rounds, int Added, int Changed, int Unchanged, int New, int Extended) Counts(ImportResult result) =>
        (result.Rounds, result.Added, result.Changed, result.Unchanged, result.OrganizationsAdded, result.OrganizationsExtended);
}

using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading;
using ServerlessDeals.Loading.Backups;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Loading.Upgrades;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>
/// Upgrades exports of older versions, whose rows and summaries have an older layout. FirstVersion/ has eleven deals of three companies,
/// from the first version that had all tables. VersionBefore/ has 46 deals of eight companies, resolved and counted by older rules: the
/// terms of talks did not yet lose to those of the settled deal.
/// </summary>
public sealed class AnUpgrade
{
    private static readonly FakeTimeProvider Time = new(new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("FirstVersion", 11)]
    [InlineData("VersionBefore", 46)]
    public async Task TurnsOldDataIntoWhatThisVersionWouldHaveStored(string version, int deals)
    {
        var tables = await RestoredAsync(version);
        var upgrade = new StorageUpgrade<MemoryTables>(tables, Time);
        await upgrade.RunAsync(everything: false, null, CancellationToken.None);
        await RefreshAsync(tables);
        await upgrade.SweepAsync(CancellationToken.None);

        var fresh = new MemoryTables();
        var (read, known) = await StoredAsync(tables);
        Assert.Equal(deals, read.Count);
        await new SeedLoad(fresh, Time).RunAsync(known, read, null, CancellationToken.None);
        await RefreshAsync(fresh);
        Assert.Equal(Rows(fresh), Rows(tables));
        Assert.Equal(await AllSummaries.OfAsync(fresh), await AllSummaries.OfAsync(tables));
    }

    [Fact]
    public async Task WritesEveryDealOfTheFirstVersionAndSweepsItsSummaries()
    {
        var tables = await RestoredAsync("FirstVersion");
        var before = Rows(tables);
        var upgrade = new StorageUpgrade<MemoryTables>(tables, Time);
        var (deals, organizations) = await upgrade.RunAsync(everything: false, null, CancellationToken.None);
        Assert.Equal((11, 315), (deals, organizations));
        Assert.NotEqual(before, Rows(tables));
        Assert.Contains(tables.Rows(), stored => IsOutdated(stored.Table, stored.Row));
        await RefreshAsync(tables);
        await upgrade.SweepAsync(CancellationToken.None);
        Assert.DoesNotContain(tables.Rows(), stored => IsOutdated(stored.Table, stored.Row));
    }

    [Fact]
    public async Task ReplacesOutdatedCountriesAndSectors()
    {
        var tables = new MemoryTables();
        await tables.CreateAsync(CancellationToken.None);
        Organization Stored(string id, string country, params string[] sectors) => new()
        {
            Id = Slug.Parse(id).OrThrow(),
            Name = id,
            Country = country,
            Sectors = [.. sectors.Select(sector => Slug.Parse(sector).OrThrow())],
        };
        await new OrganizationWriter(tables).PutAsync(
            [Stored("acme", "UK", "ai-chips", "chips", "robotics"), Stored("birch", "XX", "pottery")], CancellationToken.None);
        await new StorageUpgrade<MemoryTables>(tables, Time).RunAsync(everything: false, null, CancellationToken.None);
        var upgraded = new List<string>();
        await foreach (var row in tables.ScanAsync(TableNames.Organizations, CancellationToken.None))
        {
            var organization = OrganizationRow.Read(row);
            upgraded.Add($"{organization.Id} {organization.Country} {string.Join(' ', organization.Sectors)}");
        }

        Assert.Equal(["acme GB chips robotics", "birch XX pottery"], upgraded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ChangesNothingTheSecondTimeAndFinishesAKilledRun()
    {
        var whole = await RestoredAsync("FirstVersion");
        await new StorageUpgrade<MemoryTables>(whole, Time).RunAsync(everything: false, null, CancellationToken.None);
        var again = await new StorageUpgrade<MemoryTables>(whole, Time).RunAsync(everything: false, null, CancellationToken.None);
        Assert.Equal(0, again.Deals);

        var killed = await RestoredAsync("FirstVersion");
        var writes = new StorageUpgrade<HalfwayTables>(new(killed), Time);
        await Assert.ThrowsAsync<KilledException>(() => writes.RunAsync(everything: false, null, CancellationToken.None));
        Assert.NotEqual(Rows(whole), Rows(killed));
        await new StorageUpgrade<MemoryTables>(killed, Time).RunAsync(everything: false, null, CancellationToken.None);
        Assert.Equal(Rows(whole), Rows(killed));
    }

    [Fact]
    public async Task StoresRatesAndGivesDealsTheirFiguresInDollarsOnce()
    {
        // No deal of the version before was in another currency and has a rate. Another one is stored as that version did, without rates.
        var tables = await RestoredAsync("VersionBefore");
        var deal = FrozenSeeds.Set.Deals.Single(deal => $"{deal.Id}" == "baichuan-2024-07");
        var named = FrozenSeeds.NamedIn([deal]);
        await tables.CreateAsync(CancellationToken.None);
        await new OrganizationWriter(tables).PutAsync(named, CancellationToken.None);
        await new DealWriter(tables).PutAsync([deal.ToRows(new(named), ExchangeRates.None)], CancellationToken.None);

        var (rates, upgrade) = (SomeRates.Between("2024-07-22", "2024-07-26"), new StorageUpgrade<MemoryTables>(tables, Time));
        Assert.Equal(47, (await upgrade.RunAsync(everything: false, null, CancellationToken.None, rates)).Deals);
        await RefreshAsync(tables);
        await upgrade.SweepAsync(CancellationToken.None);
        await Verified.IsRightAsync(tables);
        var periods = tables.Rows()
            .Where(stored => stored.Table == Views.ByDate.Table)
            .Where(stored => stored.Row.RowKey.EndsWith($"_{deal.Id}", StringComparison.Ordinal))
            .SelectMany(stored => ViewRow.ReadAll(stored.Row)).ToList();
        Assert.NotEmpty(periods);
        Assert.All(periods, period => Assert.Equal("about $690M", period.Item.Amount.Usd?.Text));

        var before = ETags(tables);
        Assert.Equal(0, (await upgrade.RunAsync(everything: false, null, CancellationToken.None, rates)).Deals);
        Assert.Equal(before, ETags(tables));
    }

    // Of everything but the list of organizations, which an upgrade always writes again.
    private static List<string> ETags(MemoryTables tables) =>
    [
        .. tables.Rows().Where(stored => stored.Table is not (TableNames.Names or TableNames.Organizations or TableNames.Partitions))
            .Select(stored => $"{stored.Table} {stored.Row.PartitionKey} {stored.Row.RowKey} {stored.Row.ETag}"),
    ];

    private static bool IsOutdated(string table, TableEntity row) => table == TableNames.Summaries && SummaryLayout.IsOutdated(row);

    private static async Task<(IReadOnlyList<Deal> Deals, IReadOnlyList<Organization> Organizations)> StoredAsync(MemoryTables tables)
    {
        var (deals, organizations) = (new List<Deal>(), new List<Organization>());
        await foreach (var row in tables.ScanAsync(TableNames.Deals, CancellationToken.None))
        {
            deals.Add(DealRows.Read(row).Deal);
        }

        await foreach (var row in tables.ScanAsync(TableNames.Organizations, CancellationToken.None))
        {
            organizations.Add(OrganizationRow.Read(row));
        }

        return (deals, organizations);
    }

    private static async Task<MemoryTables> RestoredAsync(string version)
    {
        var tables = new MemoryTables();
        var backup = Path.Combine(AppContext.BaseDirectory, version);
        await new Restore<MemoryTables>(tables).RunAsync(backup, replace: false, null, CancellationToken.None);
        return tables;
    }

    private static Task RefreshAsync(ITables tables) =>
        new SummaryRefresh(tables, Time).RunAsync(full: true, null, CancellationToken.None, breakLease: true);

    // The loads' own state is left out: the next load of the seeds rewrites it.
    private static string Rows(MemoryTables tables) => string.Join('\n', tables.Dump().Split('\n').Where(line =>
        !line.StartsWith(TableNames.Partitions, StringComparison.Ordinal) && !line.StartsWith(TableNames.Seeds, StringComparison.Ordinal)));

    /// <summary>The tables of a process that is killed while it writes the deals.</summary>
    private sealed class HalfwayTables(MemoryTables inner) : ITables, IRowScan
    {
        private int _views;

        public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

        public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
            inner.GetAsync(table, partition, row, cancel);

        public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => inner.QueryAsync(range, cancel);

        public IAsyncEnumerable<TableEntity> ScanAsync(
            string table, CancellationToken cancel, IReadOnlyList<string>? columns = null, IReadOnlyList<Condition>? where = null) =>
            inner.ScanAsync(table, cancel, columns, where);

        public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
            table.StartsWith("DealsBy", StringComparison.Ordinal) && Interlocked.Increment(ref _views) > 20
                ? throw new KilledException()
                : inner.WriteAsync(table, batch, cancel);
    }
}

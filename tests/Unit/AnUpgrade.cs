using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Backups;
using ServerlessDeals.Queries;
using ServerlessDeals.Storage;
using ServerlessDeals.Summaries;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Tests.Unit;

/// <summary>
/// FirstVersion/ is an export of what the first version that had all tables stored: eleven deals of three companies, with rows
/// and summaries in the layout of then.
/// </summary>
public sealed class AnUpgrade
{
    private static readonly FakeTimeProvider Time = new(new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task OfWhatTheFirstVersionStoredMakesWhatThisVersionWouldHaveStored()
    {
        var tables = await RestoredAsync();
        var before = Rows(tables);
        var upgrade = new StorageUpgrade<MemoryTables>(tables, Time);
        var (deals, organizations) = await upgrade.RunAsync(null, CancellationToken.None);
        Assert.Equal((11, 315), (deals, organizations));
        Assert.NotEqual(before, Rows(tables));
        Assert.Contains(tables.Rows(), one => IsOutdated(one.Table, one.Row));
        await RefreshAsync(tables);
        await upgrade.SweepAsync(CancellationToken.None);
        Assert.DoesNotContain(tables.Rows(), one => IsOutdated(one.Table, one.Row));

        var fresh = new MemoryTables();
        var read = new List<Deal>();
        var known = new List<Organization>();
        await foreach (var row in tables.ScanAsync(TableNames.Deals, CancellationToken.None))
        {
            read.Add(StoredDeal.DealOf(row));
        }

        await foreach (var row in tables.ScanAsync(TableNames.Organizations, CancellationToken.None))
        {
            known.Add(OrganizationReader.Read(row));
        }

        await new SeedLoad(fresh, Time).RunAsync(known, read, null, CancellationToken.None);
        await RefreshAsync(fresh);
        Assert.Equal(Rows(fresh), Rows(tables));
        Assert.Equal(await AllSummaries.OfAsync(fresh), await AllSummaries.OfAsync(tables));
    }

    [Fact]
    public async Task BringsCountriesAndSectorsToTheLists()
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
        await new StorageUpgrade<MemoryTables>(tables, Time).RunAsync(null, CancellationToken.None);
        var upgraded = new List<string>();
        await foreach (var row in tables.ScanAsync(TableNames.Organizations, CancellationToken.None))
        {
            var organization = OrganizationReader.Read(row);
            upgraded.Add($"{organization.Id} {organization.Country} {string.Join(' ', organization.Sectors)}");
        }

        Assert.Equal(["acme GB chips robotics", "birch XX pottery"], upgraded.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ChangesNothingTheSecondTimeAndFinishesWhatWasKilled()
    {
        var whole = await RestoredAsync();
        await new StorageUpgrade<MemoryTables>(whole, Time).RunAsync(null, CancellationToken.None);
        Assert.Equal(0, (await new StorageUpgrade<MemoryTables>(whole, Time).RunAsync(null, CancellationToken.None)).Deals);

        var killed = await RestoredAsync();
        var writes = new StorageUpgrade<HalfwayTables>(new(killed), Time);
        await Assert.ThrowsAsync<KilledException>(() => writes.RunAsync(null, CancellationToken.None));
        Assert.NotEqual(Rows(whole), Rows(killed));
        await new StorageUpgrade<MemoryTables>(killed, Time).RunAsync(null, CancellationToken.None);
        Assert.Equal(Rows(whole), Rows(killed));
    }

    private static bool IsOutdated(string table, TableEntity row) => table == TableNames.Summaries && SummaryLayout.IsOutdated(row);

    private static async Task<MemoryTables> RestoredAsync()
    {
        var tables = new MemoryTables();
        await new Restore<MemoryTables>(tables).RunAsync(Path.Combine(AppContext.BaseDirectory, "FirstVersion"), replace: false, null, CancellationToken.None);
        return tables;
    }

    private static Task RefreshAsync(ITables tables) => new SummaryRefresh(tables, Time).RunAsync(full: true, null, CancellationToken.None, alone: true);

    // What loads remember of themselves is another matter: the next load of the seeds writes it anew.
    private static string Rows(MemoryTables tables) => string.Join('\n', tables.Dump().Split('\n').Where(line =>
        !line.StartsWith(TableNames.Partitions, StringComparison.Ordinal) && !line.StartsWith(TableNames.Seeds, StringComparison.Ordinal)));

    /// <summary>The tables of a process that is killed while it writes the deals.</summary>
    private sealed class HalfwayTables(MemoryTables inner) : ITables, IRowScan
    {
        private int _views;

        public Task CreateAsync(CancellationToken cancel) => inner.CreateAsync(cancel);

        public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) => inner.GetAsync(table, partition, row, cancel);

        public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => inner.QueryAsync(range, cancel);

        public IAsyncEnumerable<TableEntity> ScanAsync(string table, CancellationToken cancel, IReadOnlyList<string>? columns = null) => inner.ScanAsync(table, cancel, columns);

        public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
            table.StartsWith("DealsBy", StringComparison.Ordinal) && Interlocked.Increment(ref _views) > 20 ? throw new KilledException() : inner.WriteAsync(table, batch, cancel);
    }
}

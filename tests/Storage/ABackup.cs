using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Backups;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage;

/// <summary>Exports and restores, each into an account of its own.</summary>
[Collection("emulator")]
public sealed class ABackup(AFewDealsOnTheEmulator emulator) : IDisposable
{
    private static readonly FakeTimeProvider Later = new(TimeProvider.System.GetUtcNow().AddHours(1));

    private readonly string _folder = Directory.CreateTempSubdirectory("backup").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RestoresEveryTableByteForByteIntoAnEmptyAccount()
    {
        var first = await ExportAsync(TablesOf(emulator.ConnectionString), "first");
        Assert.True(first.Rows > emulator.Seeds.Deals.Count);
        await using var empty = await EmulatorAccount.OpenAsync();
        await new Restore<AzureTables>(TablesOf(empty.ConnectionString)).RunAsync(Path("first"), replace: false, null, Cancel);
        await ExportAsync(TablesOf(empty.ConnectionString), "second");
        AssertSame("first", "second");

        // The restored account works: a load finds nothing to do, and the summaries are the same.
        var load = await new SeedLoad(TablesOf(empty.ConnectionString), TimeProvider.System)
            .RunAsync(emulator.Seeds.Organizations, emulator.Seeds.Deals, null, Cancel);
        Assert.True(load.Deals.IsNothing && load.Organizations.IsNothing);
        Assert.Equal(await AllSummaries.OfAsync(emulator.Tables), await AllSummaries.OfAsync(TablesOf(empty.ConnectionString)));
    }

    [Fact]
    public async Task ReplacesStoredDataOnlyWhenAllowedAndThenAllOfIt()
    {
        await ExportAsync(TablesOf(emulator.ConnectionString), "first");
        await using var other = await EmulatorAccount.OpenAsync();
        var tables = TablesOf(other.ConnectionString);
        await new SeedLoad(tables, TimeProvider.System)
            .RunAsync(
                emulator.Seeds.Organizations,
                [.. emulator.Seeds.Deals.Take(20).Select(deal => deal with { Kind = DealKind.Debt })],
                null,
                Cancel);
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: false, null, Cancel);
        var refused = await Assert.ThrowsAsync<NotEmptyException>(
            () => new Restore<AzureTables>(tables).RunAsync(Path("first"), replace: false, null, Cancel));
        Assert.Contains("--replace", refused.Message, StringComparison.Ordinal);

        // The next restore finishes one that was killed.
        using var kill = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new Restore<AzureTables>(tables).RunAsync(Path("first"), replace: true, (_, _) => kill.Cancel(), kill.Token));
        await new Restore<AzureTables>(tables).RunAsync(Path("first"), replace: true, null, Cancel);
        await ExportAsync(tables, "second");
        AssertSame("first", "second");
    }

    [Fact]
    public async Task IsRefusedIfDamagedBeforeAnythingIsWritten()
    {
        await ExportAsync(TablesOf(emulator.ConnectionString), "first");
        var file = Path("first/Deals.ndjson.gz");
        var bytes = await File.ReadAllBytesAsync(file, Cancel);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, Cancel);
        var memory = new MemoryTables();
        var refused = await Assert.ThrowsAsync<InvalidDataException>(
            () => new Restore<MemoryTables>(memory).RunAsync(Path("first"), replace: false, null, Cancel));
        Assert.Contains("SHA-256", refused.Message, StringComparison.Ordinal);
        File.Delete(Path("first/manifest.json"));
        refused = await Assert.ThrowsAsync<InvalidDataException>(
            () => new Restore<MemoryTables>(memory).RunAsync(Path("first"), replace: false, null, Cancel));
        Assert.Contains("is not a backup", refused.Message, StringComparison.Ordinal);
        Assert.Equal("", memory.Dump());
    }

    [Fact]
    public async Task IsNotMadeWhileDealsAreWritten()
    {
        var memory = new MemoryTables();
        await LoadAsync(memory, 3);
        var meanwhile = 0;
        await Assert.ThrowsAsync<NotQuietException>(() => new Export<MemoryTables>(memory).RunAsync(
            Path("a"), "test", done => meanwhile += done == 2 ? Write() : 0, Cancel));
        Assert.Equal(1, meanwhile);
        Assert.False(File.Exists(Path("a/manifest.json")));

        int Write()
        {
            LoadAsync(memory, 4).GetAwaiter().GetResult();
            return 1;
        }
    }

    [Fact]
    public async Task IsNotMadeAfterAWriterWasKilledUntilARefreshCompletesItsDeals()
    {
        var service = new FakeTimeProvider(Later.GetUtcNow());
        var memory = new MemoryTables(time: service);
        await LoadAsync(memory, 2);
        for (var call = 0; (await UncountedWrite.AllAsync(memory, Cancel)).All(write => !write.IsOpen); call++)
        {
            await Record.ExceptionAsync(() => LoadAsync(new KilledTables(memory, call), 3));
        }

        var refused = await Assert.ThrowsAsync<NotQuietException>(
            () => new Export<MemoryTables>(memory).RunAsync(Path("a"), "test", null, Cancel));
        Assert.Contains("is being written since", refused.Message, StringComparison.Ordinal);

        service.Advance(TimeSpan.FromMinutes(6));
        await new SummaryRefresh(memory, service).RunAsync(full: false, null, Cancel);
        await new Export<MemoryTables>(memory).RunAsync(Path("b"), "test", null, Cancel);
    }

    private Task LoadAsync(ITables tables, int deals) => new SeedLoad(tables, TimeProvider.System)
        .RunAsync(emulator.Seeds.Organizations, [.. emulator.Seeds.Deals.Take(deals)], null, Cancel);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    // Without the policy that refuses scans, because a backup is one.
    private static AzureTables TablesOf(string connection) => new(StorageSettings.Connect(connection));

    private Task<BackupManifest> ExportAsync(AzureTables tables, string name) =>
        new Export<AzureTables>(tables).RunAsync(Path(name), "test", null, Cancel);

    private void AssertSame(string first, string second)
    {
        var files = Directory.GetFiles(Path(first), "*.gz").Select(System.IO.Path.GetFileName).ToList();
        Assert.Equal(TableNames.All.Count, files.Count);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path($"{first}/{file}")), File.ReadAllBytes(Path($"{second}/{file}"))));
    }
}

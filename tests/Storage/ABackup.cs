using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Backups;
using ServerlessDeals.Loading.Seeds;
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
        await new SeedLoad(memory, TimeProvider.System)
            .RunAsync(emulator.Seeds.Organizations, [.. emulator.Seeds.Deals.Take(3)], null, Cancel);
        await Assert.ThrowsAsync<NotQuietException>(
            () => new Export<MemoryTables>(memory, TimeProvider.System).RunAsync(Path("a"), "test", null, Cancel));
        var meanwhile = 0;
        await Assert.ThrowsAsync<NotQuietException>(() => new Export<MemoryTables>(memory, Later).RunAsync(
            Path("b"), "test", done => meanwhile += done == 2 ? Write(memory) : 0, Cancel));
        Assert.Equal(1, meanwhile);
        Assert.False(File.Exists(Path("b/manifest.json")));

        int Write(MemoryTables tables)
        {
            new SeedLoad(tables, Later).RunAsync(emulator.Seeds.Organizations, [.. emulator.Seeds.Deals.Take(4)], null, Cancel).GetAwaiter()
                .GetResult();
            return 1;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    // Without the policy that refuses scans, because a backup is one.
    private static AzureTables TablesOf(string connection) => new(StorageSettings.Connect(connection));

    private Task<BackupManifest> ExportAsync(AzureTables tables, string name) =>
        new Export<AzureTables>(tables, Later).RunAsync(Path(name), "test", null, Cancel);

    private void AssertSame(string first, string second)
    {
        var files = Directory.GetFiles(Path(first), "*.gz").Select(System.IO.Path.GetFileName).ToList();
        Assert.Equal(TableNames.All.Count, files.Count);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path($"{first}/{file}")), File.ReadAllBytes(Path($"{second}/{file}"))));
    }
}

using System.Text.Json.Nodes;
using ServerlessDeals.Loading.Backups;

namespace ServerlessDeals.Tests.Unit;

public sealed class ABackupsManifest : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("manifest").FullName;

    public ABackupsManifest()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "FirstVersion")))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("0.1.0", "Names", "does not list Names,")]
    [InlineData("0.1.0", "Seeds Deals", "does not list Deals, Seeds,")]
    // The first version had no DealsByNews.
    [InlineData("0.2.0", "", "does not list DealsByNews,")]
    [InlineData("0.3.0", "", "does not list DealsByKind, DealsByNews, DealsByRegion, DealsByStatus, DealsByValuation,")]
    [InlineData("0.2.1-preview.1", "", "does not list DealsByNews,")]
    [InlineData("unknown", "", "does not list DealsByKind, DealsByNews,")]
    public async Task NamesEachTableThatABackupOfItsVersionHas(string version, string removed, string message)
    {
        Edit(version, removed.Split(' '));
        var tables = new MemoryTables();
        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => RestoreAsync(tables));
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
        Assert.Empty(tables.Rows());
    }

    [Theory]
    [InlineData("0.1.0")]
    [InlineData("0.1.9-preview.2")]
    public async Task NeedsNoTablesThatItsVersionDidNotHave(string version)
    {
        Edit(version);
        var tables = new MemoryTables();
        await RestoreAsync(tables);
        Assert.NotEmpty(tables.Rows());
    }

    private void Edit(string version, params string[] removed)
    {
        var path = Path.Combine(_folder, BackupManifest.FileName);
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        manifest["version"] = version;
        manifest["tables"]!.AsArray().RemoveAll(table => removed.Contains($"{table!["name"]}"));
        File.WriteAllText(path, manifest.ToJsonString());
    }

    private Task RestoreAsync(MemoryTables tables) =>
        new Restore<MemoryTables>(tables).RunAsync(_folder, replace: false, null, TestContext.Current.CancellationToken);
}

using System.Text;
using Azure.Data.Tables;
using ServerlessDeals.Loading.Backups;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage;

/// <summary>The commands that can remove deals show a plan first, and refuse to remove many without an option.</summary>
public sealed class CommandsThatRemove(TheCommandLine deals) : IClassFixture<TheCommandLine>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AzureTables Tables => (AzureTables)deals.Tables;

    [Fact]
    public async Task RefuseToRemoveManyDealsWithoutTheOption()
    {
        var folder = Path.Combine(deals.Folder, "seeds");
        SeedYaml.Write(folder, Enumerable.Range(1, 9));
        var set = SeedYaml.Read(folder);
        await new SeedLoad(Tables, TimeProvider.System).RunAsync(set.Organizations, set.Deals, null, Cancel);
        await SeedsAsync(folder);
        await UndoAsync();
        await RestoreAsync(folder);
    }

    private async Task SeedsAsync(string folder)
    {
        // One may go. A dry run says so, and writes nothing.
        SeedYaml.Write(folder, Enumerable.Range(2, 8));
        var before = await StampAsync();
        var (code, output) = await deals.RunAsync("seed", "--dry-run");
        Assert.Equal(0, code);
        Assert.Contains(
            "Plan for deals: 0 to add, 0 to change, 1 to remove, 8 unchanged. Organizations: 0 to add, 0 to change, 1 to remove, ",
            output,
            StringComparison.Ordinal);
        Assert.Contains(
            "Removed deals: seeded-1-2024-03.\nRemoved organizations: seeded-1.\nNothing was written.\n", output, StringComparison.Ordinal);
        Assert.Equal(before, await StampAsync());

        // Without the other companies, almost everything would go.
        SeedYaml.Write(folder, [9]);
        (code, output) = await deals.RunAsync("seed");
        Assert.Equal(4, code);
        Assert.Contains(
            "The seed files no longer have 8 of 9 deals (seeded-1-2024-03, seeded-2-2024-03, seeded-3-2024-03, ",
            output,
            StringComparison.Ordinal);
        Assert.Contains(
            "Nothing was written. If this is intended, run deals seed with --allow-removals.\n", output, StringComparison.Ordinal);
        Assert.Equal(before, await StampAsync());
        SeedYaml.Write(folder, [3, 4, 5, 6, 7, 8, 9]);
        (code, output) = await deals.RunAsync("seed", "--allow-removals");
        Assert.Equal(0, code);
        Assert.Contains("Removed deals: seeded-1-2024-03, seeded-2-2024-03.\n", output, StringComparison.Ordinal);
        Assert.Contains("Deals: 0 added, 0 changed, 2 removed, 7 unchanged.", output, StringComparison.Ordinal);
    }

    private async Task UndoAsync()
    {
        var (mapping, text, _) = MappingFile.Parse(SomeWork.Mapping, "test.yaml");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(SomeRounds.Header + "Acme,Bea,2012-06-30,5m\nBeta,Cem,2012-07-01,6m\n"));
        var import = await new Importer(Tables, TimeProvider.System).RunAsync(
            file, ImportFormat.Csv, mapping!, text, _ => Assert.Fail("Rejected."), dryRun: false, null, Cancel);
        var before = await StampAsync();
        var (code, output) = await deals.RunAsync("undo", import.Import!);
        Assert.Equal(4, code);
        Assert.Contains(
            "This undo would remove 2 deals (acme-2012-06-30, beta-2012-07-01). Nothing was written.", output, StringComparison.Ordinal);
        Assert.Equal(before, await StampAsync());
        (code, output) = await deals.RunAsync("undo", import.Import!, "--allow-removals");
        Assert.Equal(0, code);
        Assert.Contains("2 deals removed, 0 restored; 4 organizations removed or restored.", output, StringComparison.Ordinal);
    }

    private async Task RestoreAsync(string folder)
    {
        await new Export<AzureTables>(Tables).RunAsync(Path.Combine(deals.Folder, "backup"), "0.2.0", null, Cancel);
        SeedYaml.Write(folder, Enumerable.Range(1, 9));
        var set = SeedYaml.Read(folder);
        var newer = set.Deals.Select(deal => deal.Id.ToString() == "seeded-9-2024-03" ? deal with { Kind = DealKind.Debt } : deal);
        await new SeedLoad(Tables, TimeProvider.System).RunAsync(set.Organizations, [.. newer], null, Cancel);
        var before = await StampAsync();
        var (code, output) = await deals.RunAsync("restore", "backup", "--replace");
        Assert.Equal(4, code);
        Assert.Contains(
            "The backup does not have 2 of 9 deals (seeded-1-2024-03, seeded-2-2024-03) and 2 of 10 organizations (seeded-1, seeded-2) " +
            "and has other claims for 1 deals (seeded-9-2024-03). Nothing was written. " +
            "If this is intended, run deals restore with --allow-removals.\n",
            output,
            StringComparison.Ordinal);
        Assert.Equal(before, await StampAsync());
        (code, output) = await deals.RunAsync("restore", "backup", "--replace", "--allow-removals");
        Assert.Equal(0, code);
        Assert.Contains("Plan for deals: 0 to add, 1 to change, 2 to remove, 6 unchanged.", output, StringComparison.Ordinal);
        Assert.Equal(7, (await RowsAsync(TableNames.Deals)).Count);
    }

    // A row that is written again has another ETag.
    private async Task<string> StampAsync()
    {
        var lines = new List<string>();
        foreach (var table in TableNames.All)
        {
            lines.AddRange((await RowsAsync(table)).Select(row => $"{table} {row.PartitionKey} {row.RowKey} {row.ETag}"));
        }

        return string.Join('\n', lines);
    }

    private async Task<IReadOnlyList<TableEntity>> RowsAsync(string table) => await Tables.ScanAsync(table, Cancel).ToListAsync(Cancel);
}

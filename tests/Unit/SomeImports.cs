using System.Text;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>Imports of a text with the columns company, investor, date and amount.</summary>
internal static class SomeImports
{
    public const string Header = "company,investor,date,amount\n";

    public static async Task<ImportResult> RunAsync(ITables tables, TimeProvider time, string source, string rows, bool dryRun = false)
    {
        var (mapping, text, faults) = MappingFile.Parse(AnImport.MappingOf(source), "test.yaml");
        Assert.Empty(faults);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Header + rows));
        return await new Importer(tables, time).RunAsync(
            file, ImportFormat.Csv, mapping!, text, _ => Assert.Fail("Rejected."), dryRun, null, CancellationToken.None);
    }
}

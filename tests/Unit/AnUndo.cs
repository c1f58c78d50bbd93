using System.Text;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

public sealed class AnUndo
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private const string Rounds = "company,investor,date,amount\nAcme,Ada Capital,2012-06-30,5m\nBeta,Bea,2012-07,1m\n";
    private const string Edges = "company,investor,date,amount\nAcme,Bea,2012-06-30,5m\nBeta,Acme,2012-07,2m\nGamma,Cem,2013,3m\n";

    [Fact]
    public async Task RestoresTheStateBeforeTheImportAndLogsEachChange()
    {
        var service = new FakeTimeProvider(Start);
        var tables = new MemoryTables(time: service);
        await ImportAsync(tables, "rounds", Rounds, 0);
        await RefreshAsync(tables, 1);
        var (rows, summaries) = (Rows(tables), await AllSummaries.OfAsync(tables));
        var import = await ImportAsync(tables, "edges", Edges, 2);
        Assert.NotEqual(rows, Rows(tables));

        service.Advance(TimeSpan.FromHours(1));
        var result = await UndoAsync(tables, import, 3);
        Assert.Equal((2, 1, 0), (result!.Restored, result.Removed, result.Kept.Count));
        await RefreshAsync(tables, 4);
        Assert.Equal(rows, Rows(tables));
        Assert.Equal(summaries, await AllSummaries.OfAsync(tables));
        var changes = (await new ChangeReader(tables).ReadAsync(
            Change.KeyAt(Start.AddHours(0.5)),
            100,
            CancellationToken.None)).Changes;
        Assert.Equal(
            ["acme-2012-06-30 Changed", "beta-2012-07 Changed", "gamma-2013 Removed"],
            changes.Select(change => $"{change.Deal} {change.Kind}").Order(StringComparer.Ordinal));
        Assert.Equal(
            [(import, true), ("rounds-20261101-120000-" + "?", false)],
            (await ImportRecord.AllAsync(tables, CancellationToken.None))
                .Select(record => (record.Source.ToString() == "edges" ? record.Id : record.Id[..^6] + "?", record.Undone is not null)));
    }

    [Fact]
    public async Task RestoresWhatTheSourceSaidBeforeACorrection()
    {
        var tables = new MemoryTables();
        await ImportAsync(tables, "rounds", Rounds, 0);
        var rows = Rows(tables);
        var import = await ImportAsync(tables, "rounds", Rounds.Replace("Ada Capital", "Dora", StringComparison.Ordinal), 1);
        Assert.Contains("dora", Rows(tables), StringComparison.Ordinal);
        Assert.Equal(1, (await UndoAsync(tables, import, 2))!.Restored);
        Assert.Equal(rows, Rows(tables));
        Assert.Equal((0, 0, 0), Counts(await UndoAsync(tables, import, 3)));
        Assert.Equal(rows, Rows(tables));
    }

    [Fact]
    public async Task KeepsLaterWritesUntilTheyAreUndoneToo()
    {
        var tables = new MemoryTables();
        var first = await ImportAsync(tables, "rounds", Rounds, 0);
        var second = await ImportAsync(tables, "rounds", Rounds.Replace("Ada Capital", "Dora", StringComparison.Ordinal), 1);
        var result = await UndoAsync(tables, first, 2);
        Assert.Equal("acme-2012-06-30", Assert.Single(result!.Kept).ToString());
        Assert.Equal(1, result.Removed);
        Assert.Null((await ImportRecord.AllAsync(tables, CancellationToken.None)).Single(import => import.Id == first).Undone);
        await UndoAsync(tables, second, 3);
        Assert.Equal((0, 1, 0), Counts(await UndoAsync(tables, first, 4)));
        Assert.Equal("", Rows(tables));
    }

    [Fact]
    public async Task DoesNotHideOtherDealsOfThatDayFromALaterImport()
    {
        const string Two = "company,investor,date,amount\nAcme,Ada,2012-06-30,7m\nAcme,Bea,2012-06-30,9m\n";
        var tables = new MemoryTables();
        var first = await ImportAsync(tables, "rounds", Rounds, 0);
        await ImportAsync(tables, "edges", Two, 1);
        Assert.Equal(2, (await UndoAsync(tables, first, 2))!.Removed);
        var rows = DealRowsOf(tables);
        await ImportAsync(tables, "edges", Two, 3);
        Assert.Equal(rows, DealRowsOf(tables));

        static string DealRowsOf(MemoryTables tables) =>
            string.Join('\n', Rows(tables).Split('\n').Where(line => line.StartsWith("Deal", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task FindsNothingForAnUnknownImport()
    {
        var tables = new MemoryTables();
        await tables.CreateAsync(CancellationToken.None);
        Assert.Null(await UndoAsync(tables, "rounds-20261101-120000-abcdef", 0));
        Assert.Null(await UndoAsync(tables, "a/b", 0));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task IsFinishedByTheNextUndoIfKilledAtAnyCall(bool afterwards)
    {
        var calls = int.MaxValue;
        for (var call = 0; call < calls; call += Long.Cases(always: 3, atNight: 1))
        {
            var tables = new MemoryTables();
            await ImportAsync(tables, "rounds", Rounds, 0);
            var rows = Rows(tables);
            var import = await ImportAsync(tables, "edges", Edges, 1);
            var faulty = new KilledTables(tables, call, afterwards);
            await KilledAsync(() => UndoAsync(faulty, import, 2));
            await UndoAsync(tables, import, 3);
            Assert.Equal(rows, Rows(tables));
            calls = faulty.Calls <= call ? call : calls;
        }

        Assert.InRange(calls, 20, 1000);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task RevertsAnImportKilledAtAnyCallAndItsResumption(bool afterwards)
    {
        var calls = int.MaxValue;
        for (var call = 0; call < calls; call += Long.Cases(always: 3, atNight: 1))
        {
            var tables = new MemoryTables();
            await ImportAsync(tables, "rounds", Rounds, 0);
            var rows = Rows(tables);
            var faulty = new KilledTables(tables, call, afterwards);
            await KilledAsync(() => ImportAsync(faulty, "edges", Edges, 1));
            await ImportAsync(tables, "edges", Edges, 2);
            // If it was killed after its last write, the second import found nothing to do and has its own record.
            var imports = (await ImportRecord.AllAsync(tables, CancellationToken.None)).Where(import => import.Source.ToString() == "edges")
                .ToList();
            Assert.InRange(imports.Count, 1, 2);
            foreach (var import in imports)
            {
                await UndoAsync(tables, import.Id, 3);
            }

            Assert.Equal(rows, Rows(tables));
            calls = faulty.Calls <= call ? call : calls;
        }

        Assert.InRange(calls, 20, 1000);
    }

    // Partitions that once existed stay recorded, and so do names that nobody has. Readers see neither.
    private static string Rows(MemoryTables tables) => string.Join('\n', tables.Dump().Split('\n').Where(line =>
        !line.StartsWith(TableNames.Partitions, StringComparison.Ordinal) && !(line.StartsWith(
            "Names exact:",
            StringComparison.Ordinal) && line.EndsWith(" Ids=", StringComparison.Ordinal))));

    private static (int Restored, int Removed, int Kept) Counts(UndoResult? result) =>
        (result!.Restored, result.Removed, result.Kept.Count);

    private static async Task KilledAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (KilledException)
        {
        }
    }

    private static Task<UndoResult?> UndoAsync(ITables tables, string import, int hour) =>
        new ImportUndo(tables, At(hour)).RunAsync(import, null, CancellationToken.None);

    private static async Task<string> ImportAsync(ITables tables, string source, string text, int hour)
    {
        var (mapping, mappingText, _) = MappingFile.Parse(AnImport.MappingOf(source), "test.yaml");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return (await new Importer(tables, At(hour)).RunAsync(
            file,
            ImportFormat.Csv,
            mapping!,
            mappingText,
            _ => Assert.Fail("Rejected."),
            dryRun: false,
            null,
            CancellationToken.None)).Import!;
    }

    private static Task RefreshAsync(ITables tables, int hour) =>
        new SummaryRefresh(tables, At(hour)).RunAsync(full: false, null, CancellationToken.None, breakLease: true);

    private static FakeTimeProvider At(int hour) => new(Start.AddHours(hour));
}

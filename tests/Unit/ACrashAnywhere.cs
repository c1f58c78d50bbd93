using System.Text;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>
/// Kills the process before or after each storage call, starts it again, and compares with an undisturbed run. By day some
/// calls are tried, with --long each.
/// </summary>
public sealed class ACrashAnywhere
{
    // Histories of up to so many days are stored in one part, as these are. With 0, each year has its own part.
    private const int Short = 64;

    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SeedSet Seeds = FrozenSeeds.Set;

    // Two deals change, one is removed and one is added.
    private static readonly IReadOnlyList<Deal> Before = [Deal("01-ai-2023-11"), Deal("4paradigm-pre-ipo"), Deal("abridge-2023-10")];

    private static readonly IReadOnlyList<Deal> After =
        [Before[0] with { Claims = [.. Before[0].Claims.Take(1)] }, Before[1] with { Kind = DealKind.Debt }, Deal("bfl-2024-08")];

    private static readonly IReadOnlyList<Organization> Named = FrozenSeeds.NamedIn(Before.Concat(After));

    private static readonly IReadOnlyList<Organization> Renamed =
    [
        Named[0] with { Name = "Renamed", Formerly = [new(Named[0].Name)] },
        .. Named.Skip(1),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task InALoadIsRepairedByTheNextLoad(bool afterwards) => WalkAsync(
        afterwards,
        tables => SeedAsync(tables, Named, Before),
        (tables, now) => SeedAsync(tables, Renamed, After, now));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task InAnImportIsRepairedByTheNextImport(bool afterwards) => WalkAsync(
        afterwards,
        tables => ImportAsync(tables, "rounds", "company,investor,date,amount\nAcme,,2012-06-30,5m\nBeta,Ada Capital,2012-07,1m\n"),
        (tables, now) => ImportAsync(
            tables,
            "edges",
            "company,investor,date,amount\nAcme,Ada Capital,2012-06-30,5m\nAcme,Bea,2012-06-30,5m\n"
            + "Beta,Acme,2012-07,2m\nBeta,Bea,2012-07,3m\nGamma,Acme,2013,\n",
            now));

    [Theory]
    [InlineData(false, Short, false)]
    [InlineData(true, Short, false)]
    [InlineData(false, 0, false)]
    [InlineData(true, 0, false)]
    [InlineData(false, 0, true)]
    public async Task InARefreshKeepsTheOldSummariesUntilTheNextRefresh(bool afterwards, int whole, bool full)
    {
        var loaded = await LoadedAsync(whole);
        var undisturbed = loaded.Copy();
        var last = await AllSummaries.OfAsync(undisturbed);
        await SeedAsync(undisturbed, Named, After);
        var counted = new KilledTables(undisturbed);
        await RefreshAsync(counted, Start.AddHours(1), whole, full);
        var expected = await AllSummaries.OfAsync(undisturbed);
        Assert.NotEqual(last, expected);
        await SeedAsync(loaded, Named, After);
        for (var call = 0; call < counted.Calls; call += Long.Cases(always: 11, atNight: 1))
        {
            var tables = loaded.Copy();
            await KilledAsync(() => RefreshAsync(new KilledTables(tables, call, afterwards), Start.AddHours(1), whole, full));
            var seen = await AllSummaries.OfAsync(tables);
            Assert.True(seen.SequenceEqual(last) || seen.SequenceEqual(expected), $"Killed at call {call}: readers see half a refresh.");
            await RefreshAsync(tables, Start.AddHours(2), whole);
            Assert.Equal(expected, await AllSummaries.OfAsync(tables));
        }
    }

    [Theory]
    [InlineData(Short)]
    [InlineData(0)]
    public async Task InARefreshLeavesNothingOfNewsThatIsWithdrawn(int whole)
    {
        var tables = await LoadedAsync(whole);
        var expected = await AllSummaries.OfAsync(tables);
        await SeedAsync(tables, Renamed, After);
        for (var call = 0; call < 400; call += 7)
        {
            await KilledAsync(() => RefreshAsync(new KilledTables(tables, call), Start.AddHours(call + 1), whole));
            await SeedAsync(tables, Named, Before);
            await RefreshAsync(tables, Start.AddHours(call + 2), whole);
            Assert.Equal(expected, await AllSummaries.OfAsync(tables));
            await SeedAsync(tables, Renamed, After);
        }
    }

    private static async Task WalkAsync(bool afterwards, Func<ITables, Task> before, Func<ITables, DateTimeOffset, Task> work)
    {
        var loaded = new MemoryTables(time: new FakeTimeProvider(Start));
        await before(loaded);
        var undisturbed = loaded.Copy();
        var counted = new KilledTables(undisturbed);
        await work(counted, Start);
        await RefreshAsync(undisturbed, Start.AddHours(1));
        var (rows, summaries, log) = (undisturbed.Dump(), await AllSummaries.OfAsync(undisturbed), undisturbed.Log());
        for (var call = 0; call < counted.Calls; call += Long.Cases(always: 3, atNight: 1))
        {
            var service = new FakeTimeProvider(Start);
            var tables = loaded.Copy(service);
            await KilledAsync(() => work(new KilledTables(tables, call, afterwards), Start));

            // The timer's refresh counts what the killed process left, and reads its part of the log.
            await RefreshAsync(tables, Start.AddHours(1));
            await work(tables, Start.AddHours(2));
            service.Advance(TimeSpan.FromHours(1));
            await RefreshAsync(tables, Start.AddHours(3));
            Assert.Equal(rows, tables.Dump());
            Assert.Equal(log, tables.Log());
            Assert.Equal(summaries, await AllSummaries.OfAsync(tables));
            if (call % Long.Cases(always: 18, atNight: 1) == 0)
            {
                await Verified.IsRightAsync(tables);
            }
        }
    }

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

    private static async Task<MemoryTables> LoadedAsync(int whole)
    {
        var tables = new MemoryTables();
        await SeedAsync(tables, Named, Before);
        await RefreshAsync(tables, Start, whole);
        return tables;
    }

    private static Task SeedAsync(
        ITables tables, IReadOnlyList<Organization> organizations, IReadOnlyList<Deal> deals, DateTimeOffset? now = null) =>
        new SeedLoad(tables, new FakeTimeProvider(now ?? Start)).RunAsync(organizations, deals, null, CancellationToken.None);

    private static async Task ImportAsync(ITables tables, string source, string text, DateTimeOffset? now = null)
    {
        var (mapping, mappingText, faults) = MappingFile.Parse(AnImport.MappingOf(source), "test.yaml");
        Assert.Empty(faults);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await new Importer(tables, new FakeTimeProvider(now ?? Start))
            .RunAsync(
                file,
                ImportFormat.Csv,
                mapping!,
                mappingText,
                _ => Assert.Fail("Rejected."),
                dryRun: false,
                null,
                CancellationToken.None);
    }

    private static Task RefreshAsync(ITables tables, DateTimeOffset now, int whole = Short, bool full = false) =>
        new SummaryRefresh(tables, new FakeTimeProvider(now), most: 5000, whole)
            .RunAsync(full, null, CancellationToken.None, breakLease: true);

    private static Deal Deal(string id) => Seeds.Deals.Single(deal => deal.Id.ToString() == id);
}

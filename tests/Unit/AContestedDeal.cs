using ServerlessDeals.Loading;
using ServerlessDeals.Loading.Backups;
using ServerlessDeals.Loading.Claims;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Loading.Upgrades;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>A claim is put into a deal while a command writes the same deal: before each call of the command.</summary>
public sealed class AContestedDeal
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly ClockWithoutPauses Time = new(Start);
    private static readonly Deal[] Deals = [.. FrozenSeeds.Set.Deals.Take(5)];
    private static readonly IReadOnlyList<Organization> Named = FrozenSeeds.NamedIn(Deals);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public Task IsLoadedWithTheClaim() => WalkAsync(
        tables => LoadAsync(tables, Deals),
        (tables, _) => LoadAsync(tables, [.. Deals.Select(deal => deal with { Kind = DealKind.Debt })]),
        Deals[2].Id);

    [Fact]
    public Task IsImportedWithTheClaim() => WalkAsync(
        tables => ImportAsync(tables, "first", "Acme,Ada,2012-06-30,5m\nBeta,Bea,2012-07,1m\n"),
        async (tables, _) =>
        {
            var result = await SomeImports.RunAsync(
                tables, Time, "second", "Acme,Cem,2012-06-30,5m\nBeta,Acme,2012-07,2m\nGamma,Dora,2013,3m\n");
            return $"{result.Added} added, {result.Changed} changed, {result.Unchanged} unchanged";
        },
        Id("acme-2012-06-30"));

    [Fact]
    public Task KeepsTheClaimInAnUndo() => WalkAsync(
        async tables =>
        {
            await ImportAsync(tables, "first", "Acme,Ada,2012-06-30,5m\nBeta,Bea,2012-07,1m\n");
            return await ImportAsync(tables, "second", "Acme,Cem,2012-06-30,5m\nBeta,Acme,2012-07,2m\nGamma,Dora,2013,3m\n");
        },
        async (tables, import) => (await new ImportUndo(tables, Time).RunAsync(import, null, Cancel))!.ToString(),
        Id("acme-2012-06-30"));

    [Fact]
    public async Task StopsALoadThatLosesEachTryWithAMessageThatNamesIt()
    {
        var memory = new MemoryTables();
        await LoadAsync(memory, Deals);
        var contested = new ContestedTables(memory, $"{Deals[2].Id}");
        Deal[] changed = [.. Deals.Select(deal => deal with { Kind = DealKind.Debt })];
        var failed = await Assert.ThrowsAsync<ConcurrentWriteException>(() => LoadAsync(contested, changed));
        Assert.Equal($"{Deals[2].Id} is being written by another process all the time.", failed.Message);
        Assert.InRange(contested.Conflicts, ContestedWrites.Tries, ContestedWrites.Tries + 4);

        // What was written stays, and the next load writes the rest.
        Assert.Equal(DealKind.Debt, (await DealRows.ReadAsync(memory, Deals[0].Id, Cancel))!.Deal.Kind);
        await LoadAsync(memory, changed);
        var fresh = new MemoryTables();
        await LoadAsync(fresh, changed);
        Assert.Equal(Rows(fresh), Rows(memory));
    }

    [Fact]
    public async Task StopsAnUpgradeThatLosesEachTryWithAMessageThatNamesIt()
    {
        var memory = new MemoryTables();
        await new Restore<MemoryTables>(memory)
            .RunAsync(Path.Combine(AppContext.BaseDirectory, "FirstVersion"), replace: false, null, Cancel);
        var deal = memory.Rows().First(stored => stored.Table == TableNames.Deals).Row.PartitionKey;
        var failed = await Assert.ThrowsAsync<ConcurrentWriteException>(
            () => new StorageUpgrade<ContestedTables>(new(memory, deal), Time).RunAsync(everything: false, null, Cancel));
        Assert.Equal($"{deal} is being written by another process all the time.", failed.Message);

        await new StorageUpgrade<MemoryTables>(memory, Time).RunAsync(everything: false, null, Cancel);
        Assert.Equal(0, (await new StorageUpgrade<MemoryTables>(memory, Time).RunAsync(everything: false, null, Cancel)).Deals);
    }

    /// <param name="prepare">Fills the tables; its result is passed to the work.</param>
    private static async Task WalkAsync(
        Func<ITables, Task<string>> prepare, Func<ITables, string, Task<string>> work, DealId deal)
    {
        var (conflicts, expected, loaded) = (0, new List<(string Rows, string Result)>(), new MemoryTables());
        var prepared = await prepare(loaded);
        // Undisturbed, with the claim first or last.
        foreach (var isFirst in new[] { true, false })
        {
            var tables = loaded.Copy();
            await (isFirst ? PutAsync(tables, deal) : Task.CompletedTask);
            var result = await work(tables, prepared);
            await (isFirst ? Task.CompletedTask : PutAsync(tables, deal));
            expected.Add((Rows(tables), result));
        }

        for (var call = 0; ; call += Long.Cases(always: 3, atNight: 1))
        {
            var tables = loaded.Copy();
            var interrupted = new InterruptedTables(tables, call, async () =>
            {
                await PutAsync(tables, deal);
                conflicts++;
            });
            var result = await work(interrupted, prepared);
            if (!interrupted.WasReached)
            {
                break;
            }

            Assert.True(
                expected.Contains((Rows(tables), result)),
                $"Interrupted at call {call}, it says {result} and not {expected[0].Result}, or leaves these rows:\n"
                + string.Join('\n', Rows(tables).Split('\n').Except(expected[0].Rows.Split('\n')))
                + "\ninstead of:\n" + string.Join('\n', expected[0].Rows.Split('\n').Except(Rows(tables).Split('\n'))));
        }

        Assert.True(conflicts > 20, $"Only {conflicts} calls were interrupted.");
    }

    // Partitions that once existed stay recorded, and so do names that nobody has. Readers see neither.
    private static string Rows(MemoryTables tables) => string.Join('\n', tables.Dump().Split('\n').Where(line =>
        !line.StartsWith(TableNames.Partitions, StringComparison.Ordinal) && !line.EndsWith(" Ids=", StringComparison.Ordinal)));

    private static async Task<string> LoadAsync(ITables tables, IReadOnlyCollection<Deal> deals) =>
        (await new SeedLoad(tables, Time).RunAsync(Named, deals, null, Cancel)).Deals.ToString();

    private static async Task<string> ImportAsync(ITables tables, string source, string rows) =>
        (await SomeImports.RunAsync(tables, Time, source, rows)).Import!;

    private static async Task PutAsync(ITables tables, DealId deal)
    {
        const string Source = """{"publisher":"b","url":"https://example.org/","title":"News","published":"2024-03-06","kind":"press"}""";
        var text = $$"""{"source":{{Source}},"status":"closed","amount":"USD 72M"}""";
        var writer = new ClaimWriter(tables, new(tables, new(tables), Time), Time);
        var put = await writer.PutAsync(deal, Slug.Parse("b").OrThrow(), text, null, Cancel);
        Assert.True(put.Outcome is ClaimOutcome.Created or ClaimOutcome.NoSuchDeal, $"{put.Outcome}");
    }

    private static DealId Id(string text) => DealId.Parse(text).OrThrow();
}

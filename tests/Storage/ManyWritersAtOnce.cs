using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using ServerlessDeals.Loading;
using ServerlessDeals.Loading.Claims;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage;

/// <summary>Claims are put into the same deals that loads, imports, undos and refreshes write, all at the same time.</summary>
public sealed class ManyWritersAtOnce(TheCommandLine deals) : IClassFixture<TheCommandLine>
{
    private const string Alone = "Beta,Bea,2012-07-01,6m\n";

    private static readonly int Rounds = Long.Cases(always: 1, atNight: 20);

    // The last amount that each writer has put, by deal and claim.
    private readonly ConcurrentDictionary<(DealId Deal, Slug Claim), int> _put = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AzureTables Tables => (AzureTables)deals.Tables;

    [Fact]
    public async Task LoseNothingAndEachEndsWellOrSaysWhatToDo()
    {
        SeedYaml.Write(Path.Combine(deals.Folder, "seeds"), Enumerable.Range(1, 4));
        var set = SeedYaml.Read(Path.Combine(deals.Folder, "seeds"));
        await LoadAsync(set, set.Deals);
        await ImportAsync(Alone);
        using var isOver = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        Task[] others =
        [
            PutAsync("x", isOver.Token, "seeded-1-2024-03", "seeded-4-2024-03", "acme-2012-06-30"),
            PutAsync("y", isOver.Token, "seeded-1-2024-03", "beta-2012-07-01", "acme-2012-06-30"),
            RefreshAsync(isOver.Token),
        ];
        await Task.WhenAll(LoadsAsync(set), ImportsAsync());
        await isOver.CancelAsync();
        await Task.WhenAll(others);
        Assert.True(_put.Count > 4 && _put.Values.Max() > 9, $"Only {_put.Values.Max()} claims were put.");
        await AssertStorageIsWholeAsync(set);
    }

    // The last load has the deals as in the files.
    private async Task LoadsAsync(SeedSet set)
    {
        Deal[] others = [.. set.Deals.Select(deal => deal with { Kind = DealKind.Debt })];
        for (var round = 1; round < Rounds; round++)
        {
            await LoadAsync(set, others);
            await LoadAsync(set, set.Deals);
        }

        await LoadAsync(set, others);
        var (code, output) = await deals.RunAsync("seed");
        if (code == 0)
        {
            Assert.Contains("Deals: 0 added, 4 changed, 0 removed, 0 unchanged.", output, StringComparison.Ordinal);
            return;
        }

        // Another process may always be faster. The next load has the rest.
        Assert.Equal(1, code);
        Assert.Matches(
            "\n[a-z0-9-]+ is being written by another process all the time. Run deals seed again; what is written stays.\n$", output);
        await LoadAsync(set, set.Deals);
    }

    private async Task ImportsAsync()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await UntilDoneAsync(async () =>
            {
                var import = await ImportAsync($"Acme,Bea;Cem {round},2012-06-30,{round + 5}m\nSeeded 1,Dora,2024-03-01,1m\n" + Alone);
                await new ImportUndo(Tables, TimeProvider.System).RunAsync(import, null, Cancel);
            });
        }

        await UntilDoneAsync(() => ImportAsync("Acme,Bea,2012-06-30,5m\nGamma,Dora,2013,1m\n"));
    }

    private Task LoadAsync(SeedSet set, IReadOnlyCollection<Deal> loaded) =>
        UntilDoneAsync(() => new SeedLoad(Tables, TimeProvider.System).RunAsync(set.Organizations, loaded, null, Cancel));

    private async Task<string> ImportAsync(string rows)
    {
        var (mapping, text, _) = MappingFile.Parse(SomeWork.Mapping, "test.yaml");
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(SomeRounds.Header + rows));
        return (await new Importer(Tables, TimeProvider.System).RunAsync(
            file, ImportFormat.Csv, mapping!, text, _ => Assert.Fail("Rejected."), dryRun: false, null, Cancel)).Import!;
    }

    // The operator runs a command again if its message says so.
    private static async Task UntilDoneAsync(Func<Task> command)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            try
            {
                await command();
                return;
            }
            catch (ConcurrentWriteException conflict)
            {
                Assert.EndsWith(" is being written by another process all the time.", conflict.Message, StringComparison.Ordinal);
            }
        }

        Assert.Fail("The command never ended well.");
    }

    private async Task RefreshAsync(CancellationToken isOver)
    {
        while (!isOver.IsCancellationRequested)
        {
            Assert.NotEqual(
                RefreshOutcome.Failed,
                (await new SummaryRefresh(Tables, TimeProvider.System).RunAsync(full: false, null, Cancel)).Outcome);
        }
    }

    private async Task PutAsync(string claim, CancellationToken isOver, params string[] ids)
    {
        var id = Slug.Parse(claim).OrThrow();
        var writer = new ClaimWriter(Tables, new(Tables, new(Tables), TimeProvider.System), TimeProvider.System);
        for (var number = 1; !isOver.IsCancellationRequested; number++)
        {
            var deal = DealId.Parse(ids[number % ids.Length]).OrThrow();
            var result = await writer.PutAsync(deal, id, Claim(number), _put.ContainsKey((deal, id)) ? "*" : null, Cancel);
            if (result.Outcome is ClaimOutcome.Created or ClaimOutcome.Replaced)
            {
                _put[(deal, id)] = number;
            }

            Assert.DoesNotContain(result.Outcome, new[] { ClaimOutcome.Refused, ClaimOutcome.Unchanged, ClaimOutcome.NeedsMatch });
        }
    }

    private static string Claim(int amount) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"source":{"publisher":"b","url":"https://example.org/","title":"News","published":"2024-03-06","kind":"press"},
        "status":"closed","amount":"USD {{amount}}M"}
        """);

    private async Task AssertStorageIsWholeAsync(SeedSet set)
    {
        var stored = new MemoryTables();
        await stored.CreateAsync(Cancel);
        foreach (var table in TableNames.All)
        {
            await foreach (var row in Tables.ScanAsync(table, Cancel))
            {
                await stored.WriteAsync(table, [RowWrite.Upsert(row)], Cancel);
            }
        }

        var all = stored.Rows().ToList();
        var found = all.Where(row => row.Table == TableNames.Deals).Select(row => DealRows.Read(row.Row)).ToDictionary(deal => deal.Id);
        Assert.All(_put, put => Assert.Equal(
            $"${put.Value}M", $"{found[put.Key.Deal].Deal.Claims.Single(claim => claim.Id == put.Key.Claim).Amount}"));
        Assert.All(set.Deals, deal => Assert.Equal(deal.Kind, found[deal.Id].Deal.Kind));
        Assert.All(set.Deals, deal => Assert.Contains(deal.Claims[0].Id, found[deal.Id].Deal.Claims.Select(claim => claim.Id)));
        Assert.Contains(DealId.Parse("gamma-2013").OrThrow(), found.Keys);

        // Written once and undisturbed, the same claims and organizations give the same rows.
        var fresh = new MemoryTables();
        await fresh.CreateAsync(Cancel);
        var organizations = all.Where(row => row.Table == TableNames.Organizations).Select(row => OrganizationRow.Read(row.Row)).ToList();
        await new OrganizationWriter(fresh).PutAsync(organizations, Cancel);
        await new DealWriter(fresh).PutAsync(
            [.. found.Values.Select(deal => deal.Deal.ToRows(new(deal.Named), ExchangeRates.None))], Cancel);
        Assert.Equal(Rows(fresh), Rows(stored));

        await new SummaryRefresh(stored, TimeProvider.System).RunAsync(full: false, null, Cancel);
        await new SummaryRefresh(fresh, TimeProvider.System).RunAsync(full: true, null, Cancel);
        Assert.Equal(await AllSummaries.OfAsync(fresh), await AllSummaries.OfAsync(stored));
    }

    // Partitions that once existed stay recorded, and so do names that nobody has. Readers see neither.
    private static IEnumerable<string> Rows(MemoryTables tables) => tables.Dump().Split('\n').Where(line =>
        !line.StartsWith(TableNames.Partitions, StringComparison.Ordinal) && !line.StartsWith(TableNames.Seeds, StringComparison.Ordinal)
        && !line.EndsWith(" Ids=", StringComparison.Ordinal));
}

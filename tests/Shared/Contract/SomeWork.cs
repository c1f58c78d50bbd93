using System.Text;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Imports;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>A load, an import and a refresh, and then the same with other deals. Each is repeated until it succeeds.</summary>
internal static class SomeWork
{
    private const int MostTries = 500;

    /// <summary>The mapping of small files with rounds.</summary>
    public const string Mapping = """
        name: test
        source: { id: rounds, publisher: Test, title: A table, url: "https://example.org", published: 2014, kind: aggregator }
        deal: { kind: funding-round, status: closed }
        company: { name: company }
        date: { column: date }
        amount: { column: amount, currency: USD }
        parties: [{ column: investor, separator: ";" }]
        """;

    public static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly SeedSet Seeds = FrozenSeeds.Set;
    private static readonly IReadOnlyList<Deal> Before = [Deal("01-ai-2023-11"), Deal("1x-2023-03"), Deal("1x-2024-01")];

    private static readonly IReadOnlyList<Deal> After =
        [Before[0] with { Claims = [.. Before[0].Claims.Take(1)] }, Before[1] with { Kind = DealKind.Debt }, Deal("bfl-2024-08")];

    private static readonly IReadOnlyList<Organization> Named = FrozenSeeds.NamedIn(Before.Concat(After));

    private static readonly Lazy<Task<string>> Undisturbed = new(async () =>
    {
        var tables = new MemoryTables();
        await RunAsync(tables);
        return await OutcomeAsync(tables, tables.Rows());
    });

    /// <summary>The outcome of an undisturbed run in memory.</summary>
    public static Task<string> UndisturbedAsync() => Undisturbed.Value;

    public static async Task RunAsync(ITables tables)
    {
        await UntilDoneAsync(() => LoadAsync(tables, Start, Before));
        await UntilDoneAsync(
            () => ImportAsync(tables, Start, "company,investor,date,amount\nAcme,,2012-06-30,5m\nBeta,Ada Capital,2012-07,1m\n"));
        await UntilDoneAsync(() => RefreshAsync(tables, Start.AddHours(1)));
        await UntilDoneAsync(() => LoadAsync(tables, Start.AddHours(2), After));
        await UntilDoneAsync(
            () => ImportAsync(
                tables,
                Start.AddHours(2),
                "company,investor,date,amount\nAcme,Ada Capital;Bea,2012-06-30,5m\nBeta,Acme,2012-07,2m\nGamma,Acme,2013,\n"));
        await UntilDoneAsync(() => RefreshAsync(tables, Start.AddHours(3)));
    }

    /// <summary>All rows, the log and the summaries.</summary>
    public static async Task<string> OutcomeAsync(ITables tables, IEnumerable<(string Table, TableEntity Row)> rows)
    {
        var all = rows.ToList();
        return string.Join('\n', [StoredRows.Dump(all), .. StoredRows.Log(all), .. await AllSummaries.OfAsync(tables)]);
    }

    private static Task LoadAsync(ITables tables, DateTimeOffset now, IReadOnlyList<Deal> deals) =>
        new SeedLoad(tables, new ClockWithoutPauses(now)).RunAsync(Named, deals, null, CancellationToken.None);

    private static async Task ImportAsync(ITables tables, DateTimeOffset now, string text)
    {
        var (mapping, mappingText, faults) = MappingFile.Parse(Mapping, "test.yaml");
        Assert.Empty(faults);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await new Importer(tables, new ClockWithoutPauses(now))
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

    // A failed refresh may have left its lease behind, and a lease that was refused without a reason looks like that of another refresh.
    private static async Task RefreshAsync(ITables tables, DateTimeOffset now)
    {
        while ((await new SummaryRefresh(tables, new FakeTimeProvider(now)).RunAsync(
            full: false,
            null,
            CancellationToken.None,
            breakLease: true)).Outcome == RefreshOutcome.AlreadyRunning)
        {
        }
    }

    private static async Task UntilDoneAsync(Func<Task> command)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                await command();
                return;
            }
            catch (Exception failed) when (failed is RequestFailedException or ConcurrentWriteException or AggregateException
                && tries < MostTries)
            {
                // An operator starts the command again.
            }
        }
    }

    private static Deal Deal(string id) => Seeds.Deals.Single(deal => deal.Id.ToString() == id);
}

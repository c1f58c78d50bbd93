using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Rates;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

public sealed class TheRefresh
{
    private static readonly SeedSet Seeds = FrozenSeeds.Set;

    private static readonly DateOnly Today = new(2026, 12, 1);

    private static readonly FakeTimeProvider Time = new(new(Today, new(12, 0), TimeSpan.Zero));

    // Deals from all over the files. No test stores more of them.
    private static readonly IReadOnlyList<Deal> Deals = [.. Enumerable.Range(0, 100).Select(
        at => Seeds.Deals[at * 11 % Seeds.Deals.Count])];

    private static readonly IReadOnlyList<Organization> Named = FrozenSeeds.NamedIn(Deals);

    private static readonly IReadOnlyList<Organization> Renamed = [.. Named.Select(
        (organization, at) => at % 3 == 0 ? organization with { Name = organization.Name + " Group" } : organization)];

    [Fact]
    public async Task GivesTheSameSummariesWithoutADayAsForToday()
    {
        var tables = await EmptyAsync();
        await LoadAsync(tables, [.. Enumerable.Repeat(4, 24)]);
        await RefreshAsync(tables, full: false);
        var reader = new SummaryReader(tables, Time);
        foreach (var dimension in new[] { Dimension.Month, Dimension.Sector, Dimension.Company })
        {
            foreach (var line in (await reader.TableAsync(dimension, null, CancellationToken.None)).Value)
            {
                var today = await reader.GetAsync(dimension, line.Key, null, CancellationToken.None);
                var later = await reader.GetAsync(dimension, line.Key, Today, CancellationToken.None);
                Assert.Equal(Text(later!), Text(today!));
            }
        }

        // Without a day, a summary carries the newest day on which anything changed.
        static string Text(Summary summary) =>
            System.Text.Encoding.UTF8.GetString(Columns.Json(summary with { AsOf = default }, SummaryJson.Default.Summary));
    }

    /// <summary>For each of several days, how many claims of each deal are stored. A deal with 0 is not stored.</summary>
    private static readonly Gen<int[][]> Histories = Gen.Int[0, 4].Array[24].Array[1, 5];

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(64)]
    public Task EqualsAFullRefreshByteForByte(int whole) => Histories.SampleAsync(
        async history =>
        {
            var tables = await EmptyAsync();
            foreach (var (at, day) in history.Index())
            {
                // Every third refresh counts all deals in one pass, as after an import. A small whole splits histories into parts.
                await LoadAsync(tables, day, isRenamed: at % 2 == 1);
                await RefreshAsync(tables, full: false, most: at % 3 == 1 ? 0 : 5000, whole: whole);
            }

            var incremental = await AllSummaries.OfAsync(tables);
            await RefreshAsync(tables, full: true);
            Assert.Equal(incremental, await AllSummaries.OfAsync(tables));

            var fresh = await EmptyAsync();
            await LoadAsync(fresh, history[^1], isRenamed: history.Length % 2 == 0);
            await RefreshAsync(fresh, full: false);
            Assert.Equal(incremental, await AllSummaries.OfAsync(fresh));
        },
        iter: Long.Cases(always: 2, atNight: 25),
        threads: 2);

    [Fact]
    public async Task UsesTheNewNameOfAnOrganizationForEveryDay()
    {
        var tables = await EmptyAsync();
        await LoadAsync(tables, [.. Enumerable.Repeat(4, 100)]);
        await RefreshAsync(tables, full: false, whole: 0);
        await LoadAsync(tables, [.. Enumerable.Repeat(4, 100)], isRenamed: true);
        await RefreshAsync(tables, full: false, whole: 0);
        foreach (var day in new DateOnly?[] { null, new(2023, 12, 31), new(2024, 12, 31) })
        {
            var table = await new SummaryReader(tables, Time).TableAsync(Dimension.Investor, day, CancellationToken.None);
            var names = Renamed.ToDictionary(organization => organization.Id.ToString(), organization => organization.Name);
            Assert.Contains(table.Value, line => line.Name.EndsWith(" Group", StringComparison.Ordinal));
            Assert.All(table.Value, line => Assert.Equal(names[line.Key], line.Name));
            var window = new SummaryQuery(Dimension.Company) { Window = new(PartialDate.OfYear(2020), null), AsOf = day };
            var (companies, _) = await new SummaryReader(tables, Time).TableAsync(window, null, 1000, CancellationToken.None);
            Assert.NotEmpty(companies.Value);
            Assert.All(companies.Value, line => Assert.Equal(names[line.Key], line.Name));
        }

        // Names are among the keys of deals, so months were written again without a change of their figures.
        var incremental = await AllSummaries.OfAsync(tables);
        await RefreshAsync(tables, full: true, whole: 0);
        Assert.Equal(await AllSummaries.OfAsync(tables), incremental);
    }

    [Fact]
    public async Task FindsNothingToDoTheSecondTime()
    {
        var tables = await EmptyAsync();
        await LoadAsync(tables, [1, 2, 3]);
        Assert.Equal(RefreshOutcome.Refreshed, (await RefreshAsync(tables, full: false)).Outcome);
        Assert.Equal(0, (await RefreshAsync(tables, full: false)).Groups);
    }

    /// <summary>
    /// An earlier version recorded no uncounted writes. The first refresh after it counts everything, even if one was killed before.
    /// </summary>
    [Fact]
    public async Task CountsEverythingAfterAnEarlierVersion()
    {
        var tables = await EmptyAsync();
        await LoadAsync(tables, [1, 2, 3]);
        await RefreshAsync(tables, full: false);
        await LoadAsync(tables, [3, 2, 1, 4]);
        await UncountedWrite.RemoveAsync(tables, await UncountedWrite.AllAsync(tables, CancellationToken.None), CancellationToken.None);
        var state = (await tables.GetAsync(TableNames.Summaries, RefreshState.Partition, SummaryLayout.State, CancellationToken.None))!;
        state.Remove(nameof(RefreshState.NeedsFullCount));
        state["Watermark"] = Time.GetUtcNow();
        await tables.WriteAsync(TableNames.Summaries, [RowWrite.Upsert(state)], CancellationToken.None);

        await Assert.ThrowsAsync<KilledException>(() => RefreshAsync(new KilledTables(tables, killAt: 8), full: false));
        await new SummaryRefresh(tables, Time).RunAsync(full: false, null, CancellationToken.None, breakLease: true);
        var counted = await AllSummaries.OfAsync(tables);
        await RefreshAsync(tables, full: true);
        Assert.Equal(await AllSummaries.OfAsync(tables), counted);
        await Verified.IsRightAsync(tables);
    }

    /// <summary>
    /// The layout before counted each currency alone. The cells that it left are all counted again, even if the first refresh is killed, so
    /// none is added up that lacks its comparable figure.
    /// </summary>
    [Fact]
    public async Task CountsEverythingAfterALayoutWithoutComparableFigures()
    {
        var tables = await EmptyAsync();
        await LoadAsync(tables, [.. Enumerable.Repeat(4, 24)]);
        await RefreshAsync(tables, full: false);
        var expected = await AllSummaries.OfAsync(tables);
        Assert.True(await WithoutComparableFiguresAsync(tables) > 10);
        await Assert.ThrowsAsync<KilledException>(() => RefreshAsync(new KilledTables(tables, killAt: 20), full: false));
        await LoadAsync(tables, [3, .. Enumerable.Repeat(4, 23)]);
        await new SummaryRefresh(tables, Time).RunAsync(full: false, null, CancellationToken.None, breakLease: true);
        await LoadAsync(tables, [.. Enumerable.Repeat(4, 24)]);
        await RefreshAsync(tables, full: false);
        Assert.Equal(expected, await AllSummaries.OfAsync(tables));
    }

    [Fact]
    public async Task CountsDealsAgainOnceTheirRatesAreKnown()
    {
        int[] claims = [.. Enumerable.Repeat(4, 24)];
        var (rates, tables) = (SomeRates.Between("2016-01-01", "2026-04-13"), new MemoryTables());
        await LoadAsync(tables, claims);
        await RefreshAsync(tables, full: false);
        Assert.NotEmpty(await new RateLoad(tables, Time).RunAsync(rates, null, CancellationToken.None));
        Assert.Equal(RefreshOutcome.Refreshed, (await RefreshAsync(tables, full: false)).Outcome);

        var fresh = new MemoryTables();
        await new RateLoad(fresh, Time).RunAsync(rates, null, CancellationToken.None);
        await LoadAsync(fresh, claims);
        await RefreshAsync(fresh, full: false);
        Assert.Equal(await AllSummaries.OfAsync(fresh), await AllSummaries.OfAsync(tables));
    }

    /// <summary>Takes the comparable figures out of the cells, and gives the refresh state its earlier name.</summary>
    /// <returns>The number of cells that had one.</returns>
    private static async Task<int> WithoutComparableFiguresAsync(MemoryTables tables)
    {
        const string Intervals = "Intervals";
        var state = (await tables.GetAsync(TableNames.Summaries, RefreshState.Partition, SummaryLayout.State, CancellationToken.None))!;
        var changed = 0;
        foreach (var (table, row) in tables.Rows().ToList())
        {
            if (table == TableNames.Cells && CellStore.IsCell(row))
            {
                var json = JsonNode.Parse(Columns.Unpack(Columns.Get(row, Intervals)!))!.AsArray();
                var removed = json.Select(interval => interval!.AsObject().Remove("usd")).ToList();
                changed += removed.Contains(true) ? 1 : 0;
                Columns.Put(row, Intervals, Columns.Pack(Encoding.UTF8.GetBytes(json.ToJsonString())));
                await tables.WriteAsync(table, [RowWrite.Upsert(row)], CancellationToken.None);
            }
            else if (table is TableNames.Summaries or TableNames.Cells)
            {
                await tables.WriteAsync(table, [RowWrite.Delete(row.PartitionKey, row.RowKey)], CancellationToken.None);
            }
        }

        state.RowKey = "refresh-stages";
        await tables.WriteAsync(TableNames.Summaries, [RowWrite.Upsert(state)], CancellationToken.None);
        return changed;
    }

    private static async Task<MemoryTables> EmptyAsync()
    {
        var tables = new MemoryTables(emptyPageEvery: 7);
        await tables.CreateAsync(CancellationToken.None);
        await RealRates.StoreSomeAsync(tables);
        return tables;
    }

    private static Task<LoadResult> LoadAsync(ITables tables, int[] day, bool isRenamed = false)
    {
        var deals = day.Select((claims, at) => (claims, deal: Deals[at]))
            .Where(pair => pair.claims > 0)
            .Select(pair => pair.deal with { Claims = [.. pair.deal.Claims.Take(pair.claims)] });
        return new SeedLoad(tables, TimeProvider.System).RunAsync(isRenamed ? Renamed : Named, [.. deals], null, CancellationToken.None);
    }

    private static Task<RefreshRun> RefreshAsync(ITables tables, bool full, int most = 5000, int whole = 64) =>
        new SummaryRefresh(tables, TimeProvider.System, most, whole).RunAsync(full, null, CancellationToken.None);
}

using ServerlessDeals.Corpus;
using ServerlessDeals.Loading;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>The storage requests of a refresh, and of summaries that are counted when they are asked for.</summary>
public sealed class TheCostOfCounting
{
    private const int Deals = 70;

    // ./bench refresh measures it with 4,500 and 45,000 deals, which need about as many.
    private const int MostOfARefresh = 350;

    private static readonly GeneratedCorpus Corpus = new(Deals);

    [Fact]
    public async Task IsBoundedForARefreshAfterTenChanges()
    {
        var tables = await RefreshedAsync();
        await PutAsync(tables, Enumerable.Range(0, 10).Select(at => 7 * at), revision: 1);
        var run = await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: false, null, CancellationToken.None);
        Assert.Equal(RefreshOutcome.Refreshed, run.Outcome);
        Assert.True(run.Requests <= MostOfARefresh, $"The refresh sent {run.Requests} requests.");
    }

    [Fact]
    public async Task IsTwoRequestsForAWindow()
    {
        var counted = new RequestCountingTables(await RefreshedAsync());
        var reader = new SummaryReader(counted, TimeProvider.System);
        foreach (var dimension in Enum.GetValues<Dimension>())
        {
            var query = new SummaryQuery(dimension) { Window = new(PartialDate.OfYear(2011), PartialDate.OfQuarter(2012, 2)) };
            if (!SummaryQuery.IsPeriod(dimension))
            {
                query = query with { By = Dimension.Month };
            }

            var before = counted.Requests;
            var (table, _) = await reader.TableAsync(query, null, 10, CancellationToken.None);
            Assert.NotEmpty(table.Value);
            Assert.Equal(2, counted.Requests - before);
            Assert.NotNull(await reader.GetAsync(query, table.Value[0].Key, CancellationToken.None));
            Assert.InRange(counted.Requests - before, 4, 5);
        }
    }

    private static async Task<MemoryTables> RefreshedAsync()
    {
        var tables = new MemoryTables();
        await tables.CreateAsync(CancellationToken.None);
        await PutAsync(tables, Enumerable.Range(0, Deals), revision: 0);
        await new SummaryRefresh(tables, TimeProvider.System).RunAsync(full: false, null, CancellationToken.None);
        return tables;
    }

    private static Task PutAsync(ITables tables, IEnumerable<int> numbers, int revision) => new DealWriter(tables).PutAsync(
        [
            .. numbers.Select(number => Corpus.Named(number, revision))
                .Select(pair => pair.Deal.ToRows(pair.Named, ExchangeRates.None)),
        ],
        CancellationToken.None);
}

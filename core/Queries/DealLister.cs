using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>Builds a page of a list. Walks a view in its own order, or reads one whole partition and sorts it.</summary>
internal sealed class DealLister
{
    // Page size for queries the service cannot fully check, where some of the rows are thrown away.
    private const int CheckedPage = 200;

    private readonly ITables _tables;
    private readonly SummaryReader _summaries;
    private readonly QueryPlanner _planner;
    private readonly RateReader _rates;

    public DealLister(ITables tables, TimeProvider time)
    {
        (_tables, _rates) = (tables, new(tables, time));
        // Only the number of deals is read, and that does not depend on the clock.
        _summaries = new(tables, TimeProvider.System);
        _planner = new(_summaries);
    }

    public async Task<DealPage> ListAsync(DealQuery query, CancellationToken cancel)
    {
        var spent = 0;
        if (query.BoundsCurrency is { } currency && currency != Currency.Usd)
        {
            (var rates, spent) = await _rates.ReadAsync(cancel);
            query = query with { Rates = rates };
        }

        var plan = await _planner.PlanAsync(query, spent, cancel);
        if (plan.Sorted)
        {
            return await SortedAsync(query, plan, cancel);
        }

        var page = await WalkedAsync(query, plan, cancel);
        return query.WithTotal ? page with { Total = await TotalAsync(query, plan, DealReader.MaxRequests - page.Requests, cancel) } : page;
    }

    private async Task<int?> TotalAsync(DealQuery query, QueryPlan plan, int requests, CancellationToken cancel)
    {
        if (query.IsEverything)
        {
            return (await _summaries.GetAsync(Dimension.Overall, "all", null, cancel))?.AllDeals();
        }

        if (plan.Partition is null)
        {
            return null;
        }

        var total = 0;
        var range = DealRange.Of(query, plan.View, plan.Partition, "") with { Take = TableLimits.PageRows };
        for (; requests > 0; requests--)
        {
            var page = await _tables.QueryAsync(range, cancel);
            total += page.Rows.Select(row => ViewRow.Read(row, query.AsOf)).OfType<DealItem>().Count(query.Matches);
            if (page.Continuation is null)
            {
                return total;
            }

            range = range with { Continuation = page.Continuation };
        }

        return null;
    }

    /// <summary>Reads a view in its own order, starting at the cursor.</summary>
    private async Task<DealPage> WalkedAsync(DealQuery query, QueryPlan plan, CancellationToken cancel)
    {
        var (partitions, requests) = plan.Partition is { } pinned ? ([pinned], 0) : await PartitionsAsync(query, cancel);
        requests += plan.Requests;
        var (read, rows) = (new List<string>(), 0);
        var deals = new List<ListedDeal>();
        DealPage Page(Cursor? next) =>
            new(deals, next, requests) { Explanation = Explain(query, plan, read, requests, rows, deals.Count) };

        foreach (var partition in partitions)
        {
            read.Add(partition);
            var last = partition == query.After?.Partition ? query.After.Row : "";
            var range = DealRange.Of(query, plan.View, partition, last);
            do
            {
                if (requests == DealReader.MaxRequests)
                {
                    return Page(new(plan.View.Table, partition, last));
                }

                var page = await _tables.QueryAsync(range with { Take = Take(query, deals.Count) }, cancel);
                requests++;
                foreach (var row in page.Rows)
                {
                    rows++;
                    if (ViewRow.ReadListed(row, query.AsOf) is { } deal && (query.IsEverything || query.Matches(deal.Deal)))
                    {
                        if (deals.Count == query.Limit)
                        {
                            return Page(new(plan.View.Table, partition, last));
                        }

                        deals.Add(WithMatch(query, deal));
                    }

                    last = row.RowKey;
                }

                range = range with { Continuation = page.Continuation };
            }
            while (range.Continuation is not null);
        }

        return Page(null);
    }

    /// <summary>Reads a whole partition, sorts it, and returns the deals after the cursor.</summary>
    private async Task<DealPage> SortedAsync(DealQuery query, QueryPlan plan, CancellationToken cancel)
    {
        var (found, requests, rows) = (new List<ListedDeal>(), plan.Requests, 0);
        var whole = DealRange.Of(WithoutDates(query), plan.View, plan.Partition!, "");
        for (var range = whole with { Take = TableLimits.PageRows }; ;)
        {
            var page = await _tables.QueryAsync(range, cancel);
            (requests, rows) = (requests + 1, rows + page.Rows.Count);
            found.AddRange(page.Rows
                .Select(row => ViewRow.ReadListed(row, query.AsOf))
                .OfType<ListedDeal>()
                .Where(listed => query.Matches(listed.Deal)));
            if (page.Continuation is null)
            {
                break;
            }

            range = range with { Continuation = page.Continuation };
        }

        var keyed = found.Select(listed => (Listed: listed, Key: query.Order.KeyOf(listed.Deal))).ToList();
        var partitions = query.Order
            .Through(keyed.Select(pair => pair.Key.Partition).Append(query.After?.Partition ?? "").Distinct())
            .ToList();
        var ordered = keyed
            .OrderBy(pair => partitions.IndexOf(pair.Key.Partition))
            .ThenBy(pair => pair.Key.Row, StringComparer.Ordinal)
            .Where(pair => query.After is null || IsAfter(pair.Key, query.After, partitions))
            .Take(query.Limit + 1)
            .ToList();
        var deals = ordered.Take(query.Limit).Select(pair => WithMatch(query, pair.Listed)).ToList();
        var next = ordered.Count > query.Limit
            ? new Cursor(plan.View.Table, ordered[query.Limit - 1].Key.Partition, ordered[query.Limit - 1].Key.Row)
            : null;
        return new(deals, next, requests)
        {
            Total = query.WithTotal ? found.Count : null,
            Explanation = Explain(query, plan, [plan.Partition!], requests, rows, deals.Count),
        };
    }

    private static Explanation Explain(DealQuery query, QueryPlan plan, IReadOnlyList<string> read, int requests, int rows, int matched)
    {
        var range = DealRange.TextOf(plan.Sorted ? WithoutDates(query) : query, plan.View);
        return new(plan.View.Table, read, range, plan.Sorted, requests, rows, matched)
        {
            Bounds = query.BoundsCurrency is { } currency ? new(currency, ExchangeRate.EuropeanCentralBank, query.Rates.Last) : null,
        };
    }

    private static DealQuery WithoutDates(DealQuery query) => query with { From = null, To = null };

    private static ListedDeal WithMatch(DealQuery query, ListedDeal listed) =>
        query.IncludePossible ? new(listed.Deal with { Match = query.MatchOf(listed.Deal) }) : listed;

    private static bool IsAfter((string Partition, string Row) key, Cursor after, List<string> partitions) =>
        key.Partition == after.Partition
            ? string.CompareOrdinal(key.Row, after.Row) > 0
            : partitions.IndexOf(key.Partition) > partitions.IndexOf(after.Partition);

    private static int Take(DealQuery query, int found) =>
        query.IsCheckedByTheService ? query.Limit + 1 - found : CheckedPage;

    private async Task<(IEnumerable<string> Partitions, int Requests)> PartitionsAsync(DealQuery query, CancellationToken cancel)
    {
        if (query.Order.View.Order is not null)
        {
            return ([Views.Whole], 0);
        }

        var all = query.Order.Through(await Partitions.OfAsync(_tables, query.Order.View.Table, cancel)).ToList();
        var remaining = query.After is { } after ? all.SkipWhile(partition => partition != after.Partition) : all;
        return (query.Order == DealOrder.NewsFirst ? remaining : remaining.Where(year => IsInPeriod(query, year)), 1);
    }

    private static bool IsInPeriod(DealQuery query, string year) =>
        (query.To is null || string.CompareOrdinal(year, Views.Year(query.To.Value.Last.Year)) <= 0)
        && (query.From is null || string.CompareOrdinal(year, Views.Year(query.From.Value.First.Year)) >= 0);
}

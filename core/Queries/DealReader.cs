using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>Answers queries for deals with point reads and ranges of one partition, never with a scan.</summary>
public sealed class DealReader(ITables tables)
{
    /// <summary>After this many storage requests an answer is a short page with a cursor.</summary>
    public const int MaxRequests = 5;

    // What the service cannot check is read in larger pieces, of which some is thrown away.
    private const int CheckedPage = 200;

    // How many deals there are does not depend on the day.
    private readonly SummaryReader _summaries = new(tables, TimeProvider.System);

    private QueryPlanner Planner => new(_summaries);

    /// <summary>A deal as of a day, or as known now; null if there is none, or nothing of it was known.</summary>
    public async Task<ResolvedDeal?> GetAsync(DealId id, DateOnly? asOf, CancellationToken cancel) =>
        await DealWriter.ReadAsync(tables, id, cancel) is { } deal ? Resolver.Resolve(deal, asOf ?? DateOnly.MaxValue) : null;

    /// <summary>A deal as of a day with all that is printed of it: two requests, the second for the company's other deals.</summary>
    public async Task<DealDetail?> DetailAsync(DealId id, DateOnly? asOf, CancellationToken cancel)
    {
        if (await DealWriter.ReadNamedAsync(tables, id, cancel) is not var (deal, named) || Resolver.Resolve(deal, asOf ?? DateOnly.MaxValue) is not { } resolved)
        {
            return null;
        }

        var others = await AllAsync(Views.ByCompany, deal.Company.ToString(), asOf, cancel);

        // As it is listed, so that it says what was news of it by that day.
        var item = DealRows.Periods(deal, named).Last(period => asOf is null || period.From <= asOf).Item;
        return DealDetail.Of(resolved, item, asOf) with { Related = DealDetail.RelatedOf(id, others) };
    }

    public async Task<DealPage> ListAsync(DealQuery query, CancellationToken cancel)
    {
        var plan = await Planner.PlanAsync(query, cancel);
        if (plan.Sorted)
        {
            return await SortedAsync(query, plan, cancel);
        }

        var page = await WalkedAsync(query, plan, cancel);
        return query.WithTotal ? page with { Total = await TotalAsync(query, plan, MaxRequests - page.Requests, cancel) } : page;
    }

    private async Task<int?> TotalAsync(DealQuery query, Plan plan, int requests, CancellationToken cancel)
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
        var range = Range(query, plan.View, plan.Partition, "") with { Take = TableLimits.PageRows };
        for (; requests > 0; requests--)
        {
            var page = await tables.QueryAsync(range, cancel);
            total += page.Rows.Select(row => DealRows.Read(row, query.AsOf)).OfType<DealItem>().Count(query.Matches);
            if (page.Continuation is null)
            {
                return total;
            }

            range = range with { Continuation = page.Continuation };
        }

        return null;
    }

    /// <summary>Reads a view in its own order, from the cursor on.</summary>
    private async Task<DealPage> WalkedAsync(DealQuery query, Plan plan, CancellationToken cancel)
    {
        var (partitions, requests) = plan.Partition is { } pinned ? ([pinned], 0) : await PartitionsAsync(query, cancel);
        requests += plan.Requests;
        var (read, rows) = (new List<string>(), 0);
        var deals = new List<ListedDeal>();
        DealPage Page(Cursor? next) => new(deals, next, requests) { Explanation = new(plan.View.Table, read, false, requests, rows, deals.Count) };
        foreach (var partition in partitions)
        {
            read.Add(partition);
            var last = partition == query.After?.Partition ? query.After.Row : "";
            var range = Range(query, plan.View, partition, last);
            do
            {
                if (requests == MaxRequests)
                {
                    return Page(new(plan.View.Table, partition, last));
                }

                var page = await tables.QueryAsync(range with { Take = Take(query, deals.Count) }, cancel);
                requests++;
                foreach (var row in page.Rows)
                {
                    rows++;
                    if (DealRows.ReadListed(row, query.AsOf) is { } deal && (query.IsEverything || query.Matches(deal.Deal)))
                    {
                        if (deals.Count == query.Limit)
                        {
                            return Page(new(plan.View.Table, partition, last));
                        }

                        deals.Add(Told(query, deal));
                    }

                    last = row.RowKey;
                }

                range = range with { Continuation = page.Continuation };
            }
            while (range.Continuation is not null);
        }

        return Page(null);
    }

    /// <summary>Reads a partition whole, sorts it, and gives what lies behind the cursor.</summary>
    private async Task<DealPage> SortedAsync(DealQuery query, Plan plan, CancellationToken cancel)
    {
        var (found, requests, rows) = (new List<ListedDeal>(), plan.Requests, 0);
        for (var range = Range(query with { From = null, To = null }, plan.View, plan.Partition!, "") with { Take = TableLimits.PageRows }; ;)
        {
            var page = await tables.QueryAsync(range, cancel);
            (requests, rows) = (requests + 1, rows + page.Rows.Count);
            found.AddRange(page.Rows.Select(row => DealRows.ReadListed(row, query.AsOf)).OfType<ListedDeal>().Where(one => query.Matches(one.Deal)));
            if (page.Continuation is null)
            {
                break;
            }

            range = range with { Continuation = page.Continuation };
        }

        var partitions = query.Order.Through(found.Select(one => query.Order.PlaceOf(one.Deal).Partition).Append(query.After?.Partition ?? "").Distinct()).ToList();
        var ordered = found
            .Select(one => (Listed: one, Place: query.Order.PlaceOf(one.Deal)))
            .OrderBy(one => partitions.IndexOf(one.Place.Partition)).ThenBy(one => one.Place.Row, StringComparer.Ordinal)
            .Where(one => query.After is null || IsBehind(one.Place, query.After, partitions))
            .Take(query.Limit + 1)
            .ToList();
        var deals = ordered.Take(query.Limit).Select(one => Told(query, one.Listed)).ToList();
        var next = ordered.Count > query.Limit
            ? new Cursor(plan.View.Table, ordered[query.Limit - 1].Place.Partition, ordered[query.Limit - 1].Place.Row)
            : null;
        return new(deals, next, requests) { Total = query.WithTotal ? found.Count : null, Explanation = new(plan.View.Table, [plan.Partition!], true, requests, rows, deals.Count) };
    }

    private static ListedDeal Told(DealQuery query, ListedDeal listed) =>
        query.IncludePossible ? new(listed.Deal with { Match = query.MatchOf(listed.Deal) }) : listed;

    private static bool IsBehind((string Partition, string Row) place, Cursor after, List<string> partitions) =>
        place.Partition == after.Partition
            ? string.CompareOrdinal(place.Row, after.Row) > 0
            : partitions.IndexOf(place.Partition) > partitions.IndexOf(after.Partition);

    /// <summary>Every deal of a partition: an organization's, or a year's, newest first.</summary>
    public Task<IReadOnlyList<DealItem>> AllAsync(View view, string partition, DateOnly? asOf, CancellationToken cancel) =>
        ReadAsync(view, partition, new() { AsOf = asOf }, cancel);

    /// <summary>Every deal of a partition that surely lies within some days, newest first.</summary>
    public Task<IReadOnlyList<DealItem>> AllAsync(
        View view, string partition, DateOnly first, DateOnly last, DateOnly? asOf, CancellationToken cancel) =>
        ReadAsync(view, partition, new() { From = PartialDate.OfDay(first), To = PartialDate.OfDay(last), AsOf = asOf }, cancel);

    /// <summary>Every deal in which an organization stands among the parties, newest first, each with the rivals of its company.</summary>
    internal async Task<IReadOnlyList<(DealItem Deal, IReadOnlyList<Slug> Rivals)>> BackedAsync(Slug investor, DateOnly? asOf, CancellationToken cancel)
    {
        var range = Range(new() { AsOf = asOf }, Views.ByInvestor, investor.ToString(), "") with { Take = TableLimits.PageRows };
        return
        [
            .. from row in await tables.AllAsync(range, cancel)
               let deal = DealRows.Read(row, asOf)
               where deal is not null
               select (deal, DealRows.RivalsIn(row)),
        ];
    }

    private async Task<IReadOnlyList<DealItem>> ReadAsync(View view, string partition, DealQuery query, CancellationToken cancel)
    {
        var rows = await tables.AllAsync(Range(query, view, partition, "") with { Take = TableLimits.PageRows }, cancel);
        return [.. rows.Select(row => DealRows.Read(row, query.AsOf)).OfType<DealItem>().Where(query.Matches)];
    }

    private static int Take(DealQuery query, int found) =>
        query.IsCheckedByTheService ? query.Limit + 1 - found : CheckedPage;

    private static RowRange Range(DealQuery query, View view, string partition, string last)
    {
        var (first, final) = view.HasDatesAsKeys ? Bounds(query, view) : ("", "");
        // "!" sorts before every character that an id is made of, so that the range begins right after the last row.
        var from = last.Length > 0 ? last + "!" : first;
        var where = new List<Condition> { query.AsOf is { } asOf ? DealRows.HadBegunBy(asOf) : DealRows.IsCurrent };
        if (query is { AsOf: null, Status: { Any: [var status], Not: [] } })
        {
            where.Add(DealRows.HasStatus(status));
        }

        return new(view.Table, partition, from, final + RowRange.LastKey, 1, where);
    }

    /// <summary>Keys hold a date's first day. A date of a year or a month that may reach into the range begins before it, in the same year.</summary>
    private static (string First, string Last) Bounds(DealQuery query, View view)
    {
        var earliest = query.From is not { } from ? (DateOnly?)null : query.IncludePossible ? new(from.First.Year, 1, 1) : from.First;
        var latest = query.To?.Last;
        return view.Table == Views.ByDateOldest.Table
            ? (earliest is { } low ? RowKeys.Day(low) : "", latest is { } high ? RowKeys.Day(high) : "")
            : (latest is { } newest ? RowKeys.Inverted(newest) : "", earliest is { } oldest ? RowKeys.Inverted(oldest) : "");
    }

    private async Task<(IEnumerable<string> Partitions, int Requests)> PartitionsAsync(DealQuery query, CancellationToken cancel)
    {
        var all = query.Order.Through(await Partitions.OfAsync(tables, query.Order.View.Table, cancel)).ToList();
        var begun = query.After is { } after ? all.SkipWhile(partition => partition != after.Partition) : all;
        return (
            query.Order == DealOrder.NewsFirst ? begun
            : query.Order.IsByAmount
                ? begun.Where(code => query.Currencies.IsAll || (code != Views.NoCurrency && query.Currencies.Matches(Currency.Parse(code).Value)))
                : begun.Where(year =>
                    (query.To is null || string.CompareOrdinal(year, Views.Year(query.To.Value.Last.Year)) <= 0)
                    && (query.From is null || string.CompareOrdinal(year, Views.Year(query.From.Value.First.Year)) >= 0)),
            1);
    }
}

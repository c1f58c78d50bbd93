using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>Builds a page of a list: plans it, reads it, and counts the whole list if that is requested.</summary>
internal sealed class DealLister
{
    private readonly ITables _tables;
    private readonly YearReader _years;
    private readonly QueryPlanner _planner;
    private readonly RateReader _rates;
    private readonly SortedDeals _sorted;
    private readonly DealTotals _totals;

    public DealLister(ITables tables, YearReader years, TimeProvider time)
    {
        (_tables, _years, _rates) = (tables, years, new(tables, time));
        // Only the number of deals is read, and that does not depend on the clock.
        _planner = new(new(tables, TimeProvider.System));
        (_sorted, _totals) = (new(tables), new(tables));
    }

    public async Task<DealPage> ListAsync(DealQuery query, CancellationToken cancel)
    {
        if (query.Named is { Count: 0 })
        {
            // No organization has such a name, so there is nothing to read.
            var nothing = Explanation.Of(query, QueryPlan.OwnView(query), [], 0, 0, 0);
            return new([], null, 0) { Total = query.WithTotal ? 0 : null, Explanation = nothing };
        }

        var spent = 0;
        if (query.BoundsCurrency is { } currency && currency != Currency.Usd)
        {
            (var rates, spent) = await _rates.ReadAsync(cancel);
            query = query with { Rates = rates };
        }

        var plan = await _planner.PlanAsync(query, spent, cancel);
        var page = plan.Sorted
            ? await SortedAsync(query, plan, cancel)
            : await new DealWalk(_tables, _years, query, plan).ReadAsync(cancel);
        return query.WithTotal ? await _totals.CountedAsync(query, plan, page, cancel) : page;
    }

    /// <summary>Sorts whole partitions. If they have too many rows, the list is read from the order's own view.</summary>
    private async Task<DealPage> SortedAsync(DealQuery query, QueryPlan plan, CancellationToken cancel)
    {
        var (page, requests) = await _sorted.ReadAsync(query, plan, cancel);
        var own = QueryPlan.OwnView(query) with { Requests = requests };
        if (page is not null || requests + DealWalk.FewestRequests <= DealReader.MaxRequests)
        {
            return page ?? await new DealWalk(_tables, _years, query, own).ReadAsync(cancel);
        }

        // No requests are left. The page has no deals, and the next one begins in the order's own view.
        var next = (query.After ?? new("", "", "")) with { View = query.Order.View.Table };
        return new([], next, requests) { Explanation = Explanation.Of(query, own, plan.Partitions, requests, 0, 0) };
    }
}

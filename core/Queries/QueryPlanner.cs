using ServerlessDeals.Summaries;

namespace ServerlessDeals.Queries;

/// <summary>
/// Chooses the view for a query. A company or an acquirer has few deals, so its view comes first. Then, of the other filters that have a
/// view, the one whose stored counts show the fewest deals. Otherwise the order's own view. Each of up to five values of a filter is one
/// range. Reads always name a partition, so no table is ever scanned.
/// </summary>
internal sealed class QueryPlanner(SummaryReader summaries)
{
    /// <param name="spent">The requests that the query has cost already.</param>
    public async Task<QueryPlan> PlanAsync(DealQuery query, int spent, CancellationToken cancel)
    {
        var plan = await ChooseAsync(query, DealReader.MaxRequests - spent, cancel);
        return plan with { Requests = plan.Requests + spent };
    }

    private async Task<QueryPlan> ChooseAsync(DealQuery query, int budget, CancellationToken cancel)
    {
        var candidates = FilteredView.Of(query).Where(view => view.Partitions.Count <= budget).ToList();
        if (query.After is { } after)
        {
            // A list continues in the view it began with, even if the counts have changed.
            return PlanOf(query, candidates.Find(view => view.Has(after.View)));
        }

        var compared = candidates is [{ Breadth: Breadth.Few }, ..] ? [] : Affordable(query, candidates, budget);
        if (compared.Count == 0 || (compared.Count == 1 && query.Order == DealOrder.NewestFirst))
        {
            return PlanOf(query, candidates.FirstOrDefault());
        }

        var counts = await summaries.DealsAsync(compared.SelectMany(view => view.Counted), cancel);
        var (best, deals) = Fewest(compared, counts);
        var isSmall = query.Order == DealOrder.NewestFirst || deals is null or <= SortedDeals.MostRows;
        return PlanOf(query, isSmall ? best : null) with { Requests = 1 + counts.Count };
    }

    /// <summary>The views that can be counted so that enough requests are left to read the deals.</summary>
    private static List<FilteredView> Affordable(DealQuery query, List<FilteredView> candidates, int budget)
    {
        // To sort, a second page of a partition may be needed.
        var left = budget - 1 - (query.Order == DealOrder.NewestFirst ? 0 : 1);
        var (compared, ranges) = (new List<FilteredView>(), 0);
        foreach (var view in candidates)
        {
            var most = Math.Max(ranges, view.Partitions.Count);
            if (view.Counted.Count + most <= left)
            {
                (left, ranges) = (left - view.Counted.Count, most);
                compared.Add(view);
            }
        }

        return compared;
    }

    private static (FilteredView View, int? Deals) Fewest(List<FilteredView> compared, IReadOnlyList<int?> counts)
    {
        var at = 0;
        var sums = new List<(FilteredView View, int? Deals)>();
        foreach (var view in compared)
        {
            var own = counts.Skip(at).Take(view.Counted.Count);
            sums.Add((view, own.Aggregate((int?)0, (sum, deals) => sum + deals)));
            at += view.Counted.Count;
        }

        // A view that was never counted may have any number of deals.
        return sums.MinBy(pair => pair.Deals ?? SortedDeals.MostRows);
    }

    private static QueryPlan PlanOf(DealQuery query, FilteredView? view) => view is null
        ? QueryPlan.OwnView(query)
        : new(view.Partitions, query.Order != DealOrder.NewestFirst, view.Rest, view.IsExact);
}

using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Queries;

/// <summary>Where a list is read from.</summary>
/// <param name="Partition">The one partition that is read; null for those of the order's own view, one after the other.</param>
/// <param name="Sorted">The partition has another order: it is read whole and sorted.</param>
/// <param name="Requests">What the choice itself cost.</param>
internal sealed record QueryPlan(View View, string? Partition, bool Sorted, int Requests = 0);

/// <summary>
/// Chooses the view: a company's deals are few; of an investor, a lead, a sector, a country and a round the one with the fewest
/// deals by the stored counts; else the order's own view. Every choice pins a partition, so that nothing is ever scanned.
/// </summary>
internal sealed class QueryPlanner(SummaryReader summaries)
{
    /// <summary>A partition of at most so many deals is read whole (two requests) where it must be sorted.</summary>
    private const int MostSorted = 2000;

    // Of the five requests of an answer, one is for the state of the counts, and one or two are left for the deals.
    private const int MostCounted = 3;
    private const int MostCountedSorted = 2;

    public async Task<QueryPlan> PlanAsync(DealQuery query, CancellationToken cancel)
    {
        if (query.Companies.Only is { } company)
        {
            return Of(query, Views.ByCompany, company.ToString());
        }

        var candidates = Candidates(query).ToList();
        if (query.After is { } after)
        {
            // A list goes on where it began, whatever the counts say by now.
            var (view, partition, _) = candidates.Find(candidate => candidate.View.Table == after.View);
            return view is null ? new(query.Order.View, null, false) : Of(query, view, partition);
        }

        if (candidates is [var only] && query.Order == DealOrder.NewestFirst)
        {
            return Of(query, only.View, only.Partition);
        }

        if (candidates.Count == 0)
        {
            return new(query.Order.View, null, false);
        }

        var considered = candidates.Take(query.Order == DealOrder.NewestFirst ? MostCounted : MostCountedSorted).ToList();
        var counts = await summaries.DealsAsync(considered.Select(one => (one.Counted, one.Partition)), cancel);
        var (best, deals) = considered.Zip(counts).MinBy(pair => pair.Second ?? MostSorted);
        var plan = query.Order == DealOrder.NewestFirst || (deals ?? MostSorted) <= MostSorted
            ? Of(query, best.View, best.Partition)
            : new(query.Order.View, null, false);
        return plan with { Requests = 1 + considered.Count };
    }

    private static QueryPlan Of(DealQuery query, View view, string partition) => new(view, partition, query.Order != DealOrder.NewestFirst);

    private static IEnumerable<(View View, string Partition, Dimension Counted)> Candidates(DealQuery query)
    {
        if ((query.Leads.Only ?? query.Investors.Only) is { } investor)
        {
            yield return (Views.ByInvestor, investor.ToString(), Dimension.Investor);
        }

        if (query.Sectors.Only is { } sector)
        {
            yield return (Views.BySector, sector.ToString(), Dimension.Sector);
        }

        if (query.Countries.Only is { } country)
        {
            yield return (Views.ByCountry, country.ToString(), Dimension.Country);
        }

        if (query.Rounds.Only is { } round)
        {
            yield return (Views.ByRound, round.ToString(), Dimension.Round);
        }
    }
}

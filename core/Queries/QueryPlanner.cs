using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Queries;

/// <summary>The view and partition a list is read from.</summary>
/// <param name="Partition">The only partition to read; null to read all partitions of the order's own view in turn.</param>
/// <param name="Sorted">Whether to read the whole partition and sort it, because it has another order.</param>
/// <param name="Requests">The requests that planning cost.</param>
internal sealed record QueryPlan(View View, string? Partition, bool Sorted, int Requests = 0);

/// <summary>
/// Chooses the view for a query. A company has few deals, so its view comes first. Then, of the investor, lead, sector, country
/// and round filters, the one whose stored counts show the fewest deals. Otherwise the order's own view. Reads always name a
/// partition, so no table is ever scanned.
/// </summary>
internal sealed class QueryPlanner(SummaryReader summaries)
{
    /// <summary>The most deals in a partition that is read whole (two requests) to be sorted.</summary>
    private const int MostSorted = 2000;

    // Of the five requests allowed, one reads the state of the counts, and one or two must be left for the deals.
    private const int MostCounted = 3;
    private const int MostCountedSorted = 2;

    /// <param name="spent">The requests that the query has cost already.</param>
    public async Task<QueryPlan> PlanAsync(DealQuery query, int spent, CancellationToken cancel)
    {
        var plan = await ChooseAsync(query, spent, cancel);
        return plan with { Requests = plan.Requests + spent };
    }

    private async Task<QueryPlan> ChooseAsync(DealQuery query, int spent, CancellationToken cancel)
    {
        if (query.Companies.Only is { } company)
        {
            return Of(query, Views.ByCompany, company.ToString());
        }

        var candidates = Candidates(query).ToList();
        if (query.After is { } after)
        {
            // A list continues in the view it began with, even if the counts have changed.
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

        var most = query.Order == DealOrder.NewestFirst ? MostCounted : MostCountedSorted;
        var considered = candidates.Take(most - spent).ToList();
        var counts = await summaries.DealsAsync(considered.Select(candidate => (candidate.Counted, candidate.Partition)), cancel);
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

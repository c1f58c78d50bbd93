using ServerlessDeals.Storage;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Queries;

/// <summary>Where a list is read from.</summary>
/// <param name="Partition">The one partition that is read; null for those of the order's own view, one after the other.</param>
/// <param name="Sorted">The partition has another order: it is read whole and sorted.</param>
internal sealed record Plan(View View, string? Partition, bool Sorted);

/// <summary>
/// Chooses the view: a company's deals are few; of an investor, a lead, a sector, a country and a round the one with the fewest
/// deals by the stored counts; else the order's own view. Every choice pins a partition, so that nothing is ever scanned.
/// </summary>
internal sealed class QueryPlanner(SummaryReader summaries)
{
    /// <summary>A partition of at most so many deals is read whole (four requests) where it must be sorted.</summary>
    private const int MostSorted = 4000;

    public async Task<Plan> PlanAsync(DealQuery query, CancellationToken cancel)
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

        (View View, string Partition, int Deals)? best = null;
        foreach (var (view, partition, dimension) in candidates)
        {
            var deals = dimension is null ? MostSorted : await DealsAsync(dimension.Value, partition, cancel);
            if (best is null || deals < best.Value.Deals)
            {
                best = (view, partition, deals);
            }
        }

        return best is { } chosen && (query.Order == DealOrder.NewestFirst || chosen.Deals <= MostSorted)
            ? Of(query, chosen.View, chosen.Partition)
            : new(query.Order.View, null, false);
    }

    private static Plan Of(DealQuery query, View view, string partition) => new(view, partition, query.Order != DealOrder.NewestFirst);

    private static IEnumerable<(View View, string Partition, Dimension? Counted)> Candidates(DealQuery query)
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
            yield return (Views.ByRound, round.ToString(), null);
        }
    }

    private async Task<int> DealsAsync(Dimension dimension, string key, CancellationToken cancel) =>
        await summaries.GetAsync(dimension, key, null, cancel) is { } summary
            ? summary.Announced.Deals + summary.InTalks.Deals + summary.Cancelled
            : MostSorted;
}

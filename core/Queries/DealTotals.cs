using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>
/// Counts all deals of a list with at most two more requests: from the stored counts if they hold these deals, otherwise by reading them
/// if they are few.
/// </summary>
internal sealed class DealTotals(ITables tables)
{
    /// <summary>Why there is no total of most lists with several filters.</summary>
    public const string NotStored =
        "No count is stored for this combination of filters, and counting its deals would take more than two storage requests.";

    /// <summary>Why there is no total while the counts are older than the list.</summary>
    public const string NotCountedYet = "The stored counts do not have all of these deals yet; the next refresh counts them.";

    private readonly DealCounts _counts = new(tables);

    /// <summary>The page with the total of its list, or with the reason why there is none.</summary>
    public async Task<DealPage> CountedAsync(DealQuery query, QueryPlan plan, DealPage page, CancellationToken cancel)
    {
        if (page.Total is not null)
        {
            return page;
        }

        if (query.After is null && page.Next is null)
        {
            return page with { Total = page.Listed.Count };
        }

        if (CountedDeals.Of(query) is { } counted)
        {
            // A list that has more pages has deals. If fewer are counted than the page shows, the counts are older than the list.
            var total = await counted.CountAsync(_counts, cancel);
            return total > 0 && total >= page.Listed.Count ? page with { Total = total } : page with { TotalUnknown = NotCountedYet };
        }

        return await ReadAsync(query, plan, cancel) is { } read ? page with { Total = read } : page with { TotalUnknown = NotStored };
    }

    private async Task<int?> ReadAsync(DealQuery query, QueryPlan plan, CancellationToken cancel)
    {
        var (places, requests, found) = (PlacesOf(query, plan), 0, new HashSet<DealId>());
        foreach (var (view, partition) in places)
        {
            RowRange? range = DealRange.Of(plan.Rest, view, partition, "") with { Take = TableLimits.PageRows };
            for (; range is not null; requests++)
            {
                if (requests == DealCounts.MostRequests)
                {
                    return null;
                }

                var page = await DealRange.ReadAsync(tables, range, cancel);
                found.UnionWith(page.Rows
                    .Select(row => ViewRow.Read(row, query.AsOf)).OfType<DealItem>().Where(query.Matches).Select(deal => deal.Id));
                range = page.Continuation is null ? null : range with { Continuation = page.Continuation };
            }
        }

        return places.Count == 0 ? null : found.Count;
    }

    // Bounds in dollars are a range of the view by amount or by valuation, whatever the order of the list.
    private static IReadOnlyList<ViewPartition> PlacesOf(DealQuery query, QueryPlan plan) => (plan.Partitions, query) switch
    {
        ({ Count: > 0 and <= DealCounts.MostRequests } few, _) => few,
        ({ Count: 0 }, { Amount.IsInDollars: true }) => [new(Views.ByAmount, Views.Whole)],
        ({ Count: 0 }, { Valuation.IsInDollars: true }) => [new(Views.ByValuation, Views.Whole)],
        _ => [],
    };
}

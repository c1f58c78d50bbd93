using ServerlessDeals.Store.Deals;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>Reads whole partitions and sorts them, for a list in another order than theirs.</summary>
internal sealed class SortedDeals(ITables tables)
{
    /// <summary>The most rows that are read to be sorted. A list of more is read from the order's own view.</summary>
    public const int MostRows = 2 * TableLimits.PageRows;

    /// <returns>The page, or null if there are too many rows; and the requests that it cost.</returns>
    public async Task<(DealPage? Page, int Requests)> ReadAsync(DealQuery query, QueryPlan plan, CancellationToken cancel)
    {
        var (found, requests, rows) = (new List<ListedDeal>(), plan.Requests, 0);
        var inhabited = new HashSet<ViewPartition>();
        for (var at = 0; at < plan.Partitions.Count; at++)
        {
            var place = plan.Partitions[at];
            RowRange? range = DealRange.Of(plan.Rest, place.View, place.Partition, "") with { Take = TableLimits.PageRows };
            while (range is not null)
            {
                var page = await DealRange.ReadAsync(tables, range, cancel);
                (requests, rows) = (requests + 1, rows + page.Rows.Count);
                if (page.Rows.Count > 0)
                {
                    inhabited.Add(place);
                }

                found.AddRange(page.Rows
                    .Select(row => ViewRow.ReadListed(row, query.AsOf))
                    .OfType<ListedDeal>()
                    .Where(listed => query.Matches(listed.Deal)));
                range = page.Continuation is null ? null : range with { Continuation = page.Continuation };
                var needed = plan.Partitions.Count - at - (range is null ? 1 : 0);
                if ((range is not null && rows >= MostRows) || requests + needed > DealReader.MaxRequests)
                {
                    return (null, requests);
                }
            }
        }

        var sorted = Page(query, plan, [.. found.DistinctBy(listed => listed.Deal.Id)], requests, rows);
        return (sorted with { Inhabited = inhabited }, requests);
    }

    private static DealPage Page(DealQuery query, QueryPlan plan, IReadOnlyList<ListedDeal> found, int requests, int rows)
    {
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
        var deals = ordered.Take(query.Limit).Select(pair => DealWalk.WithMatch(query, pair.Listed)).ToList();
        var next = ordered.Count > query.Limit
            ? new Cursor(plan.Partitions[0].View.Table, ordered[query.Limit - 1].Key.Partition, ordered[query.Limit - 1].Key.Row)
            : null;
        return new(deals, next, requests)
        {
            Total = query.WithTotal ? found.Count : null,
            Explanation = Explanation.Of(query, plan, plan.Partitions, requests, rows, deals.Count),
        };
    }

    private static bool IsAfter((string Partition, string Row) key, Cursor after, List<string> partitions) =>
        key.Partition == after.Partition
            ? string.CompareOrdinal(key.Row, after.Row) > 0
            : partitions.IndexOf(key.Partition) > partitions.IndexOf(after.Partition);
}

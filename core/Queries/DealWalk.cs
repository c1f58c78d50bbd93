using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>Reads a page of a list from ranges that have the order of the list.</summary>
/// <param name="tables">The storage.</param>
/// <param name="years">Knows the partitions of the order's own view.</param>
/// <param name="query">The query, from its cursor on.</param>
/// <param name="plan">The partitions to read.</param>
internal sealed class DealWalk(ITables tables, YearReader years, DealQuery query, QueryPlan plan)
{
    /// <summary>What a page of the order's own view costs at least: its partitions, and a range.</summary>
    public const int FewestRequests = 2;

    // Rows in a request for queries that the service cannot fully check, where some of the rows are thrown away.
    private const int CheckedPage = 200;

    private readonly View _view = plan.IsOwnView ? query.Order.View : plan.Partitions[0].View;
    private readonly List<ListedDeal> _deals = [];
    private readonly List<ViewPartition> _read = [];
    private readonly HashSet<ViewPartition> _inhabited = [];
    private int _requests = plan.Requests;
    private int _rows;
    private bool _isFurther;

    public async Task<DealPage> ReadAsync(CancellationToken cancel)
    {
        if (!plan.IsOwnView)
        {
            var last = query.After?.Row ?? "";
            return Page(await ReadAsync(plan.Partitions, last, key => new(plan.Partitions[0].View.Table, PartitionOf(key), key), cancel));
        }

        foreach (var partition in await OwnPartitionsAsync(cancel))
        {
            var last = partition == query.After?.Partition ? query.After.Row : "";
            var own = new ViewPartition(query.Order.View, partition);
            if (await ReadAsync([own], last, key => new(own.View.Table, partition, key), cancel) is { } next)
            {
                return Page(next);
            }

            _isFurther = true;
        }

        return Page(null);
    }

    /// <summary>Merges the rows of several ranges. A deal that is in more than one of them has the same key in each.</summary>
    /// <param name="last">The key after which it begins.</param>
    /// <returns>The position at which the page ended; null if there are no more rows.</returns>
    private async Task<Cursor?> ReadAsync(
        IReadOnlyList<ViewPartition> partitions, string last, Func<string, Cursor> position, CancellationToken cancel)
    {
        _read.AddRange(partitions);
        var streams = partitions
            .Select(partition => new RowStream(tables, DealRange.Of(plan.Rest, partition.View, partition.Partition, last)))
            .ToList();
        while (true)
        {
            var unread = streams.Where(stream => stream.IsUnread).ToList();
            if (unread.Count > 0 && !MayRead(unread.Count))
            {
                return position(last);
            }

            var take = Take();
            _rows += (await Task.WhenAll(unread.Select(stream => stream.ReadAsync(take, cancel)))).Sum();
            _requests += unread.Count;
            _inhabited.UnionWith(partitions.Where((_, at) => streams[at].HadRows));
            if (unread.Exists(stream => stream.IsUnread))
            {
                continue;
            }

            if (streams.Select(stream => stream.First?.RowKey).OfType<string>().Min(StringComparer.Ordinal) is not { } key)
            {
                return null;
            }

            if (Listed([.. streams.Where(stream => stream.First?.RowKey == key)]) is { } deal)
            {
                if (_deals.Count == query.Limit)
                {
                    return position(last);
                }

                _deals.Add(deal);
            }

            (last, _isFurther) = (key, true);
        }
    }

    /// <summary>Takes the rows of one deal. On a past day perhaps only one of them shows it. Null if it does not match.</summary>
    private ListedDeal? Listed(IReadOnlyList<RowStream> streams)
    {
        var rows = streams.Select(stream => stream.Take()).ToList();
        var deal = rows.Select(row => ViewRow.ReadListed(row, query.AsOf)).FirstOrDefault(shown => shown is not null);
        return deal is not null && (IsMatch(rows[0].RowKey) || query.Matches(deal.Deal)) ? WithMatch(query, deal) : null;
    }

    // Whether a row certainly matches by its key. Then its deal is not parsed, which is a fifth of the work of a list by date.
    private bool IsMatch(string key) =>
        plan is { IsExact: true, Rest: { IsCheckedByTheService: true, Status.IsAll: true } rest }
        && (rest.IsEverything || (_view.HasDatesAsKeys && rest.IsWithin(_view.FirstDayOf(key))));

    // Storage may return empty pages. While nothing was read, a few more requests are allowed, or the next page would not get further.
    private bool MayRead(int ranges) =>
        _requests + ranges <= DealReader.MaxRequests || (!_isFurther && _requests < 2 * DealReader.MaxRequests);

    private int Take()
    {
        var needed = query.Limit + 1 - _deals.Count;
        if (!plan.Rest.IsCheckedByTheService)
        {
            return Math.Max(needed, CheckedPage);
        }

        // Nearly all rows of the partitions match.
        return plan.IsExact ? needed : 2 * needed;
    }

    private DealPage Page(Cursor? next) => new(_deals, next, _requests)
    {
        Inhabited = _inhabited,
        Explanation = Explanation.Of(query, plan, _read, _requests, _rows, _deals.Count),
    };

    /// <summary>How surely a deal matches, for queries that ask for possible matches too.</summary>
    internal static ListedDeal WithMatch(DealQuery query, ListedDeal listed) =>
        query.IncludePossible ? listed.With(query.MatchOf(listed.Deal)) : listed;

    // The partition of the order's own view that has the same key, so that a list can continue there.
    private static string PartitionOf(string key) => key.Length == 0 ? "" : Views.Year(RowKeys.Day(key.AsSpan()).Year);

    private async Task<IEnumerable<string>> OwnPartitionsAsync(CancellationToken cancel)
    {
        var order = query.Order;
        if (order.View.Order is not null)
        {
            return [Views.Whole];
        }

        var stored = await years.ReadAsync(order.View, cancel);
        // Counted even if they were kept, so that the end of a page does not depend on what this process remembers.
        _requests++;
        var all = order.Through(query.After is { Partition: { Length: > 0 } begun } ? stored.Append(begun).Distinct() : stored).ToList();
        var remaining = query.After is { Partition: { Length: > 0 } last } ? all.SkipWhile(partition => partition != last) : all;
        return order == DealOrder.NewsFirst ? remaining : remaining.Where(IsInPeriod);
    }

    private bool IsInPeriod(string year) =>
        (query.To is null || string.CompareOrdinal(year, Views.Year(query.To.Value.Last.Year)) <= 0)
        && (query.From is null || string.CompareOrdinal(year, Views.Year(query.From.Value.First.Year)) >= 0);
}

using ServerlessDeals.Storage;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Queries;

/// <summary>Answers queries for deals with point reads and ranges of one partition, never with a scan.</summary>
public sealed class DealReader(ITables tables)
{
    /// <summary>After this many storage requests an answer is a short page with a cursor.</summary>
    public const int MaxRequests = 5;

    // What the service cannot check is read in larger pieces, of which some is thrown away.
    private const int CheckedPage = 200;

    /// <summary>A deal as of a day, or as known now; null if there is none, or nothing of it was known.</summary>
    public async Task<ResolvedDeal?> GetAsync(DealId id, DateOnly? asOf, CancellationToken cancel) =>
        await DealWriter.ReadAsync(tables, id, cancel) is { } deal ? Resolver.Resolve(deal, asOf ?? DateOnly.MaxValue) : null;

    public async Task<DealPage> ListAsync(DealQuery query, CancellationToken cancel)
    {
        var (view, partitions, requests) = await PlanAsync(query, cancel);
        var deals = new List<DealItem>();
        foreach (var partition in partitions)
        {
            var last = partition == query.After?.Partition ? query.After.Row : "";
            var range = Range(query, view, partition, last);
            do
            {
                if (requests == MaxRequests)
                {
                    return new(deals, new(partition, last), requests);
                }

                var page = await tables.QueryAsync(range with { Take = Take(query, deals.Count) }, cancel);
                requests++;
                foreach (var row in page.Rows)
                {
                    if (DealRows.Read(row, query.AsOf) is { } item && query.Matches(item))
                    {
                        if (deals.Count == query.Limit)
                        {
                            return new(deals, new(partition, last), requests);
                        }

                        deals.Add(item);
                    }

                    last = row.RowKey;
                }

                range = range with { Continuation = page.Continuation };
            }
            while (range.Continuation is not null);
        }

        return new(deals, null, requests);
    }

    /// <summary>Every deal of a partition: an organization's, or a year's, newest first.</summary>
    public Task<IReadOnlyList<DealItem>> AllAsync(View view, string partition, DateOnly? asOf, CancellationToken cancel) =>
        ReadAsync(view, partition, new() { AsOf = asOf }, cancel);

    /// <summary>Every deal of a partition that surely lies within some days, newest first.</summary>
    public Task<IReadOnlyList<DealItem>> AllAsync(
        View view, string partition, DateOnly first, DateOnly last, DateOnly? asOf, CancellationToken cancel) =>
        ReadAsync(view, partition, new() { From = PartialDate.OfDay(first), To = PartialDate.OfDay(last), AsOf = asOf }, cancel);

    private async Task<IReadOnlyList<DealItem>> ReadAsync(View view, string partition, DealQuery query, CancellationToken cancel)
    {
        var rows = await tables.AllAsync(Range(query, view, partition, "") with { Take = TableLimits.PageRows }, cancel);
        return [.. rows.Select(row => DealRows.Read(row, query.AsOf)).OfType<DealItem>().Where(query.Matches)];
    }

    private static int Take(DealQuery query, int found) =>
        query.Investor is not null || query.Statuses.Count > 0 || query.AsOf is not null ? CheckedPage : query.Limit + 1 - found;

    private static RowRange Range(DealQuery query, View view, string partition, string last)
    {
        // "!" sorts before every character that an id is made of, so that the range begins right after the last row.
        var from = last.Length > 0 ? last + "!" : query.To is { } to ? RowKeys.Inverted(to.Last) : "";
        var until = (query.From is { } first ? RowKeys.Inverted(first.First) : "") + RowRange.LastKey;
        var where = new List<Condition> { query.AsOf is { } asOf ? DealRows.HadBegunBy(asOf) : DealRows.IsCurrent };
        if (query is { AsOf: null, Statuses: [var status] })
        {
            where.Add(DealRows.HasStatus(status));
        }

        return new(view.Table, partition, from, until, 1, where);
    }

    private async Task<(View View, IEnumerable<string> Partitions, int Requests)> PlanAsync(DealQuery query, CancellationToken cancel)
    {
        // A company has fewer deals than most investors, so where both are named its range is the smaller one.
        if (query.Company is { } company)
        {
            return (Views.ByCompany, [company.ToString()], 0);
        }

        if (query.Investor is { } investor)
        {
            return (Views.ByInvestor, [investor.ToString()], 0);
        }

        var newest = query.After?.Partition ?? (query.To is { } to ? Views.Year(to.Last.Year) : null);
        var oldest = query.From is { } from ? Views.Year(from.First.Year) : null;
        var years = await Partitions.OfAsync(tables, Views.ByDate.Table, cancel);
        return (
            Views.ByDate,
            years.Reverse().Where(year =>
                (newest is null || string.CompareOrdinal(year, newest) <= 0) && (oldest is null || string.CompareOrdinal(year, oldest) >= 0)),
            1);
    }
}

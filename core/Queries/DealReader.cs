using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>Answers queries for deals with point reads and single-partition ranges, never with a table scan.</summary>
public sealed class DealReader
{
    /// <summary>After this many storage requests a list returns a short page with a cursor.</summary>
    public const int MaxRequests = 5;

    /// <summary>The most values of a filter that are read as one range each.</summary>
    public const int MostRanges = MaxRequests;

    private readonly ITables _tables;
    private readonly YearReader _years;
    private readonly DealLister _lister;
    private readonly KnownValues _known;

    /// <param name="tables">The storage.</param>
    /// <param name="time">The clock by which exchange rates and years are read again; the system's if null.</param>
    public DealReader(ITables tables, TimeProvider? time = null)
    {
        (_tables, _known, _years) = (tables, new(tables), new(tables, time ?? TimeProvider.System));
        _lister = new(tables, _years, time ?? TimeProvider.System);
    }

    /// <summary>A deal as of a day, with all details. Costs two requests, the second for the company's other deals.</summary>
    /// <param name="asOf">Null for the stored current state; a past day is resolved from the claims known then.</param>
    /// <returns>Null if there is no such deal, or it was not known yet.</returns>
    public async Task<DealDetail?> DetailAsync(DealId id, DateOnly? asOf, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } stored || stored.History.On(asOf) is not { } item)
        {
            return null;
        }

        var others = await AllAsync(Views.ByCompany, stored.History.Item.Company.Id.ToString(), asOf, cancel);
        var resolved = asOf is { } day ? ComparableFigures.Copied(Resolver.Resolve(stored.Current, day)!, item) : stored.History.Now;
        return DealDetail.Of(resolved, item, asOf, others);
    }

    /// <summary>Every claim of a deal, in one point read; null if there is no such deal.</summary>
    public async Task<IReadOnlyList<Claim>?> ClaimsAsync(DealId id, CancellationToken cancel) =>
        (await FindAsync(id, cancel))?.Deal.Claims;

    /// <summary>A claim; null if there is none. By the id of a deal that was merged, its claims have the ids that they had there.</summary>
    public async Task<Claim?> ClaimAsync(DealId deal, Slug claim, CancellationToken cancel)
    {
        DealRows? stored;
        while ((stored = await DealRows.ReadAsync(_tables, deal, cancel)) is null)
        {
            if (await Decisions.FindAsync(_tables, EntryKind.Deal, deal.Slug, cancel) is not { } merge)
            {
                return null;
            }

            (deal, claim) = (new(merge.Into), merge.IdOf(claim));
        }

        return stored.Deal.Claims.FirstOrDefault(found => found.Id == claim);
    }

    /// <summary>Lets the next list find years that were just written.</summary>
    public void Forget() => _years.Forget();

    /// <summary>A page of a list.</summary>
    public Task<DealPage> ListAsync(DealQuery query, CancellationToken cancel) => _lister.ListAsync(query, cancel);

    /// <summary>
    /// A value of a query that nothing has, such as a misspelled id. A point read for each id that does not occur in the page, and two
    /// requests for rounds that do not. Nothing is read for a page after a cursor.
    /// </summary>
    /// <param name="query">The query.</param>
    /// <param name="page">Its page.</param>
    /// <param name="cancel">Cancels the requests.</param>
    /// <returns>Null if all values are known.</returns>
    public async Task<UnknownValue?> FirstUnknownAsync(DealQuery query, DealPage page, CancellationToken cancel) =>
        query.After is null ? await _known.FirstUnknownAsync(query, page, cancel) : null;

    /// <summary>Every deal of a partition, such as an organization or a year, newest first.</summary>
    public Task<IReadOnlyList<DealItem>> AllAsync(View view, string partition, DateOnly? asOf, CancellationToken cancel) =>
        ReadAsync(view, partition, new() { AsOf = asOf }, cancel);

    /// <summary>Every deal of a partition that is certainly dated within a range of days, newest first.</summary>
    public Task<IReadOnlyList<DealItem>> AllAsync(
        View view, string partition, DateOnly first, DateOnly last, DateOnly? asOf, CancellationToken cancel) =>
        ReadAsync(view, partition, new() { From = PartialDate.OfDay(first), To = PartialDate.OfDay(last), AsOf = asOf }, cancel);

    /// <summary>Every deal with an organization among its parties, newest first, each with the competitors of its company.</summary>
    internal async Task<IReadOnlyList<(DealItem Deal, IReadOnlyList<Slug> Rivals)>> BackedAsync(
        Slug investor, DateOnly? asOf, CancellationToken cancel)
    {
        var range = DealRange.Of(new() { AsOf = asOf }, Views.ByInvestor, investor.ToString(), "") with
        {
            Take = TableLimits.PageRows,
            Columns = null,
        };
        return
        [
            .. from row in await _tables.AllAsync(range, cancel)
               let deal = ViewRow.Read(row, asOf)
               where deal is not null
               select (deal, ViewRow.RivalsIn(row)),
        ];
    }

    // The id of a deal that was merged is an alias. It costs another request or two.
    private async Task<DealRows?> FindAsync(DealId id, CancellationToken cancel) =>
        await DealRows.ReadAsync(_tables, id, cancel)
        ?? (await Decisions.IntoAsync(_tables, EntryKind.Deal, id.Slug, cancel) is { } into
            ? await DealRows.ReadAsync(_tables, new(into), cancel)
            : null);

    private async Task<IReadOnlyList<DealItem>> ReadAsync(View view, string partition, DealQuery query, CancellationToken cancel)
    {
        var rows = await DealRange.AllAsync(_tables, DealRange.Of(query, view, partition, ""), cancel);
        return [.. rows.Select(row => ViewRow.Read(row, query.AsOf)).OfType<DealItem>().Where(query.Matches)];
    }
}

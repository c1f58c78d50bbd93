using System.Runtime.CompilerServices;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>The stored deals needed for a chunk of an import, each read once.</summary>
/// <param name="fresh">Companies registered just now, assumed to have no deals. If one has deals after all, the write fails.</param>
/// <param name="merges">The deals that a person has merged. Their ids stay taken.</param>
internal sealed class ChunkDeals(ITables tables, DealWriter writer, IReadOnlySet<Slug> fresh, Merges merges)
{
    private readonly Dictionary<DealId, DealRows?> _byId = [];

    /// <summary>All deals looked up, null for each that is not stored.</summary>
    public IReadOnlyDictionary<DealId, DealRows?> ById => _byId;

    /// <summary>Reads the first deal of each company and day, in parallel.</summary>
    public Task ReadAsync(IEnumerable<(Slug Company, PartialDate Date)> days, CancellationToken cancel) => ReadAsync(
        days.Where(day => !fresh.Contains(day.Company)).Select(day => merges.Into(RoundMatcher.Ids(day.Company, day.Date).First())),
        cancel);

    /// <returns>The deals that are stored.</returns>
    public async Task<IReadOnlyList<DealRows>> ReadAsync(IEnumerable<DealId> ids, CancellationToken cancel)
    {
        var read = await writer.ReadAsync(ids, cancel);
        foreach (var (id, deal) in read)
        {
            _byId[id] = deal;
        }

        return [.. read.Values.OfType<DealRows>()];
    }

    public async Task<DealRows?> FindAsync(DealId id, Slug company, CancellationToken cancel)
    {
        if (!_byId.TryGetValue(id, out var deal))
        {
            _byId[id] = deal = fresh.Contains(company) ? null : await DealRows.ReadAsync(tables, id, cancel);
        }

        return deal;
    }

    /// <summary>The first id of a company and day that no deal has, neither stored nor in the chunk.</summary>
    public async Task<DealId> FreeIdAsync(Slug company, PartialDate date, IReadOnlyCollection<DealId> taken, CancellationToken cancel)
    {
        foreach (var id in RoundMatcher.Ids(company, date))
        {
            if (!taken.Contains(id) && !merges.IsMerged(id.Slug) && await FindAsync(id, company, cancel) is null)
            {
                return id;
            }
        }

        throw new InvalidOperationException("Ids do not run out.");
    }

    /// <summary>The deals that have the numbered ids of a company and day, or into which such deals were merged.</summary>
    public async IAsyncEnumerable<StoredRound> NumberedAsync(
        Slug company, PartialDate date, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var id in RoundMatcher.Ids(company, date))
        {
            var isMerged = merges.IsMerged(id.Slug);
            var deal = await FindAsync(merges.Into(id), company, cancel);
            if (deal is null && !isMerged)
            {
                yield break;
            }

            // Deal ids contain only the beginning of a long company name, so another company may have the same ids.
            if (deal?.Current is { } current && current.Company == company)
            {
                yield return new(current, 1, isMerged || merges.Of(current.Id.Slug).Any());
            }
        }
    }

    /// <summary>The company's other deals with a claim that announces them on a day, or into which such a deal was merged.</summary>
    public async Task<IReadOnlyList<StoredRound>> OthersAsync(
        Slug company, PartialDate date, IReadOnlyCollection<DealId> known, CancellationToken cancel)
    {
        if (fresh.Contains(company))
        {
            return [];
        }

        var merged = merges.All.Where(merge => merge.Deal!.Claims.Any(claim => claim.Announced == date))
            .Select(merge => merges.Into(new DealId(merge.Old))).ToHashSet();
        var day = RowKeys.Inverted(date.First);
        var range = RowRange.Whole(Views.ByCompany.Table, company.ToString()) with { From = day, To = day + RowRange.LastKey };
        var rows = await tables.AllAsync(range, cancel);
        var ids = rows
            .SelectMany(ViewRow.ReadAll)
            .Select(period => period.Item.Id)
            .Distinct()
            .Concat(merged)
            .Except(known)
            .Distinct()
            .Order()
            .ToList();
        var others = new List<StoredRound>();
        foreach (var id in ids)
        {
            if (await FindAsync(id, company, cancel) is { Current: var deal } && deal.Company == company
                && deal.Claims.Any(claim => claim.Announced == date))
            {
                others.Add(new(deal, 1, merged.Contains(id) || merges.Of(id.Slug).Any()));
            }
        }

        return others;
    }
}

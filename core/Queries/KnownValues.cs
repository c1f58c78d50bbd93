using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>A value of a filter that nothing has: probably a mistake, and not a question with an empty answer.</summary>
/// <param name="Parameter">The name of the filter in a request.</param>
/// <param name="Nearest">The value that was probably meant; null if none is like it.</param>
public sealed record UnknownValue(string Parameter, Slug Value, Slug? Nearest)
{
    /// <summary>For an organization that was merged: the one that it is now.</summary>
    public Slug? MergedInto { get; init; }
}

/// <summary>Finds ids of organizations that no organization has, and rounds that no deal has.</summary>
internal sealed class KnownValues(ITables tables)
{
    private readonly NameIndex _names = new(tables);

    /// <param name="query">The query.</param>
    /// <param name="page">Its first page. What occurs in its deals need not be looked up.</param>
    /// <param name="cancel">Cancels the requests.</param>
    /// <returns>The first such value; null if all are known.</returns>
    public async Task<UnknownValue?> FirstUnknownAsync(DealQuery query, DealPage page, CancellationToken cancel)
    {
        var asked = query.OrganizationFilters()
            .SelectMany(pair => Unproven(pair.Filter, page, Views.ByCompany, Views.ByInvestor).Select(id => (pair.Parameter, Id: id)))
            .ToList();
        if (asked.Count > 0 && page.Listed.Count > 0)
        {
            var shown = page.Deals.SelectMany(deal => deal.Parties.Select(party => party.Id).Append(deal.Company.Id)).ToHashSet();
            asked.RemoveAll(pair => shown.Contains(pair.Id));
        }

        var registered = await Task.WhenAll(asked.Select(pair => FindAsync(pair.Id, cancel)));
        if (Array.FindIndex(registered, found => found is null or { MergedInto: not null }) is var at and >= 0)
        {
            var (parameter, id) = asked[at];
            return registered[at]?.MergedInto is { } into
                ? new(parameter, id, null) { MergedInto = into }
                : new(parameter, id, await _names.NearestAsync(id.ToString(), null, cancel));
        }

        return await FirstUnknownRoundAsync(query, page, cancel);
    }

    /// <summary>
    /// The values of a filter that the reading of a page did not prove to exist. A deal has the only value of a filter, and a partition
    /// that has rows is that of an existing value.
    /// </summary>
    private static IEnumerable<Slug> Unproven(ValueFilter<Slug> filter, DealPage page, params View[] views)
    {
        var asked = filter.Only is not null && page.Listed.Count > 0 ? filter.Not : filter.Any.Concat(filter.Not);
        return asked.Where(value => !views.Any(view => page.Inhabited.Contains(new ViewPartition(view, value.ToString()))));
    }

    private async Task<Organization?> FindAsync(Slug id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel) is { } row
            ? OrganizationRow.Read(row)
            : null;

    // A round that had deals on a past day may have none now.
    private async Task<UnknownValue?> FirstUnknownRoundAsync(DealQuery query, DealPage page, CancellationToken cancel)
    {
        var rounds = Unproven(query.Rounds, page, Views.ByRound).ToList();
        if (rounds.Count == 0)
        {
            return null;
        }

        var counted = (await new DealCounts(tables).KeysAsync(Dimension.Round, query.AsOf, cancel))
            .Select(round => Slug.Parse(round).OrThrow()).ToHashSet();
        var known = counted.Concat(page.Deals.Select(deal => deal.Round).OfType<Slug>()).ToHashSet();
        return counted.Count == 0 || rounds.TrueForAll(known.Contains)
            ? null
            : Nearest(rounds.Find(round => !known.Contains(round)), known);
    }

    private static UnknownValue Nearest(Slug round, IEnumerable<Slug> known) =>
        new("round", round, SpellingSuggestion.To(round.ToString(), known.Order(), near => near.ToString()));
}

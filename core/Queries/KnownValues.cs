using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>A value of a filter that nothing has: probably a mistake, and not a question with an empty answer.</summary>
/// <param name="Parameter">The name of the filter in a request.</param>
/// <param name="Nearest">The value that was probably meant; null if none is like it.</param>
public sealed record UnknownValue(string Parameter, Slug Value, Slug? Nearest);

/// <summary>Finds ids of organizations that no organization has, and rounds that no deal has.</summary>
internal sealed class KnownValues(ITables tables)
{
    private readonly NameIndex _names = new(tables);

    /// <param name="query">The query.</param>
    /// <param name="shown">The deals of its first page. What occurs in them need not be looked up.</param>
    /// <param name="cancel">Cancels the requests.</param>
    /// <returns>The first such value; null if all are known.</returns>
    public async Task<UnknownValue?> FirstUnknownAsync(DealQuery query, IReadOnlyList<DealItem> shown, CancellationToken cancel)
    {
        var ids = shown.SelectMany(deal => deal.Parties.Select(party => party.Id).Append(deal.Company.Id)).ToHashSet();
        var asked = query.Organizations().Where(asked => !ids.Contains(asked.Id)).DistinctBy(asked => asked.Id).ToList();
        var registered = await Task.WhenAll(asked.Select(asked => IsRegisteredAsync(asked.Id, cancel)));
        if (Array.IndexOf(registered, false) is var at and >= 0)
        {
            var (parameter, id) = asked[at];
            return new(parameter, id, await _names.NearestAsync(id.ToString(), null, cancel));
        }

        var rounds = query.Rounds.Any.Concat(query.Rounds.Not).Except(shown.Select(deal => deal.Round).OfType<Slug>()).ToList();
        return rounds.Count == 0 ? null : await FirstUnknownRoundAsync(rounds, query.AsOf, cancel);
    }

    private async Task<bool> IsRegisteredAsync(Slug id, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Organizations, id.ToString(), OrganizationRow.Key, cancel) is not null;

    // A round that had deals on a past day may have none now.
    private async Task<UnknownValue?> FirstUnknownRoundAsync(List<Slug> rounds, DateOnly? asOf, CancellationToken cancel)
    {
        var counted = (await new DealCounts(tables).KeysAsync(Dimension.Round, asOf, cancel)).ToHashSet(StringComparer.Ordinal);
        var unknown = rounds.FindIndex(round => !counted.Contains(round.ToString()));
        return counted.Count == 0 || unknown < 0
            ? null
            : new("round", rounds[unknown], SpellingSuggestion.To(
                rounds[unknown].ToString(), counted.Select(round => Slug.Parse(round).OrThrow()), round => round.ToString()));
    }
}

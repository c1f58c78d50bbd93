using ServerlessDeals.Loading.Claims;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;

namespace ServerlessDeals.Loading.Imports;

/// <summary>What an undo does with some of the deals that the import wrote.</summary>
/// <param name="Put">Deals that become what they were before.</param>
/// <param name="Removed">Deals that only the import described.</param>
/// <param name="Kept">Deals left alone because their claim was written again since.</param>
internal sealed record UndoneDeals(IReadOnlyList<DealRows> Put, IReadOnlyList<DealId> Removed, IReadOnlyList<DealId> Kept)
{
    /// <param name="entries">The claims as the import's journal has them.</param>
    /// <param name="stored">Their deals as stored now.</param>
    /// <param name="merges">The deals that were merged since. A claim is then in another deal.</param>
    /// <param name="restored">The organizations to restore.</param>
    public static UndoneDeals Of(
        IEnumerable<JournaledClaim> entries,
        IReadOnlyDictionary<DealId, DealRows?> stored,
        Merges merges,
        IReadOnlyDictionary<Slug, Organization> restored,
        ExchangeRates rates)
    {
        var (put, removed, kept) = (new List<DealRows>(), new List<DealId>(), new List<DealId>());
        foreach (var ofDeal in entries.GroupBy(entry => merges.Into(entry.Deal)))
        {
            if (stored[ofDeal.Key] is not { } row)
            {
                continue;
            }

            var (claims, isKept) = Undone(row.Deal.Claims, ofDeal, merges);
            if (isKept)
            {
                kept.Add(ofDeal.Key);
            }

            if (claims.Count == 0)
            {
                removed.Add(ofDeal.Key);
            }
            else if (!claims.SequenceEqual(row.Deal.Claims))
            {
                put.Add(Rows(row.Deal with { Claims = claims }, row, restored, rates));
            }
        }

        return new(put, removed, kept);
    }

    /// <summary>The rows of a deal, with the restored organizations among those that it names.</summary>
    public static DealRows Rows(
        Deal deal, DealRows stored, IReadOnlyDictionary<Slug, Organization> restored, ExchangeRates rates) =>
        deal.ToRows(new(stored.Named.Select(organization => restored.GetValueOrDefault(organization.Id, organization))), rates);

    /// <returns>The claims of a deal after the undo, and whether one of them stays because it was written again since.</returns>
    private static (IReadOnlyList<Claim> Claims, bool IsKept) Undone(
        IReadOnlyList<Claim> stored, IEnumerable<JournaledClaim> entries, Merges merges)
    {
        var (claims, isKept) = (stored.ToList(), false);
        foreach (var entry in entries)
        {
            var moves = new MovesOfADeal(merges, entry.Deal);
            var at = claims.FindIndex(claim => claim.Id == moves.IdOf(entry.Claim));
            var (own, before) = (at < 0 ? null : Tag(moves.AsEntered(claims[at])), Tag(entry.Before));
            if (own == before)
            {
                continue;
            }

            if (own != entry.After)
            {
                isKept = true;
            }
            else if (entry.Before is { } earlier)
            {
                claims[at] = moves.Moved(earlier);
            }
            else
            {
                claims.RemoveAt(at);
            }
        }

        return (claims, isKept);
    }

    private static string? Tag(Claim? claim) => claim is null ? null : ClaimWriter.TagOf(claim);
}

using ServerlessDeals.Loading.Claims;
using ServerlessDeals.Store.Deals;

namespace ServerlessDeals.Loading.Imports;

/// <summary>What an undo does with some of the deals that the import wrote.</summary>
/// <param name="Put">Deals that become what they were before.</param>
/// <param name="Removed">Deals that only the import described.</param>
/// <param name="Kept">Deals left alone because their claim was written again since.</param>
internal sealed record UndoneDeals(IReadOnlyList<DealRows> Put, IReadOnlyList<DealId> Removed, IReadOnlyList<DealId> Kept)
{
    /// <param name="entries">The deals as the import's journal has them.</param>
    /// <param name="stored">The same deals as stored now.</param>
    /// <param name="restored">The organizations to restore.</param>
    public static UndoneDeals Of(
        IEnumerable<JournaledDeal> entries,
        IReadOnlyDictionary<DealId, DealRows?> stored,
        Slug source,
        IReadOnlyDictionary<Slug, Organization> restored,
        ExchangeRates rates)
    {
        var (put, removed, kept) = (new List<DealRows>(), new List<DealId>(), new List<DealId>());
        foreach (var entry in entries)
        {
            if (stored[entry.Deal] is not { } row)
            {
                continue;
            }

            var (own, before) = (Tag(ImportJournal.Own(row.Deal, source)), Tag(entry.Before));
            if (own == before)
            {
                continue;
            }

            if (own != entry.After)
            {
                kept.Add(entry.Deal);
                continue;
            }

            var claims = row.Deal.Claims
                .Where(claim => claim.Id != source || entry.Before is not null)
                .Select(claim => claim.Id == source ? entry.Before! : claim)
                .ToList();
            if (claims.Count == 0)
            {
                removed.Add(entry.Deal);
            }
            else
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

    private static string? Tag(Claim? claim) => claim is null ? null : ClaimWriter.TagOf(claim);
}

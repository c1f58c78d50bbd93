using ServerlessDeals.Store.Duplicates;

namespace ServerlessDeals.Loading.Imports;

/// <summary>A stored deal that a round may belong to.</summary>
/// <param name="Deal">The deal, with the organizations that those in its claims are today.</param>
/// <param name="Ids">How many ids of the day led to it: its own, and those of deals that were merged into it.</param>
/// <param name="IsMerged">Whether other deals were merged into it. Its claims may be of other days.</param>
internal sealed record StoredRound(Deal Deal, int Ids, bool IsMerged)
{
    /// <summary>Adds a deal to those that were found. One that was found before has one more id.</summary>
    public static void Add(List<StoredRound> all, StoredRound found)
    {
        var at = all.FindIndex(other => other.Deal.Id == found.Deal.Id);
        if (at < 0)
        {
            all.Add(found);
        }
        else
        {
            all[at] = found with { Ids = all[at].Ids + found.Ids, IsMerged = all[at].IsMerged || found.IsMerged };
        }
    }
}

/// <summary>Where a round belongs.</summary>
/// <param name="Own">The claim of the file's source to replace; null if the deal has none of this round.</param>
internal sealed record JoinedDeal(DealId Id, Slug? Own);

/// <summary>Finds, among a company's stored deals of one day, those that a file's rounds belong to.</summary>
/// <param name="source">The source of the file.</param>
/// <param name="date">The day of the rounds, or their month, quarter or year.</param>
/// <param name="partiesOf">The organizations that a round names.</param>
internal sealed class RoundMatcher(Slug source, PartialDate date, Func<ImportedRound, IReadOnlySet<Slug>> partiesOf)
{
    /// <summary>
    /// First matches claims of this source with the same amount, then deals with another source's claim of the same amount. If the file
    /// has exactly one round that day and other sources exactly one deal, these match too, and differences are shown as conflicts.
    /// All other rounds are new deals; the matcher never guesses between several. Rounds of which no more is known than the year match
    /// only if they name a common investor.
    /// </summary>
    /// <param name="stored">All deals of the company and day, or some of them.</param>
    /// <param name="all">Whether <paramref name="stored"/> has all of them.</param>
    /// <returns>For each round, the deal it belongs to, or null.</returns>
    public IReadOnlyList<JoinedDeal?> Match(IReadOnlyList<ImportedRound> rounds, IReadOnlyList<StoredRound> stored, bool all)
    {
        var found = new JoinedDeal?[rounds.Count];
        var places = stored.SelectMany(Places).ToList();
        Fill((round, place) => place.Own is { } own && IsSame(round, own, investors: true));
        Fill((round, place) => place.Own is { } own && IsSame(round, own, investors: false));
        Fill((round, place) => place.Own is null && place.Deal.Claims.Any(claim => IsLike(round, claim)));
        return all && rounds.Count == 1 && found[0] is null && stored is [{ Deal: var only }] && !only.Claims.Any(IsOwn)
            && IsOfKind(rounds[0], only) && only.Claims.Any(claim => AgreesIfVague(rounds[0], claim))
                ? [new(only.Id, null)]
                : found;

        void Fill(Func<ImportedRound, Place, bool> belongs)
        {
            for (var i = 0; i < rounds.Count; i++)
            {
                if (found[i] is null && places.Find(place => IsOfKind(rounds[i], place.Deal) && belongs(rounds[i], place)) is { } place)
                {
                    found[i] = new(place.Deal.Id, place.Own?.Id);
                    places.Remove(place);
                }
            }
        }
    }

    // A deal has a place for one claim of the source. After a merge it has one for each id, and its claims may be of different days.
    private IEnumerable<Place> Places(StoredRound stored)
    {
        var own = stored.Deal.Claims.Where(IsOwn).ToList();
        var ofTheDay = own.Count > 1 || stored.IsMerged ? own.Where(claim => claim.Announced == date).ToList() : own;
        var free = stored.IsMerged || own.Count == 0 ? Math.Max(0, stored.Ids - ofTheDay.Count) : 0;
        return ofTheDay.Select(claim => new Place(stored.Deal, claim))
            .Concat(Enumerable.Range(0, free).Select(_ => new Place(stored.Deal, null)));
    }

    private bool IsSame(ImportedRound round, Claim own, bool investors) =>
        AmountOf(own) == AmountOf(round)
        && (round.Line.Round is null || own.Round == round.Line.Round)
        && (investors ? partiesOf(round).SetEquals(PartiesOf(own)) : AgreesIfVague(round, own));

    private bool IsLike(ImportedRound round, Claim claim) => AmountOf(claim) == AmountOf(round) && AgreesIfVague(round, claim);

    private bool AgreesIfVague(ImportedRound round, Claim claim)
    {
        if (date.Precision >= DatePrecision.Month || !(AmountOf(round).IsUndisclosed || AmountOf(claim).IsUndisclosed))
        {
            return true;
        }

        var (parties, others) = (partiesOf(round), PartiesOf(claim));
        return (round.Line.Round is { } name && name == claim.Round)
            || parties.Overlaps(others)
            || (parties.Count == 0 && others.Count == 0);
    }

    // The kind is only compared if each row says its own.
    private static bool IsOfKind(ImportedRound round, Deal deal) => round.Line.Kind is null || round.Line.Kind == deal.Kind;

    private bool IsOwn(Claim claim) => ClaimIds.IsOf(claim.Id, source);

    private static HashSet<Slug> PartiesOf(Claim claim) => [.. claim.Parties.Select(party => party.Org)];

    /// <summary>The ids of a company's deals of one day, in order: acme-2012-06-30, acme-2012-06-30-2, …</summary>
    public static IEnumerable<DealId> Ids(Slug company, PartialDate date)
    {
        var day = "-" + date.ToString().ToLowerInvariant();
        var name = company.ToString();
        var first = name[..Math.Min(name.Length, Slug.MaxLength - day.Length - 4)].TrimEnd('-') + day;
        for (var i = 1; ; i++)
        {
            yield return DealId.Parse(i == 1 ? first : FormattableString.Invariant($"{first}-{i}")).OrThrow();
        }
    }

    private static Amount AmountOf(Claim claim) => claim.Amount ?? Amount.Undisclosed;

    private static Amount AmountOf(ImportedRound round) => round.Line.Amount ?? Amount.Undisclosed;

    // Places are told apart by reference: a deal may have several for other claims.
    private sealed class Place(Deal deal, Claim? own)
    {
        public Deal Deal => deal;

        public Claim? Own => own;
    }
}

namespace ServerlessDeals;

/// <summary>Turns a deal's claims into what a reader sees on a given day.</summary>
public static class Resolver
{
    /// <summary>The deal as it was known at the end of a day, or null if nothing had been published.</summary>
    public static ResolvedDeal? Resolve(Deal deal, DateOnly asOf)
    {
        var visible = deal.Claims.Where(claim => claim.KnownOn <= asOf).OrderBy(claim => claim.KnownOn).ThenBy(claim => claim.Id).ToList();
        return visible.Count == 0 ? null : Resolve(deal, visible);
    }

    /// <summary>Every state the deal has been in: the day it began, and the deal from that day on. Oldest first.</summary>
    public static IReadOnlyList<(DateOnly From, ResolvedDeal Deal)> History(Deal deal) =>
        [.. deal.Claims.Select(claim => claim.KnownOn).Distinct().Order().Select(day => (day, Resolve(deal, day)!))];

    private static ResolvedDeal Resolve(Deal deal, List<Claim> visible)
    {
        var superseded = visible.Where(claim => claim.Supersedes is not null).Select(claim => claim.Supersedes!.Value).ToHashSet();
        var live = visible.Where(claim => !superseded.Contains(claim.Id)).ToList();
        var testimony = new Testimony(deal.Company, live.Count > 0 ? live : visible);

        var status = testimony.Latest(claim => claim.Status);
        var announced = testimony.Best(claim => claim.Announced) is { } a ? testimony.Refine(a, claim => claim.Announced) : null;
        var closed = testimony.Best(claim => claim.Closed) is { } c ? testimony.Refine(c, claim => claim.Closed) : null;
        var round = testimony.Best(claim => claim.Round);
        var amount = testimony.Best(Stated, value => value.Vagueness);
        var valuation = testimony.Best(StatedValuation, value => value.Worth.Vagueness);
        var parties = Parties(testimony);
        var (date, basis) = DateOf(testimony, announced, closed);

        return new()
        {
            Id = deal.Id,
            Company = deal.Company,
            Kind = deal.Kind,
            PartOf = deal.PartOf,
            Status = status,
            Date = date,
            DateBasis = basis,
            Announced = announced,
            Closed = closed,
            Round = round,
            Amount = amount ?? testimony.Best(claim => claim.Amount) ?? new(Amount.Undisclosed, null),
            Valuation = valuation ?? testimony.Best(claim => claim.Valuation),
            Parties = parties,
            Conflicts =
            [
                .. testimony.StatusConflicts(status),
                .. testimony.Conflicts("announced", claim => claim.Announced, announced, value => value.ToString(), (x, y) => x.Overlaps(y), hide: (x, y) => y.Contains(x)),
                .. testimony.Conflicts("closed", claim => claim.Closed, closed, value => value.ToString(), (x, y) => x.Overlaps(y), hide: (x, y) => y.Contains(x)),
                .. testimony.Conflicts("round", claim => claim.Round, round, value => value.ToString(), (_, _) => false),
                .. testimony.Conflicts("amount", Stated, amount, value => value.ToString(), Compatibility.Of),
                .. testimony.Conflicts("valuation", StatedValuation, valuation, value => value.ToString(), (x, y) => Compatibility.Of(x, y, amount?.Value)),
                .. parties.SelectMany(party => RoleConflicts(testimony, party)),
            ],
            Timeline = testimony.Timeline(),
            Unconfirmed = visible.TrueForAll(claim => claim.Source.Kind == SourceKind.Aggregator),
            Witnesses = visible.Select(claim => claim.Source.Witness).Distinct(StringComparer.Ordinal).Count(),
            Claims = visible,
        };
    }

    // "Undisclosed" says that this source gives no figure. It does not contradict one that does.
    private static Amount? Stated(Claim claim) => claim.Amount is { IsUndisclosed: false } amount ? amount : null;

    private static Valuation? StatedValuation(Claim claim) => claim.Valuation is { Worth.IsUndisclosed: false } valuation ? valuation : null;

    private static (PartialDate Date, DateBasis Basis) DateOf(Testimony testimony, Cited<PartialDate>? announced, Cited<PartialDate>? closed) =>
        (announced, closed) switch
        {
            ({ } a, _) => (a.Value, DateBasis.Announced),
            (_, { } c) => (c.Value, DateBasis.Closed),
            _ => (testimony.FirstReport(), DateBasis.Reported),
        };

    private static List<ResolvedParty> Parties(Testimony testimony) =>
    [
        .. testimony.Organizations().Select(org => Party(testimony, org))
            .OrderBy(party => party.Role.Value).ThenBy(party => party.Org),
    ];

    private static ResolvedParty Party(Testimony testimony, Slug org)
    {
        var role = testimony.Best(claim => KnownRole(claim, org)) ?? testimony.Best(claim => In(claim, org)?.Role);
        return new(
            org,
            role!,
            testimony.Latest(claim => In(claim, org)?.Commitment)!,
            testimony.Best(claim => In(claim, org)?.Amount, value => value.Vagueness));
    }

    private static IEnumerable<Conflict> RoleConflicts(Testimony testimony, ResolvedParty party) =>
        testimony.Conflicts("role:" + party.Org, claim => KnownRole(claim, party.Org), party.Role, Words.Of, (_, _) => false);

    private static Party? In(Claim claim, Slug org) => claim.Parties.FirstOrDefault(party => party.Org == org);

    // "Unknown" is the absence of a role, not a role.
    private static PartyRole? KnownRole(Claim claim, Slug org) => In(claim, org)?.Role is { } role and not PartyRole.Unknown ? role : null;
}

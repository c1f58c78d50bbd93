namespace ServerlessDeals.Queries;

/// <summary>Puts together what is known of an organization from its deals and those of its rivals.</summary>
internal static class OrganizationDetails
{
    /// <param name="organization">The organization, with the name to show.</param>
    /// <param name="raised">Deals in which it raises money.</param>
    /// <param name="backed">Deals in which it is a party, each with the competitors of its company.</param>
    /// <param name="rivals">Its rivals, each with the deals in which it raises money.</param>
    /// <param name="names">The names of related organizations.</param>
    /// <param name="day">The day that decides whether talks are live or stale.</param>
    public static OrganizationDetail Of(
        Organization organization,
        IReadOnlyList<DealItem> raised,
        IReadOnlyList<(DealItem Deal, IReadOnlyList<Slug> Rivals)> backed,
        IReadOnlyList<(Slug Id, IReadOnlyList<DealItem> Raised)> rivals,
        Register names,
        DateOnly day) => new()
        {
            Organization = organization,
            Parent = organization.Parent is { } parent ? names.Name(parent) : null,
            Competitors = [.. organization.Competitors.Select(names.Name)],
            Raised = raised,
            Valuations = ValuedDeal.HistoryOf(raised),
            Backed = [.. backed.Select(pair => pair.Deal)],
            SharedBackers = SharedBackers(raised, rivals, names, day),
            Overlaps = SharedInvestors(organization.Id, backed, day),
            CoInvestors = CoInvestors(organization.Id, [.. backed.Select(pair => pair.Deal)]),
        };

    private static IReadOnlyList<CoInvestor> CoInvestors(Slug id, IReadOnlyList<DealItem> backed) =>
    [
        .. from deal in backed
           where deal.IsCounted() && deal.IsIn(Family.Funding) && deal.Parties.Any(party => party.Id == id && party.IsInvestor())
           from party in deal.Parties
           where party.Id != id && party.IsInvestor()
           group deal by (party.Id, party.Name) into shared
           orderby shared.Count() descending, shared.Key.Name, shared.Key.Id
           select new CoInvestor(new(shared.Key.Id, shared.Key.Name), shared.Count(), [.. shared.Select(deal => deal.Id)]),
    ];

    private static IReadOnlyList<SharedInvestor> SharedInvestors(
        Slug id, IReadOnlyList<(DealItem Deal, IReadOnlyList<Slug> Rivals)> backed, DateOnly day)
    {
        var portfolio = backed
            .Where(pair => IsLive(pair.Deal, day) && pair.Deal.Parties.Any(party => party.Id == id && party.IsInvestor()))
            .GroupBy(pair => pair.Deal.Company.Id)
            .ToDictionary(
                pairs => pairs.Key,
                pairs => (
                    pairs.First().Deal.Company,
                    InTalks: pairs.All(pair => pair.Deal.IsPending()),
                    Rivals: pairs.SelectMany(pair => pair.Rivals).ToHashSet()));
        return
        [
            .. from first in portfolio
               from second in portfolio
               where first.Key < second.Key && (first.Value.Rivals.Contains(second.Key) || second.Value.Rivals.Contains(first.Key))
               orderby first.Key, second.Key
               select new SharedInvestor(first.Value.Company, second.Value.Company, first.Value.InTalks || second.Value.InTalks),
        ];
    }

    private static IReadOnlyList<SharedBacker> SharedBackers(
        IReadOnlyList<DealItem> raised, IReadOnlyList<(Slug Id, IReadOnlyList<DealItem> Raised)> rivals, Register names, DateOnly day)
    {
        var own = Backers(raised, day);
        var shared =
            from rival in rivals
            from backer in Backers(rival.Raised, day)
            where own.ContainsKey(backer.Key)
            orderby rival.Id
            group new BackedRival(rival.Id, names.Name(rival.Id).Name, backer.Value.InTalks || own[backer.Key].InTalks) by backer.Key;
        return
        [
            .. shared
                .Select(backer => new SharedBacker(own[backer.Key].Investor, [.. backer]))
                .OrderByDescending(backer => backer.Rivals.Count)
                .ThenBy(backer => backer.Investor.Id),
        ];
    }

    /// <summary>The investors in a company's announced deals and current talks, and whether they are only in talks.</summary>
    private static Dictionary<Slug, (OrganizationName Investor, bool InTalks)> Backers(
        IReadOnlyList<DealItem> raised, DateOnly day) => raised
        .Where(deal => IsLive(deal, day))
        .SelectMany(deal => deal.Parties.Where(party => party.IsInvestor()).Select(party => (Deal: deal, Party: party)))
        .GroupBy(pair => pair.Party.Id)
        .ToDictionary(
            pairs => pairs.Key,
            pairs => (new OrganizationName(pairs.Key, pairs.First().Party.Name), pairs.All(pair => pair.Deal.IsPending())));

    private static bool IsLive(DealItem deal, DateOnly day) => deal.IsCounted() || (deal.IsPending() && !deal.IsStale(day));
}

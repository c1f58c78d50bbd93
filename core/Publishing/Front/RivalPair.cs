namespace ServerlessDeals.Publishing.Front;

/// <summary>Two rivals and the investors that back both, in announced deals.</summary>
public sealed record RivalPair(OrganizationName Company, OrganizationName Rival, IReadOnlyList<OrganizationName> Backers)
{
    /// <summary>The pairs with the most backers in common.</summary>
    public static IReadOnlyList<RivalPair> Closest(IEnumerable<OrganizationDetail> investors, int most)
    {
        var shared =
            from investor in investors
            from overlap in investor.Overlaps
            where !overlap.InTalks
            group new OrganizationName(investor.Organization.Id, investor.Organization.Name) by (overlap.Company, overlap.Rival);
        return
        [
            .. shared.Select(pair => new RivalPair(pair.Key.Company, pair.Key.Rival, [.. pair.OrderByName(backer => backer.Name)]))
                .OrderByDescending(pair => pair.Backers.Count)
                .ThenByName(pair => pair.Company.Name)
                .ThenByName(pair => pair.Rival.Name)
                .Take(most),
        ];
    }
}

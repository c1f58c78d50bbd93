namespace ServerlessDeals.Deals.ReadModel;

/// <summary>An organization, its relations by name, and its deals, newest first.</summary>
public sealed record OrganizationDetail
{
    public required Organization Organization { get; init; }

    public OrganizationName? Parent { get; init; }

    public IReadOnlyList<OrganizationName> Competitors { get; init; } = [];

    /// <summary>Deals in which it raises money, or is bought or licensed.</summary>
    public required IReadOnlyList<DealItem> Raised { get; init; }

    /// <summary>Its valuations in announced and closed deals, oldest first.</summary>
    public IReadOnlyList<ValuedDeal> Valuations { get; init; } = [];

    /// <summary>Deals to which it is a party: as an investor, acquirer, licensee or lender.</summary>
    public required IReadOnlyList<DealItem> Backed { get; init; }

    /// <summary>Investors that back both it and a rival, those of most rivals first.</summary>
    public IReadOnlyList<SharedBacker> SharedBackers { get; init; } = [];

    /// <summary>Pairs of rivals that it backs, in announced deals or current talks.</summary>
    public IReadOnlyList<SharedInvestor> Overlaps { get; init; } = [];

    /// <summary>Investors in the same announced or closed funding deals, those with the most such deals first.</summary>
    public IReadOnlyList<CoInvestor> CoInvestors { get; init; } = [];
}

/// <summary>Two competitors with a backer in common.</summary>
/// <param name="InTalks">Whether the backer is only in talks with at least one of the two.</param>
public sealed record SharedInvestor(OrganizationName Company, OrganizationName Rival, bool InTalks);

/// <summary>An investor that backs a company and some of its rivals, in announced deals or current talks.</summary>
public sealed record SharedBacker(OrganizationName Investor, IReadOnlyList<BackedRival> Rivals);

/// <summary>A rival of a company, with a backer in common.</summary>
/// <param name="InTalks">Whether the backer is only in talks with at least one of the two.</param>
public sealed record BackedRival(Slug Id, string Name, bool InTalks);

/// <summary>An investor in the same rounds, which need not mean that the two invested together.</summary>
public sealed record CoInvestor(OrganizationName Investor, int Deals, IReadOnlyList<DealId> In);

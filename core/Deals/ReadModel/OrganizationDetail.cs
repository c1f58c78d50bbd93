namespace ServerlessDeals.Deals.ReadModel;

/// <summary>An organization, its relations by name, and its deals, newest first.</summary>
public sealed record OrganizationDetail
{
    public required Organization Organization { get; init; }

    public OrganizationName? Parent { get; init; }

    public IReadOnlyList<OrganizationName> Competitors { get; init; } = [];

    /// <summary>Deals in which it raises money, is bought or licensed.</summary>
    public required IReadOnlyList<DealItem> Raised { get; init; }

    /// <summary>Deals in which it stands among the parties: as an investor, acquirer, licensee or lender.</summary>
    public required IReadOnlyList<DealItem> Backed { get; init; }

    /// <summary>Rivals that it backs both of, in announced deals or live talks.</summary>
    public IReadOnlyList<SharedInvestor> Overlaps { get; init; } = [];

    /// <summary>Investors with whom it shares announced or closed funding, those with most of it first.</summary>
    public IReadOnlyList<CoInvestor> CoInvestors { get; init; } = [];
}

/// <summary>Two competitors with a backer in common.</summary>
/// <param name="InTalks">Of one of the two it is only said that the backer is in talks.</param>
public sealed record SharedInvestor(OrganizationName Company, OrganizationName Rival, bool InTalks);

/// <summary>An investor in the same rounds. They need not have invested together.</summary>
public sealed record CoInvestor(OrganizationName Investor, int Deals, IReadOnlyList<DealId> In);

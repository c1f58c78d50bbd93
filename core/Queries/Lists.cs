namespace ServerlessDeals.Queries;

/// <summary>A page of a list. The last page has no link to a next one.</summary>
/// <param name="Total">The number of all matches, if requested and countable within five storage requests.</param>
public sealed record DealList(IReadOnlyList<ListedDeal> Value, string? NextLink, int? Total = null);

/// <summary>A page of deals with its cost.</summary>
public sealed record ExplainedList(Explanation Explanation, IReadOnlyList<ListedDeal> Value, string? NextLink);

/// <inheritdoc cref="DealList"/>
public sealed record OrganizationList(IReadOnlyList<Organization> Value, string? NextLink);

namespace ServerlessDeals.Queries;

/// <summary>A page of a list. The link to the next one is absent on the last.</summary>
/// <param name="Total">All that match, where it was asked for and could be had within five storage requests.</param>
public sealed record DealList(IReadOnlyList<ListedDeal> Value, string? NextLink, int? Total = null);

/// <summary>A page of deals with what it cost.</summary>
public sealed record ExplainedList(Explanation Explanation, IReadOnlyList<ListedDeal> Value, string? NextLink);

/// <inheritdoc cref="DealList"/>
public sealed record OrganizationList(IReadOnlyList<Organization> Value, string? NextLink);

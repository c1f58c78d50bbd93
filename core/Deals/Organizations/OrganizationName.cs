namespace ServerlessDeals.Deals.Organizations;

/// <summary>An organization's id and its current name.</summary>
public sealed record OrganizationName(Slug Id, string Name);

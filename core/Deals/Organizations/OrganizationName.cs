namespace ServerlessDeals.Deals.Organizations;

/// <summary>An organization's id and the name it carries today.</summary>
public sealed record OrganizationName(Slug Id, string Name);

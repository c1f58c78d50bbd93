namespace ServerlessDeals.Pages;

/// <summary>An investor that backs both a company and one of its rivals.</summary>
/// <param name="InTalks">The investor is only in talks with one of the two, or with both.</param>
public sealed record SharedBacker(Slug Rival, OrganizationName Investor, bool InTalks);

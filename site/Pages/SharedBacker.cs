using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>Who backs a company and a rival of it.</summary>
/// <param name="InTalks">With one of the two, or both, it is only in talks.</param>
public sealed record SharedBacker(Slug Rival, OrganizationName Investor, bool InTalks);

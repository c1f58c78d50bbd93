namespace ServerlessDeals.Store.Organizations;

/// <summary>An organization that was found, and the name that matched.</summary>
public sealed record NameMatch(Slug Id, string Name, IReadOnlyList<OrganizationKind> Kinds, KnownName Match);

/// <summary>The results of a search, best first.</summary>
public sealed record SearchAnswer(IReadOnlyList<NameMatch> Value);

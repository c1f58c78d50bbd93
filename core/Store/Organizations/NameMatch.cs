namespace ServerlessDeals.Store.Organizations;

/// <summary>An organization that was found, and by which name.</summary>
public sealed record NameMatch(Slug Id, string Name, IReadOnlyList<OrganizationKind> Kinds, KnownName Match);

/// <summary>What a search found, best first.</summary>
public sealed record SearchAnswer(IReadOnlyList<NameMatch> Value);

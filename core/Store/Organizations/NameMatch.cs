namespace ServerlessDeals.Store.Organizations;

/// <summary>An organization that was found, and by which name.</summary>
public sealed record Found(Slug Id, string Name, IReadOnlyList<OrganizationKind> Kinds, NameOf Match);

/// <summary>What a search found, best first.</summary>
public sealed record SearchAnswer(IReadOnlyList<Found> Value);

namespace ServerlessDeals.Deals.Claims;

/// <summary>One financing event of one company: the claims about it. What readers see is resolved from them.</summary>
public sealed record Deal
{
    public required DealId Id { get; init; }

    public required Slug Company { get; init; }

    public required DealKind Kind { get; init; }

    /// <summary>The deal that already contains this one's money. Totals then count the whole and never the part.</summary>
    public DealId? PartOf { get; init; }

    public required IReadOnlyList<Claim> Claims { get; init; }
}

using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.Claims;

/// <summary>One financing event of one company, and the claims about it, from which readers' view of it is resolved.</summary>
public sealed record Deal
{
    public required DealId Id { get; init; }

    public required Slug Company { get; init; }

    public required DealKind Kind { get; init; }

    /// <summary>The deal that already includes this deal's money. Totals count only that one.</summary>
    public DealId? PartOf { get; init; }

    /// <summary>Deals that look like this one and are different, as the seed files say. It is not stored with the deal.</summary>
    [JsonIgnore]
    public IReadOnlyList<DealId> DistinctFrom { get; init; } = [];

    public required IReadOnlyList<Claim> Claims { get; init; }
}

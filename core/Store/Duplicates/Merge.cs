using System.Text.Json.Serialization;

namespace ServerlessDeals.Store.Duplicates;

/// <summary>
/// A person's decision that two deals, or two organizations, are one. The old id stays an alias. What the merge changed is kept here, so
/// it can be taken back.
/// </summary>
public sealed record Merge
{
    public required EntryKind Kind { get; init; }

    /// <summary>The id that became an alias.</summary>
    public required Slug Old { get; init; }

    /// <summary>The id that is left.</summary>
    public required Slug Into { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>For deals: the old deal as it was.</summary>
    public Deal? Deal { get; init; }

    /// <summary>The ids of its claims in the other deal, where another claim may have had the same id.</summary>
    public IReadOnlyList<MovedClaim> Claims { get; init; } = [];

    /// <summary>The deals that were part of the old deal, and are now part of the other.</summary>
    public IReadOnlyList<DealId> Parts { get; init; } = [];

    /// <summary>Whether the other deal was part of nothing, and is now part of what the old one was part of.</summary>
    public bool BecamePart { get; init; }

    /// <summary>For organizations: the old one as it was.</summary>
    public Organization? Organization { get; init; }

    /// <summary>The other organization, and those that named the old one as their parent or competitor, as they were.</summary>
    public IReadOnlyList<Organization> Before { get; init; } = [];

    /// <summary>For organizations: whether the log of changes has an entry of it.</summary>
    public bool IsLogged { get; init; }

    /// <summary>The id that a claim of the old deal has in the other.</summary>
    public Slug IdOf(Slug claim) => Claims.FirstOrDefault(move => move.From == claim)?.To ?? claim;
}

/// <param name="From">The id in the old deal.</param>
/// <param name="To">The id in the deal that is left.</param>
public sealed record MovedClaim(Slug From, Slug To);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Merge))]
internal sealed partial class MergeJson : JsonSerializerContext;

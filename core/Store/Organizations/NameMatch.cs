using System.Text.Json.Serialization;

namespace ServerlessDeals.Store.Organizations;

/// <summary>An organization that was found, and the name that matched.</summary>
public sealed record NameMatch(Slug Id, string Name, IReadOnlyList<OrganizationKind> Kinds, KnownName Match);

/// <summary>The results of a search, best first.</summary>
/// <param name="Value">Organizations, each once.</param>
/// <param name="More">Whether further organizations match. More letters of the name find them.</param>
public sealed record SearchAnswer(
    IReadOnlyList<NameMatch> Value, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool More);

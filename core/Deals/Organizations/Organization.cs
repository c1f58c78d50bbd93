using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.Organizations;

[JsonConverter(typeof(WordConverter<OrganizationKind>))]
public enum OrganizationKind
{
    Company,
    Investor,
}

/// <summary>A name that an organization no longer carries, and until when it did.</summary>
public sealed record FormerName(string Name, PartialDate? Until = null);

/// <summary>
/// A company, an investor, or both. Its id stays when its name changes. Country, city, founding, competitors and parent
/// are general knowledge and carry no source.
/// </summary>
public sealed record Organization
{
    public required Slug Id { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<OrganizationKind> Kinds { get; init; } = [OrganizationKind.Company];

    public IReadOnlyList<FormerName> Formerly { get; init; } = [];

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    public string? City { get; init; }

    public PartialDate? Founded { get; init; }

    public IReadOnlyList<Slug> Sectors { get; init; } = [];

    public IReadOnlyList<Slug> Competitors { get; init; } = [];

    public Slug? Parent { get; init; }

    /// <summary>With the name that it carried on a day, where the day of a change of name is known.</summary>
    public Organization AsOf(DateOnly? day) => day is { } then
        && Formerly.Where(former => former.Until is { } until && then <= until.Last).MinBy(former => former.Until!.Value.Last) is { } carried
            ? this with { Name = carried.Name, Formerly = [.. Formerly.Where(former => former != carried && former.Until?.Last < carried.Until?.Last)] }
            : this;
}

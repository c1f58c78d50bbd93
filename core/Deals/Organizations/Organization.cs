using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.Organizations;

[JsonConverter(typeof(WordConverter<OrganizationKind>))]
public enum OrganizationKind
{
    Company,
    Investor,
}

/// <summary>A name that an organization no longer has, and when it was given up.</summary>
public sealed record FormerName(string Name, PartialDate? Until = null);

/// <summary>
/// A company, an investor, or both. Its id stays the same when its name changes. Type, country, city, founding date, competitors
/// and parent are general knowledge and have no source.
/// </summary>
public sealed record Organization
{
    public required Slug Id { get; init; }

    public required string Name { get; init; }

    public IReadOnlyList<OrganizationKind> Kinds { get; init; } = [OrganizationKind.Company];

    public IReadOnlyList<FormerName> Formerly { get; init; } = [];

    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The kind of investor; null for one that is not known well enough, and for companies that do not invest.</summary>
    public InvestorType? Type { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    public string? City { get; init; }

    public PartialDate? Founded { get; init; }

    public IReadOnlyList<Slug> Sectors { get; init; } = [];

    public IReadOnlyList<Slug> Competitors { get; init; } = [];

    public Slug? Parent { get; init; }

    /// <summary>The organization that this one was merged into, because they are the same. This id is then an alias.</summary>
    public Slug? MergedInto { get; init; }

    /// <summary>The organization with the name that it had on a day, if the day of the name change is known.</summary>
    public Organization AsOf(DateOnly? day)
    {
        var nameThen = Formerly
            .Where(former => former.Until is { } until && day <= until.Last)
            .MinBy(former => former.Until!.Value.Last);
        if (nameThen is null)
        {
            return this;
        }

        var earlier = Formerly.Where(former => former != nameThen && former.Until?.Last < nameThen.Until?.Last);
        return this with { Name = nameThen.Name, Formerly = [.. earlier] };
    }
}

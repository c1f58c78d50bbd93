using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.Organizations;

/// <summary>The kind of name by which an organization was found.</summary>
[JsonConverter(typeof(WordConverter<NameKind>))]
public enum NameKind
{
    Current,
    Former,
    Alias,
}

/// <summary>How a name matches a search.</summary>
[JsonConverter(typeof(WordConverter<NameMatchKind>))]
public enum NameMatchKind
{
    /// <summary>It is the whole name, whatever its case, accents, spaces and punctuation.</summary>
    Exact,

    /// <summary>It begins words of the name.</summary>
    Beginning,

    /// <summary>It is spelled almost like words of the name. Such names are found only if there are no others.</summary>
    Similar,
}

/// <summary>A name of an organization, and its kind.</summary>
/// <param name="Until">For a former name: when it was given up, if that is known.</param>
public sealed record KnownName(string Name, NameKind As, PartialDate? Until = null)
{
    /// <summary>How it was found; null for a name that was not searched for.</summary>
    public NameMatchKind? How { get; init; }

    /// <summary>All names of an organization. One that was merged into another has none: they are now the other's.</summary>
    public static IEnumerable<KnownName> All(Organization organization) => organization.MergedInto is not null
        ? []
        : organization.Formerly.Select(former => new KnownName(former.Name, NameKind.Former, former.Until))
            .Concat(organization.Aliases.Select(alias => new KnownName(alias, NameKind.Alias)))
            .Prepend(new(organization.Name, NameKind.Current));
}

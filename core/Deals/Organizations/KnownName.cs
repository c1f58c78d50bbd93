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

/// <summary>A name of an organization, and its kind.</summary>
/// <param name="Until">For a former name: when it was given up, if that is known.</param>
public sealed record KnownName(string Name, NameKind As, PartialDate? Until = null)
{
    public static IEnumerable<KnownName> All(Organization organization) =>
        organization.Formerly.Select(former => new KnownName(former.Name, NameKind.Former, former.Until))
            .Concat(organization.Aliases.Select(alias => new KnownName(alias, NameKind.Alias)))
            .Prepend(new(organization.Name, NameKind.Current));

    /// <summary>Whether every search term begins a word of this name: "Sequoia China" does not match "Sequoia Capital".</summary>
    public bool Matches(IReadOnlyList<string> terms)
    {
        var words = Folding.WordsOf(Name);
        return terms.All(term => words.Any(word => word.StartsWith(term, StringComparison.Ordinal)));
    }
}

using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.Organizations;

/// <summary>Which of its names an organization was found by.</summary>
[JsonConverter(typeof(WordConverter<NameKind>))]
public enum NameKind
{
    Current,
    Former,
    Alias,
}

/// <summary>A name of an organization, and what it is to it.</summary>
/// <param name="Until">Until when it was carried, where that is known.</param>
public sealed record KnownName(string Name, NameKind As, PartialDate? Until = null)
{
    public static IEnumerable<KnownName> All(Organization organization) =>
        organization.Formerly.Select(former => new KnownName(former.Name, NameKind.Former, former.Until))
            .Concat(organization.Aliases.Select(alias => new KnownName(alias, NameKind.Alias)))
            .Prepend(new(organization.Name, NameKind.Current));

    /// <summary>Each word that is asked for begins a word of this one name: "Sequoia China" is not found in "Sequoia Capital".</summary>
    public bool Matches(IReadOnlyList<string> asked)
    {
        var words = Folding.WordsOf(Name);
        return asked.All(word => words.Any(mine => mine.StartsWith(word, StringComparison.Ordinal)));
    }
}

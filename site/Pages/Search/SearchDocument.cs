using System.Text;
using System.Text.Json.Nodes;

namespace ServerlessDeals.Pages;

/// <summary>Something that the search finds: an organization, a deal, or another page.</summary>
/// <param name="Address">The page, from the root.</param>
/// <param name="What">The kind of thing: "company", "investor", "deal", "sector", "year" and so on.</param>
/// <param name="Name">The name by which it is shown and found.</param>
/// <param name="Note">What is shown beside the name. For a deal, it is also searched.</param>
internal sealed record SearchDocument(string Address, string What, string Name, string Note)
{
    public const string Deal = "deal";

    /// <summary>The number of deals on its page; null if the page does not count them.</summary>
    public int? Deals { get; init; }

    /// <summary>Former names and aliases.</summary>
    public IReadOnlyList<KnownName> OtherNames { get; init; } = [];

    /// <summary>For a deal: its amount as reported and in dollars, in whole units.</summary>
    public IReadOnlyList<long> Figures { get; init; } = [];

    /// <summary>Its place among the documents with the same word. Only the first ones are found by a word that very many have.</summary>
    public required (int Group, int Order) Rank { get; init; }

    /// <summary>The words that find it.</summary>
    public IReadOnlyList<string> Words => field ??= [.. AllWords().Distinct(StringComparer.Ordinal)];

    /// <summary>[address, what, name, note, deals, [[name, kind, until]], [figure]].</summary>
    public byte[] Json => field ??= Encoding.UTF8.GetBytes(ToArray().ToJsonString(DealsJson.Web.Options));

    private IEnumerable<string> AllWords()
    {
        foreach (var name in OtherNames.Select(other => other.Name).Prepend(Name))
        {
            foreach (var word in SearchWords.Of(name).Append(SearchWords.Joined(name)))
            {
                yield return word;
            }
        }

        foreach (var word in What == Deal ? SearchWords.Of(Note) : [])
        {
            yield return word;
        }

        foreach (var figure in Figures)
        {
            yield return SearchWords.Of(figure);
        }
    }

    private JsonArray ToArray() =>
    [
        Address, What, Name, Note, Deals,
        new JsonArray([.. OtherNames.Select(other => (JsonNode)new JsonArray(
            other.Name, EnumWords.Of(other.As), other.Until?.ToString()))]),
        new JsonArray([.. Figures.Select(figure => (JsonNode)figure)]),
    ];
}

using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Pages;

/// <summary>How deals are grouped: by sector, country, round or kind.</summary>
/// <param name="Folder">The folder of its pages: "sectors".</param>
/// <param name="Heading">One of them: "Sector".</param>
/// <param name="Note">What the table of all of them has to explain.</param>
/// <param name="Name">"AI chips" for "chips".</param>
/// <param name="Where">"in AI chips", "in the United States": where its companies are, in a sentence. Empty for rounds and kinds.</param>
public sealed record GroupKind(
    Dimension Dimension,
    string Folder,
    string Heading,
    string Description,
    string Note,
    Func<string, string> Name,
    Func<string, string> Where)
{
    public static readonly GroupKind Sectors = new(
        Dimension.Sector, "sectors", "Sector", "AI companies that raise money, by sector.", "A company in two sectors counts in both.",
        Labels.Sector, key => $"in {WithoutCapital(Labels.Sector(key))}");

    public static readonly GroupKind Countries = new(
        Dimension.Country, "countries", "Country", "AI companies that raise money, by country.", "The country is the company's.",
        Labels.Country, key => $"in {(Country.Parse(key) is { IsValue: true } country ? country.Value.WithArticle : key)}");

    public static readonly GroupKind Rounds = new(
        Dimension.Round, "rounds", "Round", "Rounds of AI companies by name, from seed to the latest series.",
        "A round that its sources do not name is not here.", Labels.Name, _ => "");

    public static readonly GroupKind Kinds = new(
        Dimension.Kind, "kinds", "Kind", "Rounds, takeovers, debt and share sales of AI companies.",
        "Kinds are never added up: a takeover is not money raised.", KindName, _ => "");

    /// <summary>The singular in a sentence: "sector".</summary>
    public string One => Dimension == Dimension.Round ? "name" : Heading.ToLowerInvariant();

    /// <summary>The plural in a sentence: "sectors".</summary>
    public string Many => Dimension == Dimension.Round ? "names" : Folder;

    public string Title => Folder == "countries" ? "Countries" : Heading + "s";

    /// <summary>Sectors and countries by number of rounds, rounds as a company comes to them, kinds as the rules list them.</summary>
    public IEnumerable<GroupDetail> Of(SiteData data) => Dimension switch
    {
        Dimension.Sector => MostRoundsFirst(data.Sectors),
        Dimension.Country => MostRoundsFirst(data.Countries),
        Dimension.Round => data.Rounds.OrderBy(round => Stage(round.Key)).ThenBy(round => round.Key, StringComparer.Ordinal),
        _ => data.Kinds.OrderBy(kind => KindOf(kind.Key)),
    };

    public string AddressOf(string key) => $"/{Folder}/{key.ToLowerInvariant()}/";

    /// <summary>The family whose figures the table of a group shows.</summary>
    public Family FamilyOf(string key) => Dimension == Dimension.Kind ? KindOf(key).Family() ?? Family.Funding : Family.Funding;

    /// <summary>
    /// A number of its deals in a sentence: "84 rounds in AI chips", and later "84 in AI chips"; "36 Series B rounds", "nine loans".
    /// </summary>
    public string Counted(string key, int deals, bool isFirst) => Dimension switch
    {
        Dimension.Kind => KindStory.Counted(KindOf(key), deals),
        Dimension.Round => Story.CountRounds(Slug.Parse(key).OrThrow(), deals),
        _ => $"{(isFirst ? Phrases.Count(Family.Funding, deals) : English.Number(deals))} {Where(key)}",
    };

    public string? DefinitionOf(string key) => Dimension switch
    {
        Dimension.Sector when Sector.Parse(key) is { IsValue: true } sector => sector.Value.Definition,
        Dimension.Kind => KindStory.Definition(KindOf(key)),
        _ => null,
    };

    /// <summary>The sentences at the top of a group's page.</summary>
    public IReadOnlyList<string> StoryOf(GroupDetail group) => Dimension switch
    {
        Dimension.Kind => KindStory.Of(KindOf(group.Key), group.Figures, group.Deals),
        Dimension.Round => Story.OfRound(Slug.Parse(group.Key).OrThrow(), group.Figures, group.Deals),
        _ => Story.OfGroup(Where(group.Key), group.Figures, group.Deals),
    };

    public static DealKind KindOf(string key) => EnumWords.Parse<DealKind>(key).OrThrow();

    private static string KindName(string key) => KindStory.Title(KindOf(key));

    private static IEnumerable<GroupDetail> MostRoundsFirst(IEnumerable<GroupDetail> groups) =>
        groups.OrderByDescending(group => group.Figures.Funding.Announced.Deals).ThenBy(group => group.Key, StringComparer.Ordinal);

    // Before the series, the series, and all others.
    private static int Stage(string round) => round switch
    {
        "pre-seed" => 0,
        "seed" => 1,
        _ when round.StartsWith("series-", StringComparison.Ordinal) => 2,
        _ => 3,
    };

    // Within a sentence a name begins with a small letter, unless its second letter is a capital, as in "AI".
    private static string WithoutCapital(string name) =>
        name.Length > 1 && char.IsUpper(name[1]) ? name : char.ToLowerInvariant(name[0]) + name[1..];
}

using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>The values that the filters of the explore page offer: each the API's word and its name.</summary>
public sealed record ExploreChoices(
    IReadOnlyList<string> Years,
    IReadOnlyList<(string Value, string Name)> Kinds,
    IReadOnlyList<(string Value, string Name)> Statuses,
    IReadOnlyList<(string Value, string Name)> Countries,
    IReadOnlyList<(string Value, string Name)> Sectors)
{
    public static ExploreChoices Of(SiteData data)
    {
        var deals = data.Deals.Select(deal => deal.Deal).ToList();
        return new(
            [.. deals.Select(deal => deal.Date.Year).Distinct().OrderDescending().Select(year => $"{year}")],
            Words(deals.Select(deal => deal.Kind), Phrases.Kind),
            Words(deals.Select(deal => deal.Status), Phrases.Status),
            ByName(deals.Select(deal => deal.Country).OfType<string>(), Labels.Country),
            ByName(deals.SelectMany(deal => deal.Sectors).Select(sector => $"{sector}"), Labels.Sector));
    }

    // In the order in which the words are defined.
    private static IReadOnlyList<(string Value, string Name)> Words<T>(IEnumerable<T> values, Func<T, string> name)
        where T : struct, Enum =>
        [.. values.Distinct().Order().Select(value => (EnumWords.Of(value), English.Capital(name(value))))];

    private static IReadOnlyList<(string Value, string Name)> ByName(IEnumerable<string> values, Func<string, string> name) =>
        [.. values.Distinct().Select(value => (value, name(value))).OrderBy(choice => choice.Item2, StringComparer.Ordinal)];
}

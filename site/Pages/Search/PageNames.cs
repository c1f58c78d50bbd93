using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>The names by which the search finds pages of periods and groups.</summary>
internal static class PageNames
{
    /// <summary>The name of a page that has the only one of its folder: "Valuations" for "valuations".</summary>
    public static string Of(string folder) => folder == "api" ? "API" : Labels.Name(folder);

    /// <summary>What a page is, its name and other names, by its folder and key; null for pages that are not found by name.</summary>
    public static (string What, string Name, IReadOnlyList<string> Others)? Of(string folder, string key) => folder switch
    {
        "sectors" => ("sector", Labels.Sector(key), [key]),
        "countries" => ("country", Labels.Country(key.ToUpperInvariant()), [key]),
        "rounds" => ("round", Labels.Name(key), []),
        "kinds" when EnumWords.Parse<DealKind>(key) is { IsValue: true } kind =>
            ("kind of deal", English.Capital(Phrases.Kind(kind.Value)), [key]),
        "years" or "quarters" or "months" when PartialDate.Parse(key) is { IsValue: true } date => OfPeriod(folder[..^1], date.Value),
        "charts" => ("chart", Labels.Name(key), []),
        "leagues" => ("league table", $"League table of {key}", []),
        _ => null,
    };

    private static (string What, string Name, IReadOnlyList<string> Others) OfPeriod(string what, PartialDate period) =>
        period.Precision == DatePrecision.Quarter
            ? (what, English.Capital(English.Date(period)["the ".Length..]), [$"{period}", $"Q{period.Quarter} {period.Year}"])
            : (what, English.Date(period), [$"{period}"]);
}

using ServerlessDeals.Queries;

namespace ServerlessDeals.Publishing.Feeds;

/// <summary>Names the query of a feed in words: "Deals in robotics of at least $100M".</summary>
public static class FeedTitle
{
    /// <summary>The title of a feed of all deals.</summary>
    public const string OfAllDeals = Brand.Title;

    private const int MostNames = 3;

    /// <param name="nameOf">The name of an organization.</param>
    public static string Of(DealQuery query, Func<Slug, string> nameOf)
    {
        var phrases = Phrases(query, nameOf).OfType<string>().ToList();
        var kinds = Kinds(query.Kinds);
        if (phrases.Count == 0 && kinds is null)
        {
            return OfAllDeals;
        }

        // More phrases than two would not be told apart without commas.
        var title = $"{kinds ?? "deals"} {string.Join(phrases.Count > 2 ? ", " : " ", phrases)}".TrimEnd();
        return English.Capital(query.IncludePossible ? title + ", and those that may match" : title);
    }

    private static IEnumerable<string?> Phrases(DealQuery query, Func<Slug, string> nameOf) =>
    [
        .. Either(query.Companies, nameOf, "at {0}", "not at {0}"),
        .. Either(query.Sectors, InSentence, "in {0}", "not in {0}"),
        .. Either(query.Countries, country => country.Name, "in {0}", "not in {0}"),
        .. Either(query.Regions, region => region.Name, "in {0}", "not in {0}"),
        .. Either(query.Rounds, NameOf, "in {0} rounds", "not in {0} rounds"),
        .. Either(query.Status, status => EnumWords.Spaced(EnumWords.Of(status)), "that are {0}", "that are not {0}"),
        .. Either(query.Leads, nameOf, "led by {0}", "not led by {0}"),
        .. Either(query.Investors, nameOf, "with {0} among the investors", "without {0} among the investors"),
        .. Either(query.Acquirers, nameOf, "bought by {0}", "not bought by {0}"),
        .. Either(query.Lenders, nameOf, "with {0} as a lender", "without {0} as a lender"),
        .. Either(query.Parties, nameOf, "with {0} as a party", "without {0} as a party"),
        query.Words is { } words ? $"that match “{words}”" : null,
        Money("of", query.Amount),
        Money("at a valuation of", query.Valuation),
        .. Either(query.Currencies, currency => currency.Code, "reported in {0}", "not reported in {0}"),
        query.Undisclosed switch
        {
            null => null,
            true => "with an undisclosed amount",
            false => "with a disclosed amount",
        },
        query.Unconfirmed switch
        {
            null => null,
            true => "that only aggregators report",
            false => "that not only aggregators report",
        },
        query.MinSources is { } least ? $"with {Sources(least)}" : null,
        Period(query.From, query.To),
    ];

    private static string Sources(int least) =>
        least == 1 ? "at least one source" : $"at least {English.Number(least)} independent sources";

    private static string? Kinds(ValueFilter<DealKind> kinds) => kinds switch
    {
        { IsAll: true } => null,
        { Any.Count: > 0, Not.Count: 0 } => Or(kinds.Any, Plural),
        { Any.Count: 0 } => $"deals other than {Or(kinds.Not, Plural)}",
        _ => $"{Or(kinds.Any, Plural)} but not {Or(kinds.Not, Plural)}",
    };

    private static string Plural(DealKind kind) => kind switch
    {
        DealKind.FundingRound => "funding rounds",
        DealKind.StrategicInvestment => "strategic investments",
        DealKind.Acquisition => "acquisitions",
        DealKind.Debt => "loans",
        DealKind.Secondary => "sales of shares",
        DealKind.AcquihireLicence => "acquihires by licence",
        _ => "yearly totals",
    };

    private static IEnumerable<string> Either<T>(ValueFilter<T> filter, Func<T, string> nameOf, string any, string not)
        where T : struct
    {
        if (filter.Any.Count > 0)
        {
            yield return any.Replace("{0}", Or(filter.Any, nameOf), StringComparison.Ordinal);
        }

        if (filter.Not.Count > 0)
        {
            yield return not.Replace("{0}", Or(filter.Not, nameOf), StringComparison.Ordinal);
        }
    }

    private static string? Money(string what, MoneyRange? range) => range switch
    {
        null => null,
        { Least: { } least, Most: { } most } => $"{what} {Amount.Exactly(least, range.Currency)} to {Amount.Exactly(most, range.Currency)}",
        { Least: { } least } => $"{what} at least {Amount.Exactly(least, range.Currency)}",
        { Most: { } most } => $"{what} at most {Amount.Exactly(most, range.Currency)}",
        _ => null,
    };

    private static string? Period(PartialDate? from, PartialDate? to) => (from, to) switch
    {
        (null, null) => null,
        ({ } first, null) => $"dated from {English.Date(first)}",
        (null, { } last) => $"dated until {English.Date(last)}",
        var (first, last) when first == last => $"dated {English.Date(first!.Value)}",
        ({ } first, { } last) => $"dated from {English.Date(first)} to {English.Date(last)}",
    };

    /// <summary>"a", "a or b", "a, b or 4 others".</summary>
    private static string Or<T>(IReadOnlyList<T> values, Func<T, string> nameOf)
    {
        List<string> names = values.Count > MostNames
            ? [.. values.Take(MostNames - 1).Select(nameOf), $"{English.Number(values.Count - MostNames + 1)} others"]
            : [.. values.Select(nameOf)];
        return names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";
    }

    // "Robotics" is "robotics" within a sentence, and "AI chips" stays.
    private static string InSentence(Slug sector) =>
        Sector.NameOf(sector) is [var first, var second, ..] name && char.IsLower(second)
            ? char.ToLowerInvariant(first) + name[1..]
            : Sector.NameOf(sector);

    // "Series A", "seed".
    private static string NameOf(Slug round) => RoundName.Of(round) is var name && name.StartsWith("Series", StringComparison.Ordinal)
        ? name
        : char.ToLowerInvariant(name[0]) + name[1..];
}

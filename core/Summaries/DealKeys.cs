using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Summaries;

/// <summary>A key under which a deal is counted.</summary>
/// <param name="Name">The name of a company or investor; of other keys the key itself.</param>
/// <param name="IsLed">Whether this investor led or co-led the deal.</param>
internal readonly record struct DealKey(string Key, string Name, bool IsLed);

/// <summary>
/// All keys under which a deal is counted, as one text with a line for each: "sector:robotics", "company:acme Acme", and
/// "investor:ada+ Ada Capital" for an investor that led. A text is small, and equal to another one if its letters are.
/// </summary>
internal static class DealKeys
{
    private const char Led = '+';

    public static string Of(DealItem item) => string.Join('\n', SummaryCell.Of(item)
        .Where(cell => cell.Group != SummaryCell.Overall)
        .Select(cell => Line(item, cell.Group))
        .Distinct(StringComparer.Ordinal));

    /// <summary>The keys of a deal in a dimension.</summary>
    public static IEnumerable<DealKey> In(Dimension dimension, CountedInterval deal) => dimension switch
    {
        Dimension.Overall => [new(Groups.All, Groups.All, IsLed: false)],
        Dimension.Month or Dimension.Quarter or Dimension.Year => PeriodOf(dimension, deal.Date) is { } period
            ? [new(period, period, IsLed: false)]
            : [],
        _ => Read(EnumWords.Of(dimension) + ":", deal.Keys ?? ""),
    };

    /// <summary>The month, quarter or year that a date lies in; null if the date is not that precise.</summary>
    public static string? PeriodOf(Dimension dimension, PartialDate date) =>
        Groups.PeriodsOf(date.ToMonth()).Where(period => period.Dimension == dimension).Select(period => period.Key).FirstOrDefault();

    private static string Line(DealItem item, string group)
    {
        var (dimension, key) = Groups.Split(group);
        return dimension switch
        {
            Dimension.Company => $"{group} {OneLine(item.Company.Name)}",
            Dimension.Investor => Line(group, [.. item.Parties.Where(party => party.Id.ToString() == key)]),
            _ => group,
        };
    }

    private static string Line(string group, IReadOnlyList<PartyItem> parties) =>
        $"{group}{(parties.Any(party => party.IsLead()) ? Led : "")} {OneLine(parties[0].Name)}";

    private static string OneLine(string name) => name.ReplaceLineEndings(" ");

    private static IEnumerable<DealKey> Read(string prefix, string keys)
    {
        foreach (var line in keys.Split('\n').Where(line => line.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var words = line[prefix.Length..].Split(' ', 2);
            var isLed = words[0].EndsWith(Led);
            var key = isLed ? words[0][..^1] : words[0];
            yield return new(key, words.Length > 1 ? words[1] : key, isLed);
        }
    }
}

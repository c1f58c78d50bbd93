namespace ServerlessDeals.Pages;

/// <summary>How many deals the pages of periods and groups list.</summary>
internal sealed class PageCounts
{
    private readonly Dictionary<(string Folder, string Key), int> _counts;

    public PageCounts(IEnumerable<DealItem> deals) =>
        _counts = deals.SelectMany(PagesOf).CountBy(page => page).ToDictionary(pair => pair.Key, pair => pair.Value);

    /// <returns>Null for a page that lists no deals.</returns>
    public int? Of(string folder, string key) => _counts.TryGetValue((folder, key), out var count) ? count : null;

    private static IEnumerable<(string Folder, string Key)> PagesOf(DealItem deal)
    {
        yield return ("kinds", EnumWords.Of(deal.Kind));
        if (deal.Round is { } round)
        {
            yield return ("rounds", $"{round}");
        }

        if (deal.Country is { } country)
        {
            yield return ("countries", country.ToLowerInvariant());
        }

        foreach (var sector in deal.Sectors)
        {
            yield return ("sectors", $"{sector}");
        }

        // A deal that is dated by its year is on the page of the year, and on no page of a quarter or a month.
        yield return ("years", $"{deal.Date.Year}");
        if (deal.Date.Precision != DatePrecision.Year)
        {
            yield return ("quarters", $"{PartialDate.OfQuarter(deal.Date.Year, deal.Date.Quarter)}");
        }

        if (deal.Date.Precision is DatePrecision.Day or DatePrecision.Month)
        {
            yield return ("months", $"{deal.Date.ToMonth()}");
        }
    }
}

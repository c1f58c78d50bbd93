namespace ServerlessDeals.Pages;

/// <summary>How much of the dollars of the last years is in a few rounds.</summary>
internal static class RaisedFinding
{
    private const int Few = 5;
    private const int LeastRounds = 20;
    private const int Years = 3;
    private const decimal LeastShare = 0.4m;

    /// <summary>
    /// "Five rounds are about two thirds of the dollars raised since 2023", by lower bounds. Null if rounds are few, or no few of them
    /// stand out.
    /// </summary>
    /// <param name="deals">All deals. Only announced and closed funding is counted.</param>
    /// <param name="year">The last year of the record.</param>
    public static string? Of(IEnumerable<DealItem> deals, int year)
    {
        var since = year - Years;
        var known = deals
            .Where(deal => deal.IsCounted() && deal.IsIn(Family.Funding) && deal.IsSummable() && deal.Date.Year >= since)
            .Select(deal => (decimal)(deal.Amount.InDollars()?.Low ?? 0))
            .Where(dollars => dollars > 0)
            .OrderDescending()
            .ToList();
        if (known.Count < LeastRounds)
        {
            return null;
        }

        var share = known.Take(Few).Sum() / known.Sum();
        return share < LeastShare
            ? null
            : $"{English.Capital(English.Number(Few))} rounds are {FractionWords.Of(share)} of the dollars raised since {since}";
    }
}

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>The claims of a deal whose values differ from the ones shown.</summary>
internal static class Reports
{
    public const string AmountField = "amount";
    public const string ValuationField = "valuation";

    /// <param name="field">amount, or valuation.</param>
    /// <param name="chosen">Which of the values that lost.</param>
    public static IEnumerable<Claim> Of(DealDetail deal, string field, Func<Conflict, bool> chosen)
    {
        var claims = deal.Claims.ToDictionary(claim => claim.Id);
        return deal.Conflicts.Where(conflict => conflict.Field == field && chosen(conflict))
            .Select(conflict => claims[conflict.Source.Claim]);
    }
}

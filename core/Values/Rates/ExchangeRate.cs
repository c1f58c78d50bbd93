namespace ServerlessDeals.Values.Rates;

/// <summary>What one unit of a currency was worth in another on a date.</summary>
/// <param name="Rate">Units of the other currency for one unit, not rounded.</param>
/// <param name="Date">
/// The day of publication, or the month, quarter or year whose daily rates the rate is the mean of. Null for a peg, which does not change.
/// </param>
/// <param name="Source">Who published it.</param>
public sealed record ExchangeRate(decimal Rate, PartialDate? Date, string Source)
{
    /// <summary>The source of reference rates. Name it wherever they are used.</summary>
    public const string EuropeanCentralBank = "European Central Bank, euro foreign exchange reference rates";

    private const int Digits = 9;

    // A division by it leaves out the zeros at a number's end.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>With nine significant digits, to be shown.</summary>
    public ExchangeRate Rounded()
    {
        var unit = 1m;
        for (var first = Rate; first >= 10; first /= 10)
        {
            unit *= 10;
        }

        for (var first = Rate; first < 1; first *= 10)
        {
            unit /= 10;
        }

        return this with { Rate = decimal.Round(Rate / unit, Digits - 1) * unit / One };
    }
}

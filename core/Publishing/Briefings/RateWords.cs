using System.Globalization;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>The rate of a comparable figure in words.</summary>
public static class RateWords
{
    /// <summary>The name that sources of rates have in sentences, for footers and captions.</summary>
    public const string Sources = $"Rates: {ExchangeRate.EuropeanCentralBank}";

    private const int LeastDecimals = 4;

    /// <summary>
    /// "at the European Central Bank’s reference rate of 25 July 2024 (1 CNY = $0.1385)", "at the mean of the European Central Bank’s
    /// reference rates of 2024 (…)", "at the peg of 3.6725 AED to the US dollar".
    /// </summary>
    public static string Of(ConvertedAmount usd, Currency from)
    {
        var rate = usd.Rate;
        if (rate.Date is not { } date)
        {
            return $"at {rate.Source}";
        }

        var of = English.Of(rate.Source == ExchangeRate.EuropeanCentralBank ? "the European Central Bank" : rate.Source);
        var published = date.Precision == DatePrecision.Day ? $"{of} reference rate" : $"the mean of {of} reference rates";
        return $"at {published} of {English.Date(date)} (1 {from} = {usd.Currency.Prefix}{Digits(rate.Rate)})";
    }

    // At least four decimals, and at least four digits: 1.0851, 0.1385, 0.0007228.
    private static string Digits(decimal rate)
    {
        var decimals = LeastDecimals;
        for (var first = rate; first is > 0 and < 0.1m; first *= 10)
        {
            decimals++;
        }

        return rate.ToString($"F{decimals}", CultureInfo.InvariantCulture);
    }
}

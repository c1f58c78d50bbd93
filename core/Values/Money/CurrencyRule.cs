namespace ServerlessDeals.Values.Money;

/// <summary>
/// Whose money is meant where an amount does not say it: what the mapping was asked for, or, of a sign that several countries
/// share, the money of the country in which the source is at home. Where neither says it, nobody does.
/// </summary>
/// <param name="Currency">Of a number beside which no currency stands; null where each must name its own.</param>
/// <param name="Dollar">Whose a bare "$" is; null where <paramref name="Currency"/> or <paramref name="Country"/> is to say it.</param>
/// <param name="Country">Where the source is at home; null where that says nothing.</param>
public sealed record CurrencyRule(Currency? Currency = null, Currency? Dollar = null, Country? Country = null)
{
    /// <returns>The currency of a bare number, or how to say it.</returns>
    internal Parsed<PresumedCurrency> OfNumber(string text) => Currency is { } asked
        ? Parsed<PresumedCurrency>.Of(new(asked, "without a currency", "currency: in the mapping"))
        : Parsed<PresumedCurrency>.Wrong($"'{text}' names no currency; write a code such as USD, or add currency: USD to the mapping");

    /// <returns>Whose a bare "$" is, or how to say it.</returns>
    internal Parsed<PresumedCurrency> OfDollar(string text)
    {
        const string Sign = "with a bare $";
        if (Dollar is { } asked)
        {
            return Parsed<PresumedCurrency>.Of(new(asked, Sign, "dollar: in the mapping"));
        }

        if (Currency is { } own && own.Prefix.EndsWith('$'))
        {
            return Parsed<PresumedCurrency>.Of(new(own, Sign, "currency: in the mapping"));
        }

        return OfCountry(DollarOf, Sign) is { } home
            ? Parsed<PresumedCurrency>.Of(home)
            : Parsed<PresumedCurrency>.Wrong(
                $"'{text}' does not say whose dollars they are; write US$ or a code such as USD, or add dollar: USD, or the source's country, to the mapping");
    }

    /// <returns>Whether a bare "¥" is yen or yuan, or how to say it.</returns>
    internal Parsed<PresumedCurrency> OfYen(string text)
    {
        const string Sign = "with a bare ¥";
        if (Currency is { Code: "JPY" or "CNY" } asked)
        {
            return Parsed<PresumedCurrency>.Of(new(asked, Sign, "currency: in the mapping"));
        }

        return OfCountry(YenOrYuanOf, Sign) is { } home
            ? Parsed<PresumedCurrency>.Of(home)
            : Parsed<PresumedCurrency>.Wrong($"'{text}' may be yen or yuan; write JPY or CNY, or add the source's country to the mapping");
    }

    // Countries whose own money is called dollar. Pesos are written "$" too, and the dollars in their papers are another
    // country's: there a mapping must say which is meant.
    private static string? DollarOf(string country) => country switch
    {
        "AU" => "AUD",
        "BB" => "BBD",
        "BN" => "BND",
        "BS" => "BSD",
        "BZ" => "BZD",
        "CA" => "CAD",
        "EC" or "PR" or "SV" or "US" => "USD",
        "FJ" => "FJD",
        "GY" => "GYD",
        "HK" => "HKD",
        "JM" => "JMD",
        "NZ" => "NZD",
        "SG" => "SGD",
        "TT" => "TTD",
        "TW" => "TWD",
        _ => null,
    };

    private static string? YenOrYuanOf(string country) => country switch
    {
        "CN" => "CNY",
        "JP" => "JPY",
        _ => null,
    };

    private PresumedCurrency? OfCountry(Func<string, string?> money, string sign) =>
        Country is { } home && money(home.ToString()) is { } code
            ? new(Values.Money.Currency.Parse(code).OrThrow(), sign, $"the source's country, {home}")
            : null;
}

/// <summary>A currency that an amount does not name.</summary>
/// <param name="Currency">Whose money is meant.</param>
/// <param name="Written">How the amount stands there: "without a currency", "with a bare $".</param>
/// <param name="By">What says it: "currency: in the mapping", "the source's country, SG".</param>
public sealed record PresumedCurrency(Currency Currency, string Written, string By)
{
    /// <summary>Said once for all amounts that were read in this way.</summary>
    public override string ToString() => $"{Written}, read as {Currency} ({By})";

    /// <summary>Said beside the one claim, so that its reader can judge.</summary>
    public string Note(string text) => $"Written “{text}”, {this}.";
}

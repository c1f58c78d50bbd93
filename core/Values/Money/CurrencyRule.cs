namespace ServerlessDeals.Values.Money;

/// <summary>
/// The currency of amounts that do not name one: the one set in the mapping or, for a symbol that several countries share, the
/// currency of the source's country. If neither decides it, the amount is an error.
/// </summary>
/// <param name="Currency">For a number without a currency; null if every number must name its own.</param>
/// <param name="Dollar">
/// For a bare "$"; null to derive it from <paramref name="Currency"/> or <paramref name="Country"/>.
/// </param>
/// <param name="Country">The source's home country; null if it is unknown.</param>
public sealed record CurrencyRule(Currency? Currency = null, Currency? Dollar = null, Country? Country = null)
{
    /// <returns>The currency of a bare number, or an error that says how to specify it.</returns>
    internal Parsed<PresumedCurrency> OfNumber(string text) => Currency is { } asked
        ? Parsed<PresumedCurrency>.Of(new(asked, "without a currency", "currency: in the mapping"))
        : Parsed<PresumedCurrency>.Wrong($"'{text}' names no currency; write a code such as USD, or add currency: USD to the mapping");

    /// <returns>The currency of a bare "$", or an error that says how to specify it.</returns>
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
                $"'{text}' does not say whose dollars they are; write US$ or a code such as USD, " +
                "or add dollar: USD, or the source's country, to the mapping");
    }

    /// <returns>Yen or yuan for a bare "¥", or an error that says how to specify it.</returns>
    internal Parsed<PresumedCurrency> OfYen(string text) =>
        OfShared(text, "with a bare ¥", ["JPY", "CNY"], YenOrYuanOf, "may be yen or yuan; write JPY or CNY");

    /// <returns>The crown of a Nordic country for a bare "kr", or an error that says how to specify it.</returns>
    internal Parsed<PresumedCurrency> OfKrone(string text) =>
        OfShared(
            text, "with a bare kr", ["SEK", "NOK", "DKK", "ISK"], KroneOf, "may be Swedish, Norwegian, Danish or Icelandic; write SEK");

    /// <returns>The yuan or a dollar for a bare "元", or an error that says how to specify it.</returns>
    internal Parsed<PresumedCurrency> OfYuan(string text) =>
        OfShared(text, "with a bare 元", ["CNY", "TWD", "HKD", "MOP"], YuanOf, "may be of mainland China or of Taiwan; write CNY or TWD");

    private Parsed<PresumedCurrency> OfShared(
        string text, string sign, IReadOnlyList<string> codes, Func<string, string?> money, string wrong)
    {
        if (Currency is { } asked && codes.Contains(asked.Code))
        {
            return Parsed<PresumedCurrency>.Of(new(asked, sign, "currency: in the mapping"));
        }

        return OfCountry(money, sign) is { } home
            ? Parsed<PresumedCurrency>.Of(home)
            : Parsed<PresumedCurrency>.Wrong($"'{text}' {wrong}, or add the source's country to the mapping");
    }

    // Countries whose own currency is called the dollar. Countries with a peso are left out: they write "$" for pesos too, so the
    // mapping must say which currency is meant.
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

    private static string? KroneOf(string country) => country switch
    {
        "SE" => "SEK",
        "NO" => "NOK",
        "DK" => "DKK",
        "IS" => "ISK",
        _ => null,
    };

    private static string? YuanOf(string country) => country switch
    {
        "CN" => "CNY",
        "TW" => "TWD",
        "HK" => "HKD",
        "MO" => "MOP",
        _ => null,
    };

    private PresumedCurrency? OfCountry(Func<string, string?> money, string sign) =>
        Country is { } home && money(home.ToString()) is { } code
            ? new(Values.Money.Currency.Parse(code).OrThrow(), sign, $"the source's country, {home}")
            : null;
}

/// <summary>The currency assumed for an amount that does not name one.</summary>
/// <param name="Written">How the amount was written: "without a currency", "with a bare $".</param>
/// <param name="By">What decided it: "currency: in the mapping", "the source's country, SG".</param>
public sealed record PresumedCurrency(Currency Currency, string Written, string By)
{
    /// <summary>For a summary of all amounts that were read this way.</summary>
    public override string ToString() => $"{Written}, read as {Currency} ({By})";

    /// <summary>A note on the claim, for its readers.</summary>
    public string Note(string text) => $"Written “{text}”, {this}.";
}

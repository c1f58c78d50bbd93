using System.Text.Json.Serialization;

namespace ServerlessDeals.Values.Money;

/// <summary>A currency by its ISO 4217 code. A bare "$" is not a currency: dollars are USD, SGD, HKD and more.</summary>
[JsonConverter(typeof(CurrencyConverter))]
public readonly record struct Currency : IComparable<Currency>
{
    // The active national currencies of ISO 4217 (list one).
    private const string Codes =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP " +
        "CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD " +
        "JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN " +
        "NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN " +
        "SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG";

    private static readonly HashSet<string> Known = new(Codes.Split(' '), StringComparer.Ordinal);

    // In English and in lower case. A word that several currencies share is missing: dollars, pesos, francs.
    private static readonly (string Word, string Code)[] Words =
    [
        ("euro", "EUR"), ("euros", "EUR"), ("yuan", "CNY"), ("rmb", "CNY"), ("renminbi", "CNY"), ("yen", "JPY"), ("won", "KRW"),
        ("pound", "GBP"), ("pounds", "GBP"), ("sterling", "GBP"), ("rupee", "INR"), ("rupees", "INR"), ("shekel", "ILS"),
        ("shekels", "ILS"), ("us dollar", "USD"), ("us dollars", "USD"), ("€", "EUR"), ("£", "GBP"), ("₩", "KRW"), ("₹", "INR"),
    ];

    private readonly string? _code;

    private Currency(string code) => _code = code;

    public static Currency Usd { get; } = new("USD");

    public string Code => _code ?? "";

    /// <summary>The text before a number: "$", "€", or the code and a space if the currency has no unambiguous symbol.</summary>
    public string Prefix => Code switch
    {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "CNY" => "CN¥",
        "KRW" => "₩",
        "INR" => "₹",
        "AUD" => "A$",
        "CAD" => "C$",
        "HKD" => "HK$",
        "NZD" => "NZ$",
        "SGD" => "S$",
        "TWD" => "NT$",
        "ILS" => "₪",
        _ => Code + " ",
    };

    public static Parsed<Currency> Parse(string? text) =>
        text is not null && Known.Contains(text)
            ? Parsed<Currency>.Of(new(text))
            : Parsed<Currency>.Wrong(
                $"'{text}' is not a currency; write an ISO 4217 code such as USD, EUR or CNY ('$' alone does not say which dollar)");

    /// <summary>Like <see cref="Parse"/>; the error also names the currency that was probably meant.</summary>
    public static Parsed<Currency> ParseOrSuggest(string? text)
    {
        var parsed = Parse(text);
        return !parsed.IsValue && Meant(text ?? "") is { } meant
            ? Parsed<Currency>.Wrong($"{parsed.Error}; did you mean {meant}?")
            : parsed;
    }

    /// <summary>The currency that a text names without ambiguity, such as "eur", "euros" or "RMB"; null if there is none.</summary>
    public static Currency? Meant(string text)
    {
        var folded = text.Trim().ToLowerInvariant();
        var code = Words.FirstOrDefault(pair => pair.Word == folded).Code ?? folded.ToUpperInvariant();
        return Parse(code) is { IsValue: true } found ? found.Value : null;
    }

    public int CompareTo(Currency other) => string.CompareOrdinal(Code, other.Code);

    public override string ToString() => Code;

    public static bool operator <(Currency left, Currency right) => left.CompareTo(right) < 0;

    public static bool operator <=(Currency left, Currency right) => left.CompareTo(right) <= 0;

    public static bool operator >(Currency left, Currency right) => left.CompareTo(right) > 0;

    public static bool operator >=(Currency left, Currency right) => left.CompareTo(right) >= 0;
}

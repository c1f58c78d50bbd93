namespace ServerlessDeals.Values.Spoken;

/// <summary>A currency as it is written: a code, or a sign that several currencies share.</summary>
/// <param name="Code">ISO 4217; null for a shared sign.</param>
/// <param name="Shared">'$', '¥', 'k' (krone, krona) or '元'; a null character for a code.</param>
/// <param name="Convention">How people write numbers who write the currency this way, behind the number.</param>
internal readonly record struct CurrencyName(string? Code, char Shared = '\0', Convention Convention = Convention.Unknown)
{
    /// <summary>Whether many who write this currency write points between thousands.</summary>
    public bool IsOfPoints => Convention == Convention.Comma
        || Code is "EUR" or "CHF" or "SEK" or "NOK" or "DKK" or "ISK" or "PLN" or "CZK" or "HUF" or "RON" or "BGN" or "RSD"
            or "UAH" or "RUB" or "TRY" or "BRL" or "ARS" or "CLP" or "COP" or "UYU" or "IDR" or "VND";

    /// <summary>Whether a sign that several currencies share can be this currency.</summary>
    public bool Fits(char shared) => Code is { } code && shared switch
    {
        '$' => code is "USD" or "AUD" or "CAD" or "HKD" or "NZD" or "SGD" or "TWD" or "MXN" or "BRL" or "CLP" or "ARS" or "COP" or "JMD"
            or "TTD" or "BBD" or "BSD" or "BND" or "BZD" or "FJD" or "GYD" or "NAD" or "LRD" or "SBD" or "SRD" or "XCD" or "UYU",
        '¥' => code is "JPY" or "CNY",
        'k' => code is "SEK" or "NOK" or "DKK" or "ISK",
        '元' => code is "CNY" or "TWD" or "HKD" or "SGD" or "MOP",
        _ => false,
    };
}

/// <summary>The names and signs of currencies.</summary>
internal static class CurrencyNames
{
    public static Phrases<CurrencyName> All { get; } = new(
        (new("USD"),
            "us$|us $|u.s.$|u.s. $|usd$|usd|u.s. dollar|u.s. dollars|us dollar|us dollars|us-dollar|u$s|american dollars|dollars us|"
            + "долл|долл.|долларов|"
            + "dollars américains|美元|美金|ドル|米ドル|달러|미국 달러"),
        (new("AUD"), "a$|au$|au $|aud$|australian dollars|australian dollar|澳元|豪ドル"),
        (new("CAD"), "c$|ca$|ca $|cad$|cdn$|canadian dollars|canadian dollar|加元"),
        (new("HKD"), "hk$|hk $|hkd$|hong kong dollars|hong kong dollar|港元|港币|港幣|香港ドル"),
        (new("NZD"), "nz$|nz $|nzd$|new zealand dollars|new zealand dollar"),
        (new("SGD"), "s$|s $|sg$|sgd$|singapore dollars|singapore dollar|新元|新加坡元|シンガポールドル"),
        (new("TWD"), "nt$|nt $|twd$|new taiwan dollars|new taiwan dollar|taiwan dollars|新台币|新臺幣|新台幣|台币|台幣"),
        (new("BRL"), "r$|reais|real"),
        (new("MXN"), "mx$|mex$"),
        (new("CNY"), "cn¥|cny¥|rmb¥|rmb|yuan|renminbi|人民币|人民幣|元人民币|元人民幣|人民元|위안"),
        (new("JPY"), "jp¥|jpy¥|yen|円|日元|日圆|日圓|엔"),
        (new("KRW"), "₩|won|원|韩元|韓元|ウォン"),
        (new("EUR", Convention: Convention.Comma), "€|euro|euros|eur|d'euros|欧元|歐元|ユーロ|유로"),
        (new("GBP"), "£|gbp£|pound|pounds|pounds sterling|sterling|英镑|英鎊|ポンド|파운드"),
        (new("CHF"), "fr.|sfr|sfr.|swiss francs|swiss franc|franken|瑞士法郎"),
        (new("INR"), "₹|rs|rs.|inr₹|rupee|rupees|indian rupees|卢比|ルピー"),
        (new("ILS"), "₪|shekel|shekels|nis"),
        (new("PLN", Convention: Convention.Comma), "zł|zl|złotych|zloty"),
        (new("IDR", Convention: Convention.Comma), "rp|rp.|rupiah"),
        (new("RUB", Convention: Convention.Comma), "₽|rubles|roubles|руб|руб.|рублей|рубля"),
        (new("TRY", Convention: Convention.Comma), "₺|lira|lirası"),
        (new("VND"), "₫|đồng"),
        (new("NGN"), "₦|naira"),
        (new("PHP"), "₱"),
        (new("THB"), "฿|baht"),
        (new("SEK", Convention: Convention.Comma), "swedish kronor|swedish krona|skr"),
        (new("NOK", Convention: Convention.Comma), "norwegian kroner|norwegian krone|nkr"),
        (new("DKK", Convention: Convention.Comma), "danish kroner|danish krone|dkr"),
        (new(null, '$'), "$|dollar|dollars|dólares"),
        (new(null, '¥'), "¥"),
        (new(null, 'k', Convention.Comma), "kr|kr.|kronor|kroner"),
        (new(null, '元'), "元|圆|圓"));

    /// <summary>A three-letter code or a name here, with the spaces before it.</summary>
    public static bool TryRead(SpokenText text, out CurrencyName name)
    {
        var start = text.Position;
        text.SkipSpaces();
        var rest = text.Rest;
        var isCode = rest is [>= 'a' and <= 'z', >= 'a' and <= 'z', >= 'a' and <= 'z', ..]
            && (rest.Length == 3 || !(Scripts.IsAlphabetic(rest[3]) || rest[3] is '$' or '¥' or '€' or '£'));
        if (isCode && Currency.Parse(rest[..3].ToString().ToUpperInvariant()) is { IsValue: true } code)
        {
            text.Position += 3;
            name = new(code.Value.Code);
            return true;
        }

        text.Position = start;
        return text.TryRead(All, out name);
    }
}

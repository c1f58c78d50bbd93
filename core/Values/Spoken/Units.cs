namespace ServerlessDeals.Values.Spoken;

/// <summary>A word for a power of ten.</summary>
/// <param name="Convention">The notation that people use who use this word.</param>
/// <param name="Or">What the word means to others, which is a thousand times more or less; null if it has one meaning.</param>
internal readonly record struct Unit(decimal Size, Convention Convention = Convention.Unknown, string? Or = null);

/// <summary>The words and abbreviations for thousands, millions and more.</summary>
internal static class Units
{
    private const decimal Thousand = 1_000;
    private const decimal Million = 1_000_000;
    private const decimal Billion = 1_000_000_000;
    private const decimal Trillion = 1_000_000_000_000;

    public static Phrases<Unit> All { get; } = new(
        (new(Thousand, Convention.Point), "thousand|thousands"),
        (new(Million, Convention.Point), "million|millions|mill."),
        (new(Billion, Convention.Point), "billion|billions"),
        (new(Trillion, Convention.Point), "trillion|trillions"),
        (new(100_000, Convention.Point), "lakh|lakhs|lac|lacs"),
        (new(10_000_000, Convention.Point), "crore|crores|cr|cr.|crs|crs."),
        (new(Trillion, Convention.Point), "lakh crore|lakh crores|lakh cr|lac crore"),
        (new(Thousand), "k"),
        (new(Million), "m|mm|mn|mn.|mln|mln.|m."),
        (new(Billion), "bln|bln."),
        (new(Billion, Convention.Point), "b|bn|bn.|b."),
        (new(Trillion, Convention.Point), "t|tn|tn.|trn"),
        // In English "$5 mil" is five million, in Spanish "5 mil" is five thousand; "5 bio" is five billion to traders.
        (new(Thousand, Convention.Comma, Or: "millions"), "mil"),
        (new(Trillion, Convention.Comma, Or: "billions"), "bio|bio."),
        (new(Thousand, Convention.Comma),
            "tausend|tusen|duizend|mila|tsd|tsd.|mille|tkr|tys|tys.|tysięcy|тыс|тыс.|тысяч|ribu|nghìn"),
        (new(Million, Convention.Comma),
            "mio|mio.|millionen|milionów|milioni|millones|millón|milhões|milhão|miljoen|miljoner|millioner|milj.|mi|"
            + "млн|млн.|миллион|миллиона|миллионов|milyon|juta|triệu"),
        (new(Billion, Convention.Comma),
            "mrd|mrd.|milliarden|milliarde|milliard|milliards|md|mds|mia|mia.|miliardi|miliardo|mld|mld.|miljard|miljarder|milliarder|"
            + "mil millones|mil milhões|bilhões|bilhão|bi|miliardów|млрд|млрд.|миллиард|миллиарда|миллиардов|milyar|miliar|tỷ"),
        (new(Trillion, Convention.Comma),
            "billionen|billones|billón|biljoen|biljoner|bilionów|trilhões|трлн|трлн.|trilyon|triliun|nghìn tỷ"),
        (new(10_000, Convention.Point), "万|萬|만"),
        (new(100_000_000, Convention.Point), "亿|億|억"),
        (new(Trillion, Convention.Point), "万亿|萬億|조"),
        (new(Thousand, Convention.Point), "千|천"),
        (new(100_000, Convention.Point), "十万|十萬|십만"),
        (new(Million, Convention.Point), "百万|百萬|백만"),
        (new(10_000_000, Convention.Point), "千万|千萬|천만"),
        (new(Billion, Convention.Point), "十亿|十億|십억"),
        (new(10_000_000_000, Convention.Point), "百亿|百億|백억"),
        (new(100_000_000_000, Convention.Point), "千亿|千億|천억"));

    /// <summary>In Japanese and Taiwanese a million times a million; elsewhere in Chinese it may be only a million.</summary>
    public static Phrases<Unit> OfEastAsia { get; } = new((new(Trillion, Convention.Point), "兆"));
}

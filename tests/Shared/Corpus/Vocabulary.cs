namespace ServerlessDeals.Corpus;

/// <summary>The words of a generated corpus. Any resemblance to real companies, investors and publishers is accidental.</summary>
internal static class Vocabulary
{
    private static readonly string[] Syllables =
    [
        "al", "be", "cor", "da", "el", "fen", "gra", "hel", "in", "jo", "ka", "lu", "mer", "no", "or", "pa", "qui", "ra", "sol", "ta",
        "ul", "ve", "win", "xa", "ya", "zen", "bri", "clo", "dri", "flo", "gle", "kno", "mo", "pla", "sta", "tri", "vo", "wa", "sy", "ne",
    ];

    private static readonly string[] CompanyEndings =
        ["AI", "Labs", "Robotics", "Systems", "Health", "Cloud", "Data Works", "Bio", "Mobility", "Security", "Learning", "Semiconductors"];

    private static readonly string[] InvestorEndings =
    [
        "Capital", "Ventures", "Partners", "Growth", "Holdings", "Seed Fund", "Equity", "Group", "Angels", "Investments", "Fund",
        "Associates",
    ];

    public static readonly IReadOnlyList<string> Sectors =
    [
        "enterprise-ai", "foundation-models", "healthcare", "robotics", "chips", "cybersecurity", "agents", "data", "drug-discovery",
        "education", "autonomous-driving", "data-centres", "science", "legal", "generative-media", "search", "social-media",
        "developer-tools", "defence", "devices",
    ];

    public static readonly IReadOnlyList<string> Countries =
    [
        "US", "CN", "GB", "IN", "DE", "FR", "IL", "CA", "JP", "KR", "SG", "SE", "NL", "CH", "ES", "BR", "AU", "FI", "DK", "IE",
        "IT", "BE", "NO", "PL", "AE", "PT", "AT", "EE", "CZ", "MX",
    ];

    public static readonly IReadOnlyList<string> Rounds =
    [
        "seed", "series-a", "angel", "series-b", "pre-seed", "series-c", "series-d", "convertible-note", "series-e", "growth",
        "series-f", "bridge",
    ];

    /// <summary>Each with roughly how many units make a US dollar.</summary>
    public static readonly IReadOnlyList<(string Code, int Units)> Currencies =
        [("EUR", 1), ("CNY", 7), ("GBP", 1), ("INR", 80), ("JPY", 140), ("KRW", 1300)];

    public static readonly IReadOnlyList<string> Publishers =
    [
        "The Daily Round", "Venture Wire", "Capital Post", "Tech Ledger", "Morning Markets", "The Term Sheet", "Seed Journal",
        "East Asia Business", "Continental Finance", "Startup Courier", "The Machine Review", "Harbour News", "City Economist",
        "Funding Gazette", "Silicon Observer", "Northern Business",
    ];

    public static readonly IReadOnlyList<string> Aggregators = ["Round Index", "Deal Base", "Startup Register", "Funding List"];

    public static string Company(int number) => Name(number, CompanyEndings);

    public static string Investor(int number) => Name(number, InvestorEndings);

    /// <summary>One of 768,000 names; no two numbers share one.</summary>
    private static string Name(int number, string[] endings)
    {
        var all = Syllables.Length * Syllables.Length * Syllables.Length * endings.Length;
        var at = (int)(number * 514_229L % all);
        var (first, rest) = (at % Syllables.Length, at / Syllables.Length);
        var (second, more) = (rest % Syllables.Length, rest / Syllables.Length);
        var word = Syllables[first] + Syllables[second] + Syllables[more % Syllables.Length];
        return $"{char.ToUpperInvariant(word[0])}{word[1..]} {endings[more / Syllables.Length]}";
    }
}

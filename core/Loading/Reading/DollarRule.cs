namespace ServerlessDeals.Loading.Reading;

/// <summary>
/// The currency of a bare "$" in an article: the US dollar, except where papers mean their own by it. A bare "¥" is the yen or the yuan
/// if the article speaks of only one of the two countries.
/// </summary>
internal static class DollarRule
{
    // Sites of countries with a dollar of their own.
    private static readonly string[] Domains = [".sg", ".au", ".nz", ".hk", ".tw", ".ca"];

    // International agencies write "$" for the US dollar, wherever their texts are printed.
    private static readonly string[] Agencies = ["(Bloomberg) -", "(Reuters) -", "(AP) -", "(AFP) -", "(Bloomberg) —", "(Reuters) —",
        "(Bloomberg) –", "(Reuters) –"];

    private static readonly string[] Japan = ["Japan", "Tokyo", "JPY"];

    private static readonly string[] China = ["China", "Chinese", "Beijing", "Shanghai", "Shenzhen", "Hangzhou", "yuan", "RMB", "CNY"];

    private const int Beginning = 80;

    public static CurrencyRule Of(Article article)
    {
        var host = Uri.TryCreate(article.Address, UriKind.Absolute, out var uri) ? uri.Host : "";
        var isHome = Array.Exists(Domains, domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
        return new(Dollar: isHome && !IsOfAgency(article) ? null : Currency.Usd, Country: OfYen(article));
    }

    private static Country? OfYen(Article article)
    {
        var isJapan = Names(article, Japan);
        var isChina = Names(article, China);
        return isJapan == isChina ? null : Country.Parse(isJapan ? "JP" : "CN").OrThrow();
    }

    private static bool Names(Article article, string[] words) => article.Text.Prepend(article.Title)
        .Any(text => Array.Exists(words, word => text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static bool IsOfAgency(Article article) => article.Text.Take(2).Any(paragraph => Array.Exists(Agencies,
        agency => paragraph.AsSpan(0, Math.Min(Beginning, paragraph.Length)).Contains(agency, StringComparison.Ordinal)));
}

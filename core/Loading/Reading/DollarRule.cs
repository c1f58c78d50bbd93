namespace ServerlessDeals.Loading.Reading;

/// <summary>The currency of a bare "$" in an article: the US dollar, except where papers mean their own by it.</summary>
internal static class DollarRule
{
    // Sites of countries with a dollar of their own.
    private static readonly string[] Domains = [".sg", ".au", ".nz", ".hk", ".tw", ".ca"];

    public static CurrencyRule Of(Article article)
    {
        var host = Uri.TryCreate(article.Address, UriKind.Absolute, out var uri) ? uri.Host : "";
        var isHome = Array.Exists(Domains, domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
        return new(Dollar: isHome ? null : Currency.Usd);
    }
}

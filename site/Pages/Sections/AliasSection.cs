using System.Text;
using ServerlessDeals.Store.Duplicates;

namespace ServerlessDeals.Pages;

/// <summary>Pages at the addresses of deals and organizations that were merged. They lead to what these are now.</summary>
internal static class AliasSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var data = content.Data;
        var (deals, companies, investors) = (
            data.Deals.Select(deal => deal.Id.Slug).ToHashSet(),
            data.Companies.Select(company => company.Organization.Id).ToHashSet(),
            data.Investors.Select(investor => investor.Organization.Id).ToHashSet());
        var pages =
            from alias in data.Aliases
            from list in alias.Kind == EntryKind.Deal
                ? [("deals", deals)]
                : new[] { ("companies", companies), ("investors", investors) }
            where list.Item2.Contains(alias.Into)
            select PageOf(content, $"/{list.Item1}/{alias.Old}/", $"/{list.Item1}/{alias.Into}/");
        return pages.Select(page => new PageSet(null, () => [page]));
    }

    // Ids have only letters, digits and hyphens, so nothing has to be encoded.
    private static Page PageOf(SiteContent content, string old, string now) => Page.File(
        $"{old[1..]}index.html",
        () => Encoding.UTF8.GetBytes($"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <title>Moved to {now}</title>
        <meta name="robots" content="noindex">
        <meta http-equiv="refresh" content="0; url={now}">
        <link rel="canonical" href="{content.Addresses.Site}{now}">
        </head>
        <body><main><h1>This page has moved</h1><p>It is now at <a href="{now}">{now}</a>.</p></main></body>
        </html>

        """));
}

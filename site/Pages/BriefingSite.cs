using System.Collections.Concurrent;
using System.Text;

namespace ServerlessDeals.Pages;

/// <summary>The site's pages and files, the same bytes for the same data.</summary>
public static class BriefingSite
{
    private static readonly (string Name, Func<SiteContent, IEnumerable<Page>> Pages)[] All =
    [
        ("Front", FrontFamily.Pages), ("Editorial", EditorialFamily.Pages), ("Deals", DealFamily.Pages), ("Companies", CompanyFamily.Pages),
        ("Investors", InvestorFamily.Pages), ("Sectors", GroupFamily.Sectors), ("Countries", GroupFamily.Countries), ("Months", PeriodFamily.Months),
        ("Weeks", PeriodFamily.Weeks), ("Leagues", LeagueFamily.Pages), ("Charts", ChartFamily.Pages), ("Findings", FindingFamily.Pages),
        ("Search", SearchFamily.Pages), ("Data", DataFamily.Pages),
    ];

    private static readonly string[] Kept = ["icon.svg", "style.css", "fold.js", "search.js", "tables.js"];

    public static IReadOnlyList<string> FamilyNames { get; } = [.. All.Select(family => family.Name)];

    public static PageFamily Family(string name, SiteContent content) => content.Family(name, All.Single(family => family.Name == name).Pages);

    /// <summary>All families, planned side by side.</summary>
    public static IReadOnlyList<PageFamily> Families(SiteContent content) => [.. FamilyNames.AsParallel().AsOrdered().Select(name => Family(name, content))];

    /// <summary>What is the same whatever the data says.</summary>
    public static IReadOnlyList<SiteFile> Assets(SiteAddresses addresses) =>
    [
        .. Kept.Select(name => new SiteFile(name, Resource(name))),
        new("robots.txt", Encoding.UTF8.GetBytes($"User-agent: *\nAllow: /\nSitemap: {addresses.Site}/sitemap.xml\n")),
    ];

    /// <summary>This very build of the site: another one may print the same data otherwise.</summary>
    public static string Build { get; } = $"{typeof(BriefingSite).Assembly.ManifestModule.ModuleVersionId} {typeof(Briefings.SiteData).Assembly.ManifestModule.ModuleVersionId}";

    /// <summary>Every file of the site, made side by side, in the order of the families.</summary>
    public static async Task<IReadOnlyList<SiteFile>> FilesAsync(SiteContent content)
    {
        var pages = PagesOf(content);
        var made = new ConcurrentDictionary<string, SiteFile>(StringComparer.Ordinal);
        await PageRenderer.RenderAllAsync(pages, (page, file) => made[page.Path] = file);
        return [.. Assets(content.Addresses), .. pages.Select(page => made[page.Path])];
    }

    public static IReadOnlyList<Page> PagesOf(SiteContent content) => [.. Families(content).SelectMany(family => family.Pages)];

    private static byte[] Resource(string name)
    {
        using var stream = typeof(BriefingSite).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

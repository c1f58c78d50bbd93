using System.Collections.Concurrent;
using System.Text;

namespace ServerlessDeals.Pages;

/// <summary>The site's pages and files, the same bytes for the same data.</summary>
public static class BriefingSite
{
    private static readonly (string Name, Func<SiteContent, IEnumerable<PageSet>> Sets)[] All =
    [
        ("Front", FrontFamily.Sets), ("Editorial", EditorialFamily.Sets), ("Deals", DealFamily.Sets), ("Companies", CompanyFamily.Sets),
        ("Investors", InvestorFamily.Sets), ("Sectors", GroupFamily.Sectors), ("Countries", GroupFamily.Countries), ("Months", PeriodFamily.Months),
        ("Weeks", PeriodFamily.Weeks), ("Leagues", LeagueFamily.Sets), ("Charts", ChartFamily.Sets), ("Findings", FindingFamily.Sets),
        ("Search", SearchFamily.Sets), ("Data", DataFamily.Sets),
    ];

    private static readonly string[] Kept = ["icon.svg", "style.css", "fold.js", "search.js", "tables.js"];

    public static IReadOnlyList<string> FamilyNames { get; } = [.. All.Select(family => family.Name)];

    /// <summary>Pages of one kind. Each family is a pipeline where Statiq writes the site.</summary>
    public static IReadOnlyList<PageSet> Family(string name, SiteContent content) => content.Family(name, All.Single(family => family.Name == name).Sets);

    /// <summary>All families, planned side by side; first the last ones, whose sets take longest.</summary>
    public static IReadOnlyList<PageSet> Sets(SiteContent content) => [.. FamilyNames.Reverse().AsParallel().AsOrdered().SelectMany(name => Family(name, content))];

    /// <summary>What is the same whatever the data says.</summary>
    public static IReadOnlyList<SiteFile> Assets(SiteAddresses addresses) =>
    [
        .. Kept.Select(name => new SiteFile(name, Resource(name))),
        new("robots.txt", Encoding.UTF8.GetBytes($"User-agent: *\nAllow: /\nSitemap: {addresses.Site}/sitemap.xml\n")),
    ];

    /// <summary>This very build of the site: another one may print the same data otherwise.</summary>
    public static string Build { get; } = $"{typeof(BriefingSite).Assembly.ManifestModule.ModuleVersionId} {typeof(Publishing.Briefings.SiteData).Assembly.ManifestModule.ModuleVersionId}";

    /// <summary>Every file of the site, made side by side, by path.</summary>
    public static async Task<IReadOnlyList<SiteFile>> FilesAsync(SiteContent content)
    {
        var made = new ConcurrentBag<SiteFile>(Assets(content.Addresses));
        await PageRenderer.RenderAllAsync(Sets(content), _ => true, (_, file) =>
        {
            made.Add(file);
            return ValueTask.CompletedTask;
        });
        return [.. made.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(BriefingSite).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

using System.Collections.Concurrent;
using System.Text;

namespace ServerlessDeals.Pages;

/// <summary>The site's pages and files, the same bytes for the same data.</summary>
public static class BriefingSite
{
    private static readonly (string Name, Func<SiteContent, IEnumerable<PageSet>> Sets)[] All =
    [
        ("Front", FrontSection.Sets), ("Editorial", EditorialSection.Sets), ("Deals", DealSection.Sets), ("Companies", CompanySection.Sets),
        ("Investors", InvestorSection.Sets), ("Sectors", GroupSection.Sectors), ("Countries", GroupSection.Countries), ("Months", PeriodSection.Months),
        ("Weeks", PeriodSection.Weeks), ("Leagues", LeagueSection.Sets), ("Charts", ChartSection.Sets), ("Findings", FindingSection.Sets),
        ("Search", SearchSection.Sets), ("Data", DataSection.Sets),
    ];

    private static readonly string[] Kept = ["icon.svg", "style.css", "fold.js", "search.js", "tables.js"];

    public static IReadOnlyList<string> SectionNames { get; } = [.. All.Select(section => section.Name)];

    /// <summary>Pages of one kind. Each family is a pipeline where Statiq writes the site.</summary>
    public static IReadOnlyList<PageSet> Section(string name, SiteContent content) => content.Section(name, All.Single(section => section.Name == name).Sets);

    /// <summary>All families, planned side by side; first the last ones, whose sets take longest.</summary>
    public static IReadOnlyList<PageSet> Sets(SiteContent content) => [.. SectionNames.Reverse().AsParallel().AsOrdered().SelectMany(name => Section(name, content))];

    /// <summary>What is the same whatever the data says.</summary>
    public static IReadOnlyList<SiteFile> Assets(SiteAddresses addresses) =>
    [
        .. Kept.Select(name => new SiteFile(name, Resource(name))),
        new("robots.txt", Encoding.UTF8.GetBytes($"User-agent: *\nAllow: /\nSitemap: {addresses.Site}/sitemap.xml\n")),
    ];

    /// <summary>This very build of the site: another one may print the same data otherwise.</summary>
    public static string BuildId { get; } = $"{typeof(BriefingSite).Assembly.ManifestModule.ModuleVersionId} {typeof(Briefings.SiteData).Assembly.ManifestModule.ModuleVersionId}";

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

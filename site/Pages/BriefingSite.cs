using System.Collections.Concurrent;
using System.Text;

namespace ServerlessDeals.Pages;

/// <summary>All pages and files of the site. The same data on the same day gives the same bytes.</summary>
public static class BriefingSite
{
    private static readonly (string Name, Func<SiteContent, IEnumerable<PageSet>> Plan)[] Sections =
    [
        ("Front", FrontSection.Sets), ("Editorial", EditorialSection.Sets), ("Api", ApiSection.Sets), ("Deals", DealSection.Sets),
        ("Companies", CompanySection.Sets),
        ("Investors", InvestorSection.Sets), ("Sectors", GroupSection.Sectors), ("Countries", GroupSection.Countries),
        ("Rounds", GroupSection.Rounds), ("Kinds", GroupSection.Kinds),
        ("Years", PeriodSection.Years), ("Quarters", PeriodSection.Quarters),
        ("Months", PeriodSection.Months), ("Weeks", PeriodSection.Weeks), ("Leagues", LeagueSection.Sets), ("Charts", ChartSection.Sets),
        ("Valuations", ValuationSection.Sets), ("Known", KnownSection.Sets),
        ("Conflicts", ConflictSection.Sets), ("News", NewsSection.Sets), ("Corrections", CorrectionSection.Sets),
        ("Aliases", AliasSection.Sets),
        ("Rivals", RivalSection.Sets), ("Search", SearchSection.Sets), ("Explore", ExploreSection.Sets), ("Data", DataSection.Sets),
    ];

    // The parts of the style sheet, in the order in which they apply.
    private static readonly string[] Styles =
    [
        "base.css", "tables.css", "parts.css", "pages.css", "charts.css", "search.css", "phone.css", "share.css", "print.css",
    ];

    // The prefix of the resources that are served as they are.
    private const string Files = "files/";

    // The prefix of the licences of the libraries, by the names of the libraries.
    private const string Licences = "licences/";

    public static IReadOnlyList<string> SectionNames { get; } = [.. Sections.Select(section => section.Name)];

    /// <summary>Identifies this build of the code. Another build may render the same data differently.</summary>
    public static string BuildId { get; } =
        $"{VersionOf(typeof(BriefingSite))} {VersionOf(typeof(Publishing.Briefings.SiteData))}";

    /// <summary>The pages of one section. With Statiq, each section is a pipeline.</summary>
    public static IReadOnlyList<PageSet> Section(string name, SiteContent content) =>
        content.Section(name, Sections.Single(section => section.Name == name).Plan);

    /// <summary>The pages of all sections, listed in parallel. The last sections start first because they take longest.</summary>
    public static IReadOnlyList<PageSet> Sets(SiteContent content) =>
        [.. SectionNames.Reverse().AsParallel().AsOrdered().SelectMany(name => Section(name, content))];

    /// <summary>The files that do not depend on the data.</summary>
    public static IReadOnlyList<SiteFile> Assets(SiteAddresses addresses) =>
    [
        .. Resources(Files).Select(name => new SiteFile(name[Files.Length..], Resource(name))),
        new("libraries/licences.txt", [.. Resources(Licences).SelectMany(LicenceText)]),
        new("style.css", [.. Styles.SelectMany(name => Resource($"styles/{name}"))]),
        new("robots.txt", Encoding.UTF8.GetBytes($"User-agent: *\nAllow: /\nSitemap: {addresses.Site}/sitemap.xml\n")),
    ];

    /// <summary>Every file of the site, by path.</summary>
    public static async Task<IReadOnlyList<SiteFile>> FilesAsync(SiteContent content)
    {
        var files = new ConcurrentBag<SiteFile>(Assets(content.Addresses));
        await PageRenderer.RenderAllAsync(Sets(content), _ => true, (_, file) =>
        {
            files.Add(file);
            return ValueTask.CompletedTask;
        });
        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static Guid VersionOf(Type type) => type.Assembly.ManifestModule.ModuleVersionId;

    private static IEnumerable<string> Resources(string prefix) => typeof(BriefingSite).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static byte[] LicenceText(string name) =>
        [.. Encoding.UTF8.GetBytes($"{name[Licences.Length..]}\n\n"), .. Resource(name), .. "\n\n"u8];

    internal static byte[] Resource(string name)
    {
        using var stream = typeof(BriefingSite).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

using System.Globalization;
using System.Security;
using System.Text;

namespace ServerlessDeals.Pages;

/// <summary>
/// The site maps (sitemaps.org, protocol 0.9): an index, and a map or more for each section. The day of a page is the day on which its
/// content last became known.
/// </summary>
internal static class Sitemap
{
    // The protocol allows 50,000 addresses and 50 MB. No address of ours has a thousand letters, so the number is reached first.
    private const int MostAddresses = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    // These change when people write, not when something becomes known.
    private static readonly string[] Undated = ["Editorial", "Api"];

    public static IEnumerable<Page> Of(SiteContent content)
    {
        var maps = BriefingSite.SectionNames.SelectMany(section => Maps(content, section)).ToList();
        return maps.Select(map => Page.File(map.Path, () => Encoding.UTF8.GetBytes(Print("urlset", "url", map.Entries))))
            .Append(Page.File("sitemap.xml", () => Encoding.UTF8.GetBytes(Print(
                "sitemapindex", "sitemap",
                maps.Select(map => ($"{content.Addresses.Site}/{map.Path}", map.Entries.Max(entry => entry.Day)))))));
    }

    private static IEnumerable<Map> Maps(SiteContent content, string section)
    {
        var asOf = Undated.Contains(section) ? null : content.Data.AsOf;
        return BriefingSite.Section(section, content).Where(set => set.Address is not null)
            .OrderBy(set => set.Address, StringComparer.Ordinal)
            .Select(set => (content.Addresses.Site + set.Address, set.Known ?? asOf))
            .Chunk(MostAddresses)
            .Select((entries, part) => new Map($"sitemaps/{section.ToLowerInvariant()}{(part == 0 ? "" : $"-{part + 1}")}.xml", entries));
    }

    private static string Print(string root, string element, IEnumerable<(string Address, DateOnly? Day)> entries)
    {
        var map = new StringBuilder($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<{root} xmlns=\"{Namespace}\">\n");
        foreach (var (address, day) in entries)
        {
            var dated = day is null ? "" : string.Create(CultureInfo.InvariantCulture, $"<lastmod>{day:yyyy-MM-dd}</lastmod>");
            map.Append(CultureInfo.InvariantCulture, $"<{element}><loc>{SecurityElement.Escape(address)}</loc>{dated}</{element}>\n");
        }

        return map.Append(CultureInfo.InvariantCulture, $"</{root}>\n").ToString();
    }

    private sealed record Map(string Path, IReadOnlyList<(string Address, DateOnly? Day)> Entries);
}

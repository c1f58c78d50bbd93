using System.Security;
using System.Text;

namespace ServerlessDeals.Pages;

/// <summary>All data as files, and the site map.</summary>
internal static class DataSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content) =>
        [new("/data/", () => Pages(content)), new(null, () => [Page.File("sitemap.xml", () => Sitemap(content))])];

    private static IEnumerable<Page> Pages(SiteContent content)
    {
        var files = DataFiles.Of(content);
        var head = content.Head("data/index.html", "Open data", "The whole data as CSV and JSON, with hashes, schema and licence.") with
        {
            Card = SocialCards.Address("data/"),
            JsonLd = JsonLd.Dataset(content.Data, content.Addresses),
        };
        var list = new FigureTable(
            "The whole data",
            [new("File"), new("What it holds"), new("Bytes", true), new("SHA-256")],
            [
                .. files.Select(file => (IReadOnlyList<TableCell>)[
                    new("/" + file.Path), new(file.Description), TableCell.Of(file.Content.Length), new(file.Hash)]),
            ]);
        return
        [
            Page.Of<DataPage>(head, ("Files", files), ("Licences", Licence.Of(content.Data))),
            .. files.Select(file => Page.File(file.Path, () => file.Content)),
            SocialCards.Of(head),
            .. Alternates.Of(head, list),
        ];
    }

    private static byte[] Sitemap(SiteContent content)
    {
        var map = new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        foreach (var address in BriefingSite.Sets(content).Select(set => set.Address).OfType<string>().Order(StringComparer.Ordinal))
        {
            map.Append("<url><loc>").Append(SecurityElement.Escape(content.Addresses.Site + address)).Append("</loc></url>\n");
        }

        return Encoding.UTF8.GetBytes(map.Append("</urlset>\n").ToString());
    }
}

namespace ServerlessDeals.Pages;

/// <summary>All data as files, and the site map.</summary>
internal static class DataSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content) =>
        [new("/data/", () => Pages(content)), new(null, () => Sitemap.Of(content))];

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
}

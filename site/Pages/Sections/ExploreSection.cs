namespace ServerlessDeals.Pages;

/// <summary>The page on which readers filter and draw all deals, and the page on which they compare organizations.</summary>
internal static class ExploreSection
{
    private static readonly string[] Styles = ["libraries/uplot.css", "explore.css"];

    public static IEnumerable<PageSet> Sets(SiteContent content) =>
    [
        new("/explore/", () => Explore(content)),
        new("/compare/", () => Compare(content)),
    ];

    private static IEnumerable<Page> Explore(SiteContent content)
    {
        var files = ExploreFile.Of(content.Data.Deals.Select(deal => deal.Deal));
        var head = content.Head(
            "explore/index.html", "Explore all deals", "Filter, sort and draw every deal in the record, and take the rows with you.") with
        {
            Scripts = ["explore.js"],
            Styles = Styles,
            Card = SocialCards.Address("explore/"),
        };
        var list = new FigureTable(
            "Files of deals by year",
            [new("Year"), new("Deals", true), new("File")],
            [.. files.Select(file => (IReadOnlyList<TableCell>)[new(file.Name), TableCell.Of(file.Deals.Count), new("/" + file.Path)])]);
        return
        [
            Page.Of<ExplorePage>(
                head,
                ("Files", string.Join(' ', files.Select(file => $"{file.Name}:{file.Deals.Count}"))),
                ("Choices", ExploreChoices.Of(content.Data))),
            .. files.Select(file => Page.File(file.Path, file.Json)),
            SocialCards.Of(head),
            .. Alternates.Of(head, list),
        ];
    }

    private static IEnumerable<Page> Compare(SiteContent content)
    {
        var head = content.Head(
            "compare/index.html", "Compare",
            "Two companies or two investors side by side: money raised, valuations, backers and deals.") with
        {
            Scripts = ["compare.js"],
            Styles = Styles,
            Card = SocialCards.Address("compare/"),
        };
        var files = new FigureTable(
            "Data that are compared",
            [new("Of"), new("File")],
            [
                [new("A company, by its id"), new("/companies/ID/index.json")],
                [new("An investor, by its id"), new("/investors/ID/index.json")],
            ]);
        return [Page.Of<ComparePage>(head), SocialCards.Of(head), .. Alternates.Of(head, files)];
    }
}

using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Corrected mistakes of this record, and removed deals.</summary>
internal static class CorrectionSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var corrections = Publishing.Briefings.Corrections.Of(content.Data.Deals);
        var lede = $"We corrected {English.Count(corrections.Count, "mistake", "mistakes")} of this record.";
        return ListPages.Paged(
                content, "corrections", "Corrections", "What this record had wrong, and has corrected.", corrections,
                (head, part, position) => PagesOf(content, head with { Feeds = "/corrections/", Scripts = [] }, lede, part, position))
            .Append(new(null, () => [.. RemovedDeals(content), .. SiteFeed.OfCorrections(corrections, content.Addresses)]));
    }

    private static IEnumerable<Page> PagesOf(
        SiteContent content, PageHead head, string lede, IReadOnlyList<Correction> part, ListPosition position)
    {
        var removed = position.Number == 1 ? content.Data.Removed : [];
        var table = new FigureTable(
            "Corrections",
            [new("Corrected on"), new("Deal"), new("Company"), new("What"), new("By")],
            [.. part.Select(Row)]);
        return
        [
            Page.Of<CorrectionsPage>(head, ("Lede", lede), ("Corrections", part), ("Removed", removed), ("Position", position)),
            .. Alternates.Of(head, table),
        ];
    }

    private static IReadOnlyList<TableCell> Row(Correction correction) =>
    [
        TableCell.Of(correction.On),
        new($"{correction.Deal}", $"/deals/{correction.Deal}/"),
        new(correction.Company),
        new(correction.Words),
        new(correction.Source.Publisher),
    ];

    private static IEnumerable<Page> RemovedDeals(SiteContent content)
    {
        var table = new FigureTable(
            "Removed deals",
            [new("Removed on"), new("Deal"), new("Company")],
            [
                .. content.Data.Removed.Select(removed => (IReadOnlyList<TableCell>)[
                    TableCell.Of(removed.On), new($"{removed.Deal}"), new(removed.Company)]),
            ]);
        return [Page.File("corrections/removed.json", table.Json), Page.File("corrections/removed.csv", table.Csv)];
    }
}

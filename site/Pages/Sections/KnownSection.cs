namespace ServerlessDeals.Pages;

/// <summary>What was known on a past day: a page that asks for the day, and the files from which it answers.</summary>
internal static class KnownSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var files = KnownFiles.Of(content.Data.Known).ToList();
        return files.Select(file => new PageSet(null, () => [file.Page])).Prepend(new("/known/", () => Pages(content, files)));
    }

    private static IEnumerable<Page> Pages(SiteContent content, IReadOnlyList<KnownFile> files)
    {
        var head = content.Head(
            "known/index.html", "What was known on a day",
            "Pick any past day, and see each deal with the status, the amount and the valuation that were known at its end.") with
        {
            Scripts = ["known.js"],
            Card = SocialCards.Address("known/"),
        };
        var table = YearEnds(content);
        return
        [
            Page.Of<KnownPage>(
                head,
                ("Files", KnownFiles.List(files)), ("First", files.Count == 0 ? null : files.Min(file => file.First)), ("YearEnds", table)),
            SocialCards.Of(head),
            .. Alternates.Of(head, table),
        ];
    }

    private static FigureTable YearEnds(SiteContent content) => new(
        "What was known at the end of each year",
        [
            new("End of"), new("Rounds", true), new("Raised", true), new("Takeovers", true), new("Rounds in talks", true), new("List"),
        ],
        [
            .. content.Data.Known.YearEnds.Select(end => (IReadOnlyList<TableCell>)[
                new($"{end.Day.Year}", $"/known/?on={end.Day:yyyy-MM-dd}"),
                TableCell.Of(end.Figures.Funding.Announced.Deals, $"known.{end.Day:yyyy-MM-dd}.funding.announced.deals"),
                TableCell.Dollars(end.Figures.Funding.Announced.Usd, usd => usd.Total),
                TableCell.Of(
                    end.Figures.Of(Family.Takeovers).Announced.Deals, $"known.{end.Day:yyyy-MM-dd}.takeovers.announced.deals"),
                TableCell.Of(end.Figures.Funding.InTalks.Deals, $"known.{end.Day:yyyy-MM-dd}.funding.inTalks.deals"),
                new("in the API", $"{content.Addresses.Api}/deals?asOf={end.Day:yyyy-MM-dd}")]),
        ]);
}

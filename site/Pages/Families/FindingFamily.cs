using System.Globalization;
using ServerlessDeals.Briefings;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>What the data says about itself: conflicts, corrections, rivals with a common backer.</summary>
internal static class FindingFamily
{
    public static IEnumerable<PageSet> Sets(SiteContent content) => Conflicts(content).Concat(Corrected(content)).Concat(Rivals(content));

    private static IEnumerable<PageSet> Conflicts(SiteContent content)
    {
        var own = content.Data.Deals.Where(deal => deal.Deal.Contradictions is not null).ToList();
        var contests = own.SelectMany(deal => deal.Deal.Contradictions!.Select(conflict => Contest.Of(deal, conflict))).ToList();
        return Listing.Of(
            content, "conflicts", "Conflicts", "Where sources contradict each other, and which value is shown.",
            own.Count == 0 ? null : $"In {Phrases.Deals(own.Count)} sources contradict each other, on {Phrases.Count(contests.Count, "value", "values")}. The weightier source is shown, and the other stays visible.",
            "Only values that cannot both be true are listed: \"at least $600M\" and \"$600M\" can. The deal's page has all that differs.",
            new("Values that lost, newest deals first", [new("Deal"), new("Field"), new("Shown"), new("Shown by"), new("Lost"), new("Lost by"), new("Published")],
                [
                    .. contests.Select(one => (IReadOnlyList<Cell>)[
                        new($"{one.Deal.Company.Name}, {one.Deal.Date}", $"/deals/{one.Deal.Id}/#conflicts"), new(one.Field), new(one.Shown), new(one.ShownBy?.Publisher ?? ""),
                        new(one.Lost), new(one.LostBy.Publisher), new(one.LostBy.Published.ToString())]),
                ]));
    }

    private static IEnumerable<PageSet> Corrected(SiteContent content)
    {
        var all = content.Corrections.Where(one => one.Corrects).ToList();
        return Listing.InParts(content, "corrections", "Corrections", "What was reported and later taken back, corrected or contradicted.", all, (head, part, place) => Corrected(content, head with { Feeds = "/corrections/", Scripts = [] }, all.Count, part, place))
            .Append(new(null, () => [.. RemovedDeals(content), .. SiteFeed.OfCorrections(all, content.Addresses)]));
    }

    private static IEnumerable<Page> Corrected(SiteContent content, PageHead head, int count, IReadOnlyList<Correction> part, ListPlace place)
    {
        var table = new FigureTable("Corrections", [new("Known on"), new("Deal"), new("Company"), new("What"), new("By")],
            [.. part.Select(one => (IReadOnlyList<Cell>)[new(one.KnownOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new($"{one.Deal}", $"/deals/{one.Deal}/"), new(one.Company), new(one.Words), new(one.Source.Publisher)])]);
        return Twins.Of(head, table).Prepend(Page.Of<CorrectionsPage>(
            head, ("Corrections", part), ("Removed", place.Number == 1 ? content.Data.Removed : []), ("Place", place),
            ("Lede", $"{Phrases.Capital(Phrases.Count(count, "report was", "reports were"))} taken back, corrected, or overtaken by one that cannot be true beside it. Nothing is edited in place: the old claim stays on the deal's page.")));
    }

    private static IEnumerable<Page> RemovedDeals(SiteContent content)
    {
        var removed = new FigureTable("Removed deals", [new("Removed on"), new("Deal"), new("Company")],
            [.. content.Data.Removed.Select(one => (IReadOnlyList<Cell>)[new(one.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), new($"{one.Deal}"), new(one.Company)])]);
        return [Page.File("corrections/removed.json", removed.Json), Page.File("corrections/removed.csv", removed.Csv)];
    }

    private static IEnumerable<PageSet> Rivals(SiteContent content)
    {
        var overlaps = RivalsChart.Overlaps(content.Data);
        return Listing.Of(
            content, "rivals", "Rivals with a backer in common", "Investors that back two companies which compete with each other.",
            overlaps.Count == 0 ? null : RivalsLede([.. overlaps.Where(one => !one.Overlap.InTalks)], overlaps),
            "Who competes with whom is general knowledge, without a source. Talks are marked; cancelled and denied deals do not count.",
            RivalsChart.Of(content.Data).Table);
    }

    private static string RivalsLede(IReadOnlyList<(OrganizationName Investor, Overlap Overlap)> backed, IReadOnlyList<(OrganizationName Investor, Overlap Overlap)> all)
    {
        static int Pairs(IEnumerable<(OrganizationName Investor, Overlap Overlap)> some) => some.Select(one => (one.Overlap.Company, one.Overlap.Rival)).Distinct().Count();
        var sides = backed.Select(one => one.Investor.Id).Distinct().Count();
        var more = Pairs(all) - Pairs(backed);
        return $"{Phrases.Capital(Phrases.Count(Pairs(backed), "pair of rivals has", "pairs of rivals have"))} a backer in common; {Phrases.Count(sides, "investor backs", "investors back")} both sides of some rivalry."
            + (more == 0 ? "" : $" Talks would add {Phrases.Count(more, "pair", "pairs")}.");
    }
}

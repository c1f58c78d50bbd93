using System.Globalization;
using ServerlessDeals.Briefings;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>What the data says about itself: what became known, conflicts, corrections, rivals with a common backer.</summary>
internal static class FindingSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content) => Conflicts(content).Concat(Told(content)).Concat(Corrected(content)).Concat(Rivals(content));

    private static IEnumerable<PageSet> Conflicts(SiteContent content)
    {
        var own = content.Data.Deals.Where(deal => deal.Deal.Contradictions is not null).ToList();
        var contests = own.SelectMany(deal => deal.Deal.Contradictions!.Select(conflict => ConflictRow.Of(deal, conflict))).ToList();
        return ListPages.OfTable(
            content, "conflicts", "Conflicts", "Where sources contradict each other, and which value is shown.",
            own.Count == 0 ? null : $"In {Phrases.Deals(own.Count)} sources contradict each other, on {English.Count(contests.Count, "value", "values")}. The weightier source is shown, and the other stays visible.",
            "Only values that cannot both be true are listed: \"at least $600M\" and \"$600M\" can, and so can what was said in talks and what was agreed in the end. What a source is known to have got wrong is listed last. The deal's page has all that differs.",
            new("Values that lost, newest deals first", [new("Deal"), new("Date"), new("Field"), new("Shown"), new("Shown by"), new("Lost"), new("Lost by"), new("Published")],
                [
                    .. contests.Select(one => (IReadOnlyList<Cell>)[
                        new(one.Deal.Company.Name, $"/deals/{one.Deal.Id}/#conflicts"), new($"{one.Deal.Date}"), new(one.Field), new(one.Shown), new(one.ShownBy?.Publisher ?? ""),
                        new(one.Lost), new(one.LostBy.Publisher), new(one.LostBy.Published.ToString())]),
                    .. content.Data.Deals.SelectMany(deal => deal.Claims.Where(claim => claim.KnownMistake is not null).Select(claim => Mistake(deal, claim))),
                ]));
    }

    /// <summary>What sources are known to have got wrong stands beside what they contradict each other on.</summary>
    private static IReadOnlyList<Cell> Mistake(DealDetail deal, Claim claim) =>
    [
        new(deal.Deal.Company.Name, $"/deals/{deal.Deal.Id}/#{claim.Id}"), new($"{deal.Deal.Date}"), new("known mistake"), new("–"), new("–"),
        new(claim.KnownMistake!), new(claim.Source.Publisher), new(claim.Source.Published.ToString()),
    ];

    private static IEnumerable<PageSet> Told(SiteContent content)
    {
        var all = content.Data.News;
        var lede = all.Count == 0 ? "Nothing is known yet." : $"{English.Capital(English.Count(all.Count, "thing", "things"))} became known about deals, the last of them in {English.Date(all[0].News.Published.ToMonth())}.";
        return ListPages.Paged(content, "news", "What became known", "What sources told about deals, in the order in which it became known.", all, (head, part, place) =>
        {
            var table = new FigureTable("What became known", [new("Published"), new("Known by"), new("Deal"), new("What")],
                [.. part.Select(told => (IReadOnlyList<Cell>)[new(told.News.Published.ToString()), new(Day(told.News.On)), new($"{told.Deal}", $"/deals/{told.Deal}/"), new(told.News.Text)])]);
            return Alternates.Of(head, table).Prepend(Page.Of<NewsPage>(head with { Scripts = [] }, ("Lede", lede), ("News", part), ("Position", place)));
        });
    }

    private static IEnumerable<PageSet> Corrected(SiteContent content)
    {
        var all = Briefings.Corrections.Of(content.Data.Deals);
        return ListPages.Paged(content, "corrections", "Corrections", "What this record had wrong, and mended.", all, (head, part, place) => Corrected(content, head with { Feeds = "/corrections/", Scripts = [] }, all.Count, part, place))
            .Append(new(null, () => [.. RemovedDeals(content), .. SiteFeed.OfCorrections(all, content.Addresses)]));
    }

    private static IEnumerable<Page> Corrected(SiteContent content, PageHead head, int count, IReadOnlyList<Correction> part, ListPosition place)
    {
        var table = new FigureTable("Corrections", [new("Mended on"), new("Deal"), new("Company"), new("What"), new("By")],
            [.. part.Select(correction => (IReadOnlyList<Cell>)[new(Day(correction.On)), new($"{correction.Deal}", $"/deals/{correction.Deal}/"), new(correction.Company), new(correction.Words), new(correction.Source.Publisher)])]);
        return Alternates.Of(head, table).Prepend(Page.Of<CorrectionsPage>(
            head, ("Corrections", part), ("Removed", place.Number == 1 ? content.Data.Removed : []), ("Position", place),
            ("Lede", $"{English.Capital(English.Count(count, "mistake", "mistakes"))} of this record {(count == 1 ? "has" : "have")} been corrected.")));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<Page> RemovedDeals(SiteContent content)
    {
        var removed = new FigureTable("Removed deals", [new("Removed on"), new("Deal"), new("Company")],
            [.. content.Data.Removed.Select(one => (IReadOnlyList<Cell>)[new(Day(one.On)), new($"{one.Deal}"), new(one.Company)])]);
        return [Page.File("corrections/removed.json", removed.Json), Page.File("corrections/removed.csv", removed.Csv)];
    }

    private static IEnumerable<PageSet> Rivals(SiteContent content)
    {
        var overlaps = RivalsChart.Overlaps(content.Data);
        return ListPages.OfTable(
            content, "rivals", "Rivals with a backer in common", "Investors that back two companies which compete with each other.",
            overlaps.Count == 0 ? null : RivalsLede([.. overlaps.Where(one => !one.Overlap.InTalks)], overlaps),
            "Who competes with whom is general knowledge, without a source. Talks are marked; stale talks, cancelled and denied deals do not count.",
            RivalsChart.Of(content.Data).Table);
    }

    private static string RivalsLede(IReadOnlyList<(OrganizationName Investor, Overlap Overlap)> backed, IReadOnlyList<(OrganizationName Investor, Overlap Overlap)> all)
    {
        static int Pairs(IEnumerable<(OrganizationName Investor, Overlap Overlap)> some) => some.Select(one => (one.Overlap.Company, one.Overlap.Rival)).Distinct().Count();
        var sides = backed.Select(one => one.Investor.Id).Distinct().Count();
        var more = Pairs(all) - Pairs(backed);
        return $"{English.Capital(English.Count(Pairs(backed), "pair of rivals has", "pairs of rivals have"))} a backer in common; {English.Count(sides, "investor backs", "investors back")} both sides of some rivalry."
            + (more == 0 ? "" : $" Talks would add {English.Count(more, "pair", "pairs")}.");
    }
}

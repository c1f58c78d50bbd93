namespace ServerlessDeals.Pages;

/// <summary>Rivals with a backer in common.</summary>
internal static class RivalSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var overlaps = RivalsChart.Overlaps(content.Data);
        return ListPages.OfTable(
            content, "rivals", "Rivals with a backer in common", "Investors that back two companies which compete with each other.",
            overlaps.Count == 0 ? null : Lede(overlaps),
            "Who competes with whom is general knowledge, without a source. Talks are marked. " +
            "Stale talks and cancelled or denied deals do not count.",
            RivalsChart.Of(content.Data).Table);
    }

    private static string Lede(IReadOnlyList<(OrganizationName Investor, SharedInvestor Overlap)> overlaps)
    {
        var backed = overlaps.Where(shared => !shared.Overlap.InTalks).ToList();
        var pairs = Pairs(backed);
        var investors = backed.Select(shared => shared.Investor.Id).Distinct().Count();
        var more = Pairs(overlaps) - pairs;
        return $"{English.Capital(English.Count(pairs, "pair of rivals has", "pairs of rivals have"))} a backer in common; " +
            $"{English.Count(investors, "investor backs", "investors back")} both sides of some rivalry." +
            (more == 0 ? "" : $" Talks would add {English.Count(more, "pair", "pairs")}.");
    }

    private static int Pairs(IEnumerable<(OrganizationName Investor, SharedInvestor Overlap)> overlaps) =>
        overlaps.Select(shared => (shared.Overlap.Company, shared.Overlap.Rival)).Distinct().Count();
}

using ServerlessDeals.Publishing.Briefings;
using Pair = System.Linq.IGrouping<
    (ServerlessDeals.Deals.Organizations.OrganizationName Company, ServerlessDeals.Deals.Organizations.OrganizationName Rival),
    (ServerlessDeals.Deals.Organizations.OrganizationName Investor, ServerlessDeals.Deals.ReadModel.Overlap Overlap)>;

namespace ServerlessDeals.Pages;

/// <summary>Pairs of rivals against those who back both.</summary>
internal static class RivalsChart
{
    private const int Pairs = 24;
    private const int Backers = 12;
    private const int Left = 230;
    private const int Top = 30;
    private const int Size = 26;

    public static Chart Of(SiteData data)
    {
        var overlaps = Overlaps(data);
        var pairs = overlaps.GroupBy(one => (one.Overlap.Company, one.Overlap.Rival)).OrderByDescending(pair => pair.Count())
            .ThenBy(pair => pair.Key.Company.Name, StringComparer.Ordinal).ThenBy(pair => pair.Key.Rival.Name, StringComparer.Ordinal).ToList();
        var columns = Covering([.. pairs.Take(Pairs)]);
        var rows = pairs.Where(pair => pair.Any(one => columns.Contains(one.Investor))).Take(Pairs).ToList();
        var backers = overlaps.Select(one => one.Investor).Distinct().Count();
        return new(
            "rivals", "Rivals with a backer in common",
            "Pairs of competitors, and which investors back both of them; a ring means that one of the two is only in talks. The table lists all of them.",
            $"Who competes with whom is general knowledge, without a source. Drawn are {rows.Count} of {pairs.Count} pairs, those with most backers in common, and {columns.Count} of {backers} backers; a row ends with the number of its backers that have no column. The table has all.",
            Draw(rows, columns),
            new("Rivals with a backer in common", [new("Company"), new("Rival"), new("Backed by"), new("Only in talks")],
                [
                    .. pairs.SelectMany(pair => pair.OrderBy(one => one.Investor.Name, StringComparer.Ordinal)).Select(one => (IReadOnlyList<Cell>)[
                        new(one.Overlap.Company.Name, $"/companies/{one.Overlap.Company.Id}/"), new(one.Overlap.Rival.Name, $"/companies/{one.Overlap.Rival.Id}/"),
                        new(one.Investor.Name, $"/investors/{one.Investor.Id}/"), new(one.Overlap.InTalks ? "one of them" : "–")]),
                ]))
        {
            Key = [("dot", "backs both"), ("ring", "one of the two only in talks")],
            File = "charts/rivals",
        };
    }

    /// <summary>Every pair of rivals that an investor backs both of.</summary>
    public static IReadOnlyList<(OrganizationName Investor, Overlap Overlap)> Overlaps(SiteData data) =>
        [.. data.Investors.SelectMany(one => one.Overlaps.Select(overlap => (new OrganizationName(one.Organization.Id, one.Organization.Name), overlap)))];

    private static Drawing Draw(List<Pair> rows, List<OrganizationName> columns)
    {
        var drawing = new Drawing(620, Top + (rows.Count * Size) + 10 + (columns.Count * 15) + 14);
        foreach (var (j, backer) in columns.Index())
        {
            drawing.Label(Left + (j * Size) + 13, Top - 10, $"{j + 1}", "tick", "middle");
            drawing.Label(Left, Top + (rows.Count * Size) + 20 + (j * 15), $"{j + 1}  {Drawing.Cut(backer.Name, 40)}");
        }

        foreach (var (i, pair) in rows.Index())
        {
            var y = Top + (i * Size);
            drawing.Label(Left - 8, y + 10, Drawing.Cut($"{pair.Key.Company.Name} – {pair.Key.Rival.Name}", 34), "label", "end");
            drawing.Line(Left, y + 6, Left + (columns.Count * Size), y + 6, "grid");
            foreach (var (investor, overlap) in pair.Where(one => columns.Contains(one.Investor)))
            {
                drawing.Circle(Left + (columns.IndexOf(investor) * Size) + 13, y + 6, 7, overlap.InTalks ? "ring" : "dot", $"{investor.Name} backs {overlap.Company.Name} and {overlap.Rival.Name}");
            }

            if (pair.Count(one => !columns.Contains(one.Investor)) is var more and > 0)
            {
                drawing.Label(Left + (columns.Count * Size) + 6, y + 10, $"+{more} more");
            }
        }

        return drawing;
    }

    /// <summary>The backers that together meet most of the pairs, in the order of how many each meets.</summary>
    private static List<OrganizationName> Covering(IReadOnlyList<Pair> pairs)
    {
        var meets = pairs.SelectMany(pair => pair.Select(one => (one.Investor, pair.Key))).ToLookup(one => one.Investor, one => one.Key);
        var chosen = new List<OrganizationName>();
        while (chosen.Count < Math.Min(Backers, meets.Count))
        {
            // The one that meets most pairs that nobody chosen meets: few backers then leave few rows empty.
            var met = chosen.SelectMany(one => meets[one]).ToHashSet();
            chosen.Add(meets.Where(own => !chosen.Contains(own.Key)).OrderByDescending(own => own.Count(pair => !met.Contains(pair)))
                .ThenByDescending(own => own.Count()).ThenBy(own => own.Key.Name, StringComparer.Ordinal).First().Key);
        }

        return [.. chosen.OrderByDescending(one => meets[one].Count()).ThenBy(one => one.Name, StringComparer.Ordinal)];
    }
}

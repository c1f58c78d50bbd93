using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Pairs of rivals, and the investors that back both.</summary>
internal static class RivalsChart
{
    private const int MostPairs = 24;
    private const int MostBackers = 12;
    private const int Left = 230;
    private const int Top = 30;
    private const int Size = 26;

    public static Chart Of(SiteData data)
    {
        var overlaps = Overlaps(data);
        var pairs = overlaps.GroupBy(shared => (shared.Overlap.Company, shared.Overlap.Rival))
            .Select(pair => new Pair(pair.Key.Company, pair.Key.Rival, [.. pair]))
            .OrderByDescending(pair => pair.Backers.Count)
            .ThenByName(pair => pair.Company.Name).ThenByName(pair => pair.Rival.Name)
            .ToList();
        var columns = Columns([.. pairs.Take(MostPairs)]);
        var rows = pairs.Where(pair => pair.Investors.Any(columns.Contains)).Take(MostPairs).ToList();
        var backers = overlaps.Select(shared => shared.Investor).Distinct().Count();
        return new(
            "rivals", "Rivals with a backer in common",
            "Pairs of competitors, and which investors back both of them; a ring means only in talks with one of the two. " +
            "The table lists all of them.",
            "Who competes with whom is general knowledge, without a source. " +
            $"The chart shows {rows.Count} of {pairs.Count} pairs, those with most backers in common, and {columns.Count} of {backers} " +
            "backers. A row ends with the number of its backers that have no column. The table has all.",
            Draw(rows, columns), Table(pairs))
        {
            Key = [("dot", "backs both"), ("ring", "one of the two only in talks")],
            File = "charts/rivals",
        };
    }

    /// <summary>All pairs of rivals in which an investor backs both.</summary>
    public static IReadOnlyList<(OrganizationName Investor, SharedInvestor Overlap)> Overlaps(SiteData data) =>
    [
        .. from investor in data.Investors
           from overlap in investor.Overlaps
           select (new OrganizationName(investor.Organization.Id, investor.Organization.Name), overlap),
    ];

    private static FigureTable Table(IEnumerable<Pair> pairs)
    {
        var rows =
            from pair in pairs
            from shared in pair.Backers.OrderByName(shared => shared.Investor.Name)
            select (IReadOnlyList<TableCell>)[
                new(pair.Company.Name, $"/companies/{pair.Company.Id}/"),
                new(pair.Rival.Name, $"/companies/{pair.Rival.Id}/"),
                new(shared.Investor.Name, $"/investors/{shared.Investor.Id}/"),
                new(shared.Overlap.InTalks ? "one of them" : "–")];
        return new(
            "Rivals with a backer in common", [new("Company"), new("Rival"), new("Backed by"), new("Only in talks")], [.. rows]);
    }

    private static Drawing Draw(List<Pair> rows, List<OrganizationName> columns)
    {
        var bottom = Top + (rows.Count * Size);
        var right = Left + (columns.Count * Size);
        var drawing = new Drawing(620, bottom + 10 + (columns.Count * 15) + 14);
        foreach (var (j, backer) in columns.Index())
        {
            drawing.Label(Left + (j * Size) + 13, Top - 10, $"{j + 1}", "tick", "middle");
            drawing.Label(Left, bottom + 20 + (j * 15), $"{j + 1}  {Drawing.Truncated(backer.Name, 40)}");
        }

        foreach (var (i, pair) in rows.Index())
        {
            var y = Top + (i * Size);
            drawing.Label(Left - 8, y + 10, Drawing.Truncated($"{pair.Company.Name} – {pair.Rival.Name}", 34), "label", "end");
            drawing.Line(Left, y + 6, right, y + 6, "grid");
            foreach (var (investor, overlap) in pair.Backers.Where(shared => columns.Contains(shared.Investor)))
            {
                var x = Left + (columns.IndexOf(investor) * Size) + 13;
                var title = $"{investor.Name} backs {overlap.Company.Name} and {overlap.Rival.Name}";
                drawing.Circle(x, y + 6, 7, overlap.InTalks ? "ring" : "dot", title);
            }

            if (pair.Investors.Count(investor => !columns.Contains(investor)) is var more and > 0)
            {
                drawing.Label(right + 6, y + 10, $"+{more} more");
            }
        }

        return drawing;
    }

    /// <summary>Selects the backers that together cover most pairs, and sorts them by the number of pairs that each backs.</summary>
    private static List<OrganizationName> Columns(IReadOnlyList<Pair> pairs)
    {
        var backedPairs = pairs.SelectMany(pair => pair.Investors.Select(investor => (Investor: investor, Pair: pair)))
            .ToLookup(backing => backing.Investor, backing => backing.Pair);
        var chosen = new List<OrganizationName>();
        while (chosen.Count < Math.Min(MostBackers, backedPairs.Count))
        {
            // Choose the backer that covers most pairs not covered yet, so that few rows stay empty.
            var covered = chosen.SelectMany(investor => backedPairs[investor]).ToHashSet();
            chosen.Add(backedPairs.Where(backing => !chosen.Contains(backing.Key))
                .OrderByDescending(backing => backing.Count(pair => !covered.Contains(pair)))
                .ThenByDescending(backing => backing.Count())
                .ThenByName(backing => backing.Key.Name)
                .First().Key);
        }

        return
        [
            .. chosen.OrderByDescending(investor => backedPairs[investor].Count())
                .ThenByName(investor => investor.Name),
        ];
    }

    private sealed record Pair(
        OrganizationName Company, OrganizationName Rival, IReadOnlyList<(OrganizationName Investor, SharedInvestor Overlap)> Backers)
    {
        public IEnumerable<OrganizationName> Investors => Backers.Select(shared => shared.Investor);
    }
}

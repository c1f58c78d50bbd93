using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Pairs of rivals, and the investors that back both.</summary>
internal static class RivalsChart
{
    private const int MostPairs = 15;
    private const double NameShare = 0.33;
    private const double Radius = 5;
    private const double Apart = 15;

    public static Chart Of(SiteData data)
    {
        var pairs = Overlaps(data).GroupBy(shared => (shared.Overlap.Company, shared.Overlap.Rival))
            .Select(pair => new Pair(pair.Key.Company, pair.Key.Rival, [.. pair]))
            .OrderByDescending(pair => pair.Backing.Count)
            .ThenByDescending(pair => pair.Backers.Count)
            .ThenByName(pair => pair.Company.Name).ThenByName(pair => pair.Rival.Name)
            .ToList();
        var drawn = pairs.Take(MostPairs).ToList();
        return new(
            "rivals",
            PairFindings.MostBackers(
                [.. pairs.Where(pair => pair.Backing.Count > 0)
                    .Select(pair => (pair.Company.Name, pair.Rival.Name, pair.Backing.Count))]) ?? "Rivals with a backer in common",
            $"Investors that back both of two companies which compete with each other, worldwide{RecordSpan.Of(data).AsOf}",
            "For each pair of competitors, a dot for each investor that backs both; a ring means only in talks with one of the two. "
                + "The table lists all of them.",
            "Who competes with whom is general knowledge, without a source."
                + (pairs.Count > drawn.Count
                    ? $" The {drawn.Count} pairs of {pairs.Count} with most backers in common are drawn; the table has all."
                    : ""),
            width => Draw(width, drawn), Table(pairs))
        {
            Key = [("dot", "backs both"), ("ring", "only in talks with one of the two")],
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

    private static Drawing Draw(ChartWidth width, List<Pair> pairs)
    {
        var isNarrow = width == ChartWidth.Narrow;
        var row = isNarrow ? 58 : 28;
        var room = width.Pixels().Least;
        var drawing = new Drawing(width, (pairs.Count * row) + 4);
        foreach (var (i, pair) in pairs.Index())
        {
            var y = (i * row) + 15;
            var start = isNarrow ? 0 : NameShare;
            drawing.Label(0, y, LabelPlaces.Fitted(pair.Name, isNarrow ? room : (NameShare * room) - 8), isNarrow ? "strong" : "label");
            var marks = isNarrow ? y + 14 : y - 4;
            foreach (var (j, (investor, overlap)) in pair.InOrder.Index())
            {
                var title = $"{investor.Name} backs {pair.Company.Name} and {pair.Rival.Name}{(overlap.InTalks ? ", one of them only in talks" : "")}";
                drawing.Path(start, marks, Marks.CircleAt(Radius + 1 + (j * Apart), Radius), overlap.InTalks ? "ring" : "dot", title);
            }

            var taken = (pair.Backers.Count * Apart) + 6;
            var names = string.Join(", ", pair.InOrder.Select(shared => shared.Investor.Name));
            var left = isNarrow ? 0 : taken;
            drawing.Label(
                start, isNarrow ? y + 34 : y, LabelPlaces.Fitted(names, ((1 - start) * room) - left), "tick", "start", left);
        }

        return drawing;
    }

    private sealed record Pair(
        OrganizationName Company, OrganizationName Rival, IReadOnlyList<(OrganizationName Investor, SharedInvestor Overlap)> Backers)
    {
        public string Name => $"{Company.Name} – {Rival.Name}";

        /// <summary>The backers that are not only in talks.</summary>
        public IReadOnlyList<(OrganizationName Investor, SharedInvestor Overlap)> Backing { get; } =
            [.. Backers.Where(shared => !shared.Overlap.InTalks)];

        public IEnumerable<(OrganizationName Investor, SharedInvestor Overlap)> InOrder =>
            Backers.OrderBy(shared => shared.Overlap.InTalks).ThenByName(shared => shared.Investor.Name);
    }
}

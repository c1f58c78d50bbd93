using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Pairs of rivals, and the investors that back both.</summary>
internal static class RivalsChart
{
    private const int MostPairs = 15;
    private const double NameShare = 0.33;
    private const double Radius = 5;
    private const double Apart = 15;
    private const double Line = 17;

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
            IsRanked = true,
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
        var rows = pairs.ConvertAll(pair => RowOf(width, pair));
        var drawing = new Drawing(width, rows.Sum(row => row.Tall) + 4);
        var y = 15.0;
        foreach (var row in rows)
        {
            Draw(drawing, row, y);
            y += row.Tall;
        }

        return drawing;
    }

    private static DrawnRow RowOf(ChartWidth width, Pair pair)
    {
        var (isNarrow, room) = (width == ChartWidth.Narrow, width.Pixels().Least);
        var marks = (pair.Backers.Count * Apart) + 6;
        var names = LabelPlaces.Wrapped(
            string.Join(", ", pair.InOrder.Select(shared => shared.Investor.Name)), isNarrow ? room : ((1 - NameShare) * room) - marks);
        return isNarrow
            ? new(pair, 0, 16, 0, 34, names, 48 + (names.Count * Line))
            : new(pair, NameShare, -4, marks, 0, names, 12 + (names.Count * Line));
    }

    private static void Draw(Drawing drawing, DrawnRow row, double y)
    {
        var isNarrow = drawing.Width == ChartWidth.Narrow;
        var room = drawing.Width.Pixels().Least * (isNarrow ? 1 : NameShare);
        drawing.Label(0, y, LabelPlaces.Fitted(row.Pair.Name, room - 8), isNarrow ? "strong" : "label");
        foreach (var (j, (investor, overlap)) in row.Pair.InOrder.Index())
        {
            var label = $"{investor.Name} backs {row.Pair.Name}{(overlap.InTalks ? ", one of them only in talks" : "")}";
            var circle = Marks.CircleAt(Radius + 1 + (j * Apart), Radius);
            drawing.Path(row.Start, y + row.MarksDown, circle, overlap.InTalks ? "ring" : "dot", label);
        }

        foreach (var (i, names) in row.Names.Index())
        {
            drawing.Label(row.Start, y + row.NamesDown + (i * Line), names, "tick", "start", row.NamesRight);
        }
    }

    /// <summary>A row as it is drawn: where its marks and names are, from its first line.</summary>
    private sealed record DrawnRow(
        Pair Pair, double Start, double MarksDown, double NamesRight, double NamesDown, IReadOnlyList<string> Names, double Tall);

    private sealed record Pair(
        OrganizationName Company, OrganizationName Rival, IReadOnlyList<(OrganizationName Investor, SharedInvestor Overlap)> Backers)
    {
        public string Name => $"{Company.Name} and {Rival.Name}";

        /// <summary>The backers that are not only in talks.</summary>
        public IReadOnlyList<(OrganizationName Investor, SharedInvestor Overlap)> Backing { get; } =
            [.. Backers.Where(shared => !shared.Overlap.InTalks)];

        public IEnumerable<(OrganizationName Investor, SharedInvestor Overlap)> InOrder =>
            Backers.OrderBy(shared => shared.Overlap.InTalks).ThenByName(shared => shared.Investor.Name);
    }
}

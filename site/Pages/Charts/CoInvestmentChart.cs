using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>
/// The busiest investors, with the number of announced rounds in which two of them take part: half a matrix, whose columns have their names
/// at their heads, and on a phone the pairs by rank.
/// </summary>
internal static class CoInvestmentChart
{
    private const int MostInvestors = 14;
    private const int MostPairs = 20;
    private const double NameShare = 0.34;
    private const double Cell = 0.032;
    private const int Row = 30;

    public static Chart Of(SiteData data)
    {
        var details = data.Investors.ToDictionary(investor => investor.Organization.Id.ToString(), StringComparer.Ordinal);
        var busiest = data.League.Value.Take(MostInvestors).Where(line => details.ContainsKey(line.Key)).ToList();
        var pairs = Pairs(busiest, details);
        return new(
            "co-investment",
            PairFindings.MostRounds([.. pairs.Select(pair => (pair.First.Name, pair.Second.Name, pair.Rounds))])
                ?? "Investors in the same rounds",
            $"Announced and closed rounds that two of the {English.Number(busiest.Count)} busiest investors both joined, "
                + $"worldwide{RecordSpan.Of(data).AsOf}",
            "For each two of the busiest investors, the number of announced and closed rounds in which both take part. "
                + "The table lists the pairs.",
            "Investors in one round need not have invested together, or at the same time.",
            width => width == ChartWidth.Narrow
                ? RankedBars.Draw(width, [.. pairs.Take(MostPairs).Select(BarOf)])
                : Matrix(busiest, pairs),
            Table(pairs))
        {
            File = "charts/co-investment",
            IsRanked = true,
        };
    }

    private static List<Pair> Pairs(List<SummaryLine> investors, Dictionary<string, OrganizationDetail> details)
    {
        var pairs =
            from first in investors.Index()
            from second in investors.Index()
            where first.Index < second.Index
            let rounds = details[first.Item.Key].CoInvestors
                .FirstOrDefault(other => other.Investor.Id.ToString() == second.Item.Key)?.Deals ?? 0
            where rounds > 0
            orderby rounds descending, first.Index, second.Index
            select new Pair(first.Item, second.Item, rounds);
        return [.. pairs];
    }

    private static RankedBar BarOf(Pair pair) => new(
        $"{pair.First.Name} and {pair.Second.Name}", [new(pair.Rounds, "bar", pair.Label)], $"{pair.Rounds}");

    /// <summary>Row by row, each investor with those before it. Its name at the end of its row is the head of its column.</summary>
    private static Drawing Matrix(List<SummaryLine> investors, List<Pair> pairs)
    {
        var drawing = new Drawing(ChartWidth.Wide, (investors.Count * Row) + 4);
        var room = ChartWidth.Wide.Pixels().Least;
        var byPlace = pairs.ToDictionary(pair => (pair.First.Key, pair.Second.Key));
        foreach (var (i, investor) in investors.Index())
        {
            var y = i * Row;
            if (i > 0)
            {
                drawing.Label(0, y + 19, LabelPlaces.Fitted(investor.Name, (NameShare * room) - 8), "label");
            }

            foreach (var (j, other) in investors.Index().Take(i))
            {
                DrawCell(drawing, NameShare + (j * Cell), y, byPlace.GetValueOrDefault((other.Key, investor.Key)));
            }

            var x = NameShare + (i * Cell);
            drawing.Label(x, y + 19, LabelPlaces.Fitted(investor.Name, ((1 - x) * room) - 8), "strong", "start", 2);
        }

        return drawing;
    }

    private static void DrawCell(Drawing drawing, double x, double y, Pair? pair)
    {
        var mark = pair?.Rounds switch { null => "m0", 1 => "m1", 2 => "m2", <= 4 => "m3", _ => "m4" };
        drawing.Bar(x, y, Cell * 0.94, Row - 2, mark, pair?.Label);
        if (pair is not null)
        {
            drawing.Label(x + (Cell * 0.47), y + 19, $"{pair.Rounds}", pair.Rounds <= 2 ? "inside-dark" : "inside", "middle");
        }
    }

    private static FigureTable Table(IEnumerable<Pair> pairs) => new(
        "Investors in the same rounds",
        [new("Investor"), new("Investor too"), new("Rounds of both", true)],
        [
            .. pairs.Select(pair => (IReadOnlyList<TableCell>)[
                new(pair.First.Name, $"/investors/{pair.First.Key}/"),
                new(pair.Second.Name, $"/investors/{pair.Second.Key}/"),
                TableCell.Of(pair.Rounds)]),
        ]);

    private sealed record Pair(SummaryLine First, SummaryLine Second, int Rounds)
    {
        public string Label => $"{First.Name} and {Second.Name}: {Phrases.Count(Family.Funding, Rounds)}";
    }
}

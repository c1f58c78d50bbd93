using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>A matrix of the busiest investors, with the number of announced rounds in which two of them take part.</summary>
internal static class CoInvestmentChart
{
    private const int MostInvestors = 14;
    private const int Left = 180;
    private const int Top = 24;
    private const int Size = 36;

    public static Chart Of(SiteData data)
    {
        var details = data.Investors.ToDictionary(investor => investor.Organization.Id.ToString(), StringComparer.Ordinal);
        var busiest = data.League.Value.Take(MostInvestors).Where(line => details.ContainsKey(line.Key)).ToList();
        int Shared(SummaryLine first, SummaryLine second) =>
            details[first.Key].CoInvestors.FirstOrDefault(other => other.Investor.Id.ToString() == second.Key)?.Deals ?? 0;
        return new(
            "co-investment", "Investors in the same rounds",
            "A matrix of the busiest investors; each cell counts the announced and closed rounds in which both take part. " +
            "The table lists the pairs.",
            "The columns are in the order of the rows. Investors in one round need not have invested together, or at the same time.",
            Draw(busiest, Shared), Table(busiest, Shared))
        {
            Key = [("m1", "1 round"), ("m2", "2 rounds"), ("m3", "3 or 4"), ("m4", "5 or more")],
            File = "charts/co-investment",
        };
    }

    private static Drawing Draw(List<SummaryLine> investors, Func<SummaryLine, SummaryLine, int> shared)
    {
        var drawing = new Drawing(Left + (Math.Max(1, investors.Count) * Size) + 10, Top + (investors.Count * Size) + 10);
        foreach (var (i, row) in investors.Index())
        {
            var y = Top + (i * Size);
            drawing.Label(Left - 8, y + 22, $"{Drawing.Truncated(row.Name, 20)} {i + 1}", "label", "end");
            drawing.Label(Left + (i * Size) + 17, Top - 8, $"{i + 1}", "tick", "middle");
            foreach (var (j, column) in investors.Index().Where(column => column.Index != i))
            {
                var rounds = shared(row, column);
                var mark = rounds switch { 0 => "m0", 1 => "m1", 2 => "m2", <= 4 => "m3", _ => "m4" };
                var x = Left + (j * Size);
                drawing.Rect(x, y, Size - 2, Size - 2, mark, $"{row.Name} and {column.Name}: {rounds}");
                if (rounds > 0)
                {
                    drawing.Label(x + 17, y + 22, $"{rounds}", rounds <= 2 ? "inside-dark" : "inside", "middle");
                }
            }
        }

        return drawing;
    }

    private static FigureTable Table(List<SummaryLine> investors, Func<SummaryLine, SummaryLine, int> shared)
    {
        var pairs =
            from first in investors.Index()
            from second in investors.Index()
            where first.Index < second.Index
            let rounds = shared(first.Item, second.Item)
            where rounds > 0
            orderby rounds descending, first.Index, second.Index
            select (IReadOnlyList<TableCell>)[
                new(first.Item.Name, $"/investors/{first.Item.Key}/"),
                new(second.Item.Name, $"/investors/{second.Item.Key}/"),
                TableCell.Of(rounds)];
        return new(
            "Investors in the same rounds", [new("Investor"), new("Investor too"), new("Rounds of both", true)], [.. pairs]);
    }
}

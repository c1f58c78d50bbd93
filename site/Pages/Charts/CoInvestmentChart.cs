using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>The busiest investors against each other: in how many announced rounds both take part.</summary>
internal static class CoInvestmentChart
{
    private const int Investors = 14;

    public static Chart Of(SiteData data)
    {
        var detail = data.Investors.ToDictionary(one => one.Organization.Id.ToString(), StringComparer.Ordinal);
        var busiest = data.League.Value.Take(Investors).Where(line => detail.ContainsKey(line.Key)).ToList();
        int Shared(string one, string other) => detail[one].CoInvestors.FirstOrDefault(with => with.Investor.Id.ToString() == other)?.Deals ?? 0;
        var (left, top, size) = (180, 24, 36);
        var drawing = new Drawing(left + (Math.Max(1, busiest.Count) * size) + 10, top + (busiest.Count * size) + 10);
        foreach (var (i, row) in busiest.Index())
        {
            drawing.Label(left - 8, top + (i * size) + 22, $"{Drawing.Cut(row.Name, 20)} {i + 1}", "label", "end");
            drawing.Label(left + (i * size) + 17, top - 8, $"{i + 1}", "tick", "middle");
            foreach (var (j, column) in busiest.Index().Where(column => column.Index != i))
            {
                var shared = Shared(row.Key, column.Key);
                var level = shared switch { 0 => "m0", 1 => "m1", 2 => "m2", <= 4 => "m3", _ => "m4" };
                drawing.Rect(left + (j * size), top + (i * size), size - 2, size - 2, level, $"{row.Name} and {column.Name}: {shared}");
                if (shared > 0)
                {
                    drawing.Label(left + (j * size) + 17, top + (i * size) + 22, $"{shared}", shared <= 2 ? "inside-dark" : "inside", "middle");
                }
            }
        }

        var pairs = from first in busiest.Index()
                    from second in busiest.Index()
                    where first.Index < second.Index
                    let shared = Shared(first.Item.Key, second.Item.Key)
                    where shared > 0
                    orderby shared descending, first.Index, second.Index
                    select (IReadOnlyList<Cell>)[new(first.Item.Name, $"/investors/{first.Item.Key}/"), new(second.Item.Name, $"/investors/{second.Item.Key}/"), Cell.Of(shared)];
        return new(
            "co-investment", "Investors in the same rounds",
            "A matrix of the busiest investors; each cell counts the announced and closed rounds in which both take part. The table lists the pairs.",
            "Columns have the order of the rows. Investors of one round need not have invested together, or at one time.",
            drawing, new("Investors in the same rounds", [new("Investor"), new("Investor too"), new("Rounds of both", true)], [.. pairs]))
        {
            Key = [("m1", "1 round"), ("m2", "2 rounds"), ("m3", "3 or 4"), ("m4", "5 or more")],
            File = "charts/co-investment",
        };
    }
}

using ServerlessDeals.Briefings;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>Who stands beside whom: investors in the same rounds, and rivals with a backer in common.</summary>
internal static class MatrixCharts
{
    private const int Investors = 14;
    private const int Pairs = 24;
    private const int Backers = 12;

    /// <summary>The busiest investors against each other: in how many announced deals both take part.</summary>
    public static Chart CoInvestment(SiteData data)
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
            "A matrix of the busiest investors; each cell counts the announced and closed deals in which both take part. The table lists the pairs.",
            "Columns have the order of the rows. Investors of one round need not have invested together, or at one time.",
            drawing, new("Investors in the same rounds", [new("Investor"), new("Investor too"), new("Deals of both", true)], [.. pairs]))
        {
            File = "charts/co-investment",
        };
    }

    /// <summary>Pairs of rivals against those who back both.</summary>
    public static Chart Rivals(SiteData data)
    {
        var overlaps = Overlaps(data);
        var pairs = overlaps.GroupBy(one => (one.Overlap.Company, one.Overlap.Rival)).OrderByDescending(pair => pair.Count())
            .ThenBy(pair => pair.Key.Company.Name, StringComparer.Ordinal).ThenBy(pair => pair.Key.Rival.Name, StringComparer.Ordinal).ToList();
        var backers = overlaps.GroupBy(one => one.Investor).OrderByDescending(own => own.Count()).ThenBy(own => own.Key.Name, StringComparer.Ordinal).ToList();
        var (left, top, size) = (230, 30, 26);
        var (rows, columns) = (pairs.Take(Pairs).ToList(), backers.Take(Backers).Select(own => own.Key).ToList());
        var drawing = new Drawing(560, top + (rows.Count * size) + 10 + (columns.Count * 15) + 14);
        foreach (var (j, _) in columns.Index())
        {
            drawing.Label(left + (j * size) + 13, top - 10, $"{j + 1}", "tick", "middle");
        }

        foreach (var (i, pair) in rows.Index())
        {
            var y = top + (i * size);
            drawing.Label(left - 8, y + 10, Drawing.Cut($"{pair.Key.Company.Name} – {pair.Key.Rival.Name}", 34), "label", "end");
            drawing.Line(left, y + 6, left + (columns.Count * size), y + 6, "grid");
            foreach (var (investor, overlap) in pair)
            {
                if (columns.IndexOf(investor) is var j and >= 0)
                {
                    drawing.Circle(left + (j * size) + 13, y + 6, 7, overlap.InTalks ? "ring" : "dot", $"{investor.Name} backs {overlap.Company.Name} and {overlap.Rival.Name}");
                }
            }
        }

        foreach (var (j, backer) in columns.Index())
        {
            drawing.Label(left, top + (rows.Count * size) + 20 + (j * 15), $"{j + 1}  {Drawing.Cut(backer.Name, 40)}");
        }

        return new(
            "rivals", "Rivals with a backer in common",
            "Pairs of competitors, and which investors back both of them; a ring means that one of the two is only in talks. The table lists all of them.",
            "Who competes with whom is general knowledge, without a source. The pairs with most common backers, and the backers with most pairs, are drawn; the table has all.",
            drawing,
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
}

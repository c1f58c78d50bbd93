using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>The board of valuations, and the unicorns.</summary>
internal static class ValuationSection
{
    private const string Folder = "valuations";

    private const string Rule =
        "The latest valuation that an announced or closed deal gave each company, the largest first. Other currencies are compared in " +
        "dollars at the rate of the deal's date. A valuation before the money leaves out what the round brought. A company that was " +
        "bought since keeps its last valuation.";

    private const string UnicornRule =
        "A unicorn is a company valued at $1B or more. The first such valuation is the first in this record: an earlier one that we do " +
        "not hold is possible.";

    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var data = content.Data;
        var board = ValuationTables.Board(data);
        var pages = ListPages.Paged(
            content, Folder, "Valuations", Description(data), board.Rows, (head, rows, position) =>
            {
                var part = board with { Rows = rows };
                var page = position.Number > 1
                    ? Page.Of<ListPage>(head, ("Rule", Rule), ("Table", part), ("Position", position))
                    : Page.Of<ValuationsPage>(
                        head,
                        ("Rule", Rule), ("UnicornRule", UnicornRule), ("Board", part), ("Position", position),
                        ("Unicorns", ValuationTables.UnicornsByYear(data)), ("Talks", ValuationTables.Talks(data)));
                return [page, .. Alternates.Of(head, part), .. position.Number == 1 ? ListRows.OfTable(Folder, board) : []];
            });
        return pages.Concat(ListPages.OfTable(
            content, Folder + "/unicorns", "Unicorns", "Companies first valued at $1B or more, the newest first.", UnicornLede(data),
            UnicornRule, ValuationTables.Unicorns(data)));
    }

    private static string? UnicornLede(SiteData data)
    {
        var years = ValuationTables.FirstBillions(data).Select(line => line.Unicorn!.Date.Year).Order().ToList();
        return years.Count == 0
            ? null
            : $"Our record has {English.Count(years.Count, "company", "companies")} valued at $1B or more, " +
                $"{English.Number(years.Count(year => year == years[^1]))} of them for the first time in {years[^1]}.";
    }

    private static string Description(SiteData data)
    {
        var valued = ValuationTables.Valued(data);
        if (valued.Count == 0)
        {
            return "We hold no announced valuation.";
        }

        var first = valued[0].Line;
        var unicorns = data.ByCompany.Value.Count(line => line.Unicorn is not null);
        return $"{first.Name} leads: it was valued at {first.Valuation!.Valuation.ToWords()} {English.When(first.Valuation.Date)}. " +
            $"We hold valuations of {English.Count(valued.Count, "company", "companies")}; " +
            $"{English.Count(unicorns, "was", "were")} valued at $1B or more.";
    }
}

using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>Where a page stands among those of a list.</summary>
/// <param name="Number">The first is 1.</param>
public sealed record ListPlace(string Folder, int Number, int Count)
{
    public (string Href, string Name)? Newer => Link(Number - 1);

    public (string Href, string Name)? Older => Link(Number + 1);

    private (string Href, string Name)? Link(int number) =>
        number < 1 || number > Count ? null : (number == 1 ? $"/{Folder}/" : $"/{Folder}/page/{number}/", $"Page {number}");
}

/// <summary>Lists in pages of a hundred, each with its figures beside it.</summary>
internal static class Listing
{
    public const int Rows = 100;

    /// <summary>A table's pages: /FOLDER/, /FOLDER/page/2/ and so on.</summary>
    public static IEnumerable<Page> Of(SiteContent content, string folder, string title, string description, string? lede, string? rule, FigureTable table)
    {
        var count = Math.Max(1, (table.Rows.Count + Rows - 1) / Rows);
        for (var number = 1; number <= count; number++)
        {
            var part = table with { Rows = [.. table.Rows.Skip((number - 1) * Rows).Take(Rows)] };
            var head = Head(content, folder, title, description, number);
            yield return Page.Of<ListPage>(head, ("Lede", number == 1 ? lede : null), ("Rule", rule), ("Table", part), ("Place", new ListPlace(folder, number, count)));
            foreach (var twin in Twins.Of(head, part))
            {
                yield return twin;
            }
        }
    }

    public static IEnumerable<Page> OfDeals(SiteContent content, string folder, string title, string description, string? lede, IReadOnlyList<DealItem> deals)
    {
        var count = Math.Max(1, (deals.Count + Rows - 1) / Rows);
        for (var number = 1; number <= count; number++)
        {
            var part = deals.Skip((number - 1) * Rows).Take(Rows).ToList();
            var head = Head(content, folder, title, description, number);
            yield return Page.Of<ListPage>(
                head, ("Lede", number == 1 ? lede : null), ("Deals", part), ("Caption", count == 1 ? "All deals, newest first" : $"Deals, newest first, page {number} of {count}"),
                ("Place", new ListPlace(folder, number, count)));
            foreach (var twin in Twins.Of(head, part))
            {
                yield return twin;
            }
        }
    }

    private static PageHead Head(SiteContent content, string folder, string title, string description, int number) =>
        new(number == 1 ? $"{folder}/index.html" : $"{folder}/page/{number}/index.html", number == 1 ? title : $"{title}, page {number}", description, content.Addresses)
        {
            AsOf = content.Data.AsOf,
            Scripts = ["tables.js"],
        };
}

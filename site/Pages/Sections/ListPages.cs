using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>Where a page stands among those of a list.</summary>
/// <param name="Number">The first is 1.</param>
public sealed record ListPosition(string Folder, int Number, int Count)
{
    public (string Href, string Name)? Newer => Link(Number - 1);

    public (string Href, string Name)? Older => Link(Number + 1);

    private (string Href, string Name)? Link(int number) =>
        number < 1 || number > Count ? null : (number == 1 ? $"/{Folder}/" : $"/{Folder}/page/{number}/", $"Page {number}");
}

/// <summary>Lists in pages of a hundred, each with its figures beside it.</summary>
internal static class ListPages
{
    public const int Rows = 100;

    /// <summary>A table's pages: /FOLDER/, /FOLDER/page/2/ and so on.</summary>
    public static IEnumerable<PageSet> OfTable(SiteContent content, string folder, string title, string description, string? lede, string? rule, FigureTable table) =>
        Paged(content, folder, title, description, table.Rows, (head, rows, place) =>
        {
            var part = table with { Rows = rows };
            return Alternates.Of(head, part).Prepend(Page.Of<ListPage>(head, ("Lede", place.Number == 1 ? lede : null), ("Rule", rule), ("Table", part), ("Position", place)));
        });

    public static IEnumerable<PageSet> OfDeals(SiteContent content, string folder, string title, string description, string? lede, IReadOnlyList<DealItem> deals) =>
        Paged(content, folder, title, description, deals, (head, part, place) => Alternates.Of(content, head, part).Prepend(Page.Of<ListPage>(
            head, ("Lede", place.Number == 1 ? lede : null), ("Deals", part),
            ("Caption", place.Count == 1 ? "All deals, newest first" : $"Deals, newest first, page {place.Number} of {place.Count}"), ("Position", place))));

    /// <summary>Any list: its head, the rows of a part, and where that part stands make a page and what stands beside it.</summary>
    public static IEnumerable<PageSet> Paged<T>(
        SiteContent content, string folder, string title, string description, IReadOnlyList<T> rows, Func<PageHead, IReadOnlyList<T>, ListPosition, IEnumerable<Page>> pages)
    {
        var count = Math.Max(1, (rows.Count + Rows - 1) / Rows);
        return Enumerable.Range(1, count).Select(number => new PageSet(
            number == 1 ? $"/{folder}/" : $"/{folder}/page/{number}/",
            () => WithCard(Head(content, folder, title, description, number), number, head => pages(head, [.. rows.Skip((number - 1) * Rows).Take(Rows)], new(folder, number, count)))));
    }

    // Later pages name the first one's card.
    private static IEnumerable<Page> WithCard(PageHead head, int number, Func<PageHead, IEnumerable<Page>> pages) => number == 1 ? pages(head).Append(SocialCards.Of(head)) : pages(head);

    private static PageHead Head(SiteContent content, string folder, string title, string description, int number) =>
        content.Head(number == 1 ? $"{folder}/index.html" : $"{folder}/page/{number}/index.html", number == 1 ? title : $"{title}, page {number}", description) with
        {
            Scripts = ["tables.js"],
            Card = SocialCards.Address($"{folder}/"),
        };
}

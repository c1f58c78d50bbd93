namespace ServerlessDeals.Pages;

/// <summary>The position of a page among the pages of a list.</summary>
/// <param name="Number">The page number, from 1.</param>
public sealed record ListPosition(string Folder, int Number, int Count)
{
    public (string Href, string Name)? Newer => Link(Number - 1);

    public (string Href, string Name)? Older => Link(Number + 1);

    /// <summary>The address of a page: /FOLDER/, /FOLDER/page/2/ and so on.</summary>
    public static string AddressOf(string folder, int number) => number == 1 ? $"/{folder}/" : $"/{folder}/page/{number}/";

    private (string Href, string Name)? Link(int number) =>
        number < 1 || number > Count ? null : (AddressOf(Folder, number), $"Page {number}");
}

/// <summary>Lists in pages of 100 rows, each with its data as files.</summary>
internal static class ListPages
{
    public const int Rows = 100;

    /// <summary>The pages of a table.</summary>
    public static IEnumerable<PageSet> OfTable(
        SiteContent content, string folder, string title, string description, string? lede, string? rule, FigureTable table) =>
        OfTable(content, folder, title, description, lede, rule, table, []);

    /// <summary>The pages of a table that is in the order of the names in its first column, with links to the letters.</summary>
    public static IEnumerable<PageSet> ByName(
        SiteContent content, string folder, string title, string description, string? lede, string? rule, FigureTable table)
    {
        var (marked, letters) = Letters.Of(table, folder);
        return OfTable(content, folder, title, description, lede, rule, marked, letters);
    }

    /// <summary>The pages of a list of deals.</summary>
    public static IEnumerable<PageSet> OfDeals(
        SiteContent content, string folder, string title, string description, string? lede, IReadOnlyList<DealItem> deals) =>
        Paged(content, folder, title, description, deals, (head, part, position) =>
        {
            var caption = position.Count == 1
                ? "All deals, newest first"
                : $"Deals, newest first, page {position.Number} of {position.Count}";
            var all = position.Number == 1 ? ListRows.OfDeals(content, folder, deals, rolesOf: null) : [];
            return
            [
                .. all,
                Page.Of<ListPage>(
                    head, ("Lede", position.Number == 1 ? lede : null), ("Deals", part), ("Caption", caption), ("Position", position)),
                .. Alternates.Of(content, head, part),
            ];
        });

    /// <summary>The pages after the first of a list of deals. The first page has more than the list, and makes itself.</summary>
    public static IEnumerable<PageSet> Later(SiteContent content, DealListing list) =>
        Enumerable.Range(2, list.Pages - 1).Select(number => new PageSet(ListPosition.AddressOf(list.Folder, number), () =>
        {
            var head = Head(content, list.Folder, list.Title, list.Description, number) with { Newest = null };
            var part = list.Part(number);
            IEnumerable<Page> pages =
            [
                Page.Of<DealListPage>(head, ("List", list), ("Number", number)), .. Alternates.Of(content, head, part),
            ];
            var stamped = pages.WithFingerprint(Fingerprints.Of(
                content,
                Alternates.Deals(content, part),
                $"{list.Title} {list.Caption} {list.Pages}",
                Fingerprints.StaleTalks(part, content.Data.Today)));
            return number == 2 ? stamped.Concat(ListRows.Of(content, list)) : stamped;
        }));

    /// <summary>The pages of any list.</summary>
    /// <param name="pages">Makes a page and its files from its head, its rows and its position.</param>
    public static IEnumerable<PageSet> Paged<TRow>(
        SiteContent content,
        string folder,
        string title,
        string description,
        IReadOnlyList<TRow> rows,
        Func<PageHead, IReadOnlyList<TRow>, ListPosition, IEnumerable<Page>> pages)
    {
        var count = Math.Max(1, (rows.Count + Rows - 1) / Rows);
        return Enumerable.Range(1, count).Select(number => new PageSet(ListPosition.AddressOf(folder, number), () =>
        {
            var head = Head(content, folder, title, description, number);
            var made = pages(head, [.. rows.Skip((number - 1) * Rows).Take(Rows)], new(folder, number, count));

            // Later pages use the card of the first page.
            return number == 1 ? made.Append(SocialCards.Of(head)) : made;
        }));
    }

    private static IEnumerable<PageSet> OfTable(
        SiteContent content, string folder, string title, string description, string? lede, string? rule, FigureTable table,
        IReadOnlyList<Letter> letters) =>
        Paged(content, folder, title, description, table.Rows, (head, rows, position) =>
        {
            var part = table with { Rows = rows };
            var all = position.Number == 1 ? ListRows.OfTable(folder, table) : [];
            return
            [
                .. all,
                Page.Of<ListPage>(
                    head, ("Lede", position.Number == 1 ? lede : null), ("Rule", rule), ("Table", part), ("Position", position),
                    ("Letters", letters), ("WithOtherWays", position.Number == 1)),
                .. Alternates.Of(head, part),
            ];
        });

    private static PageHead Head(SiteContent content, string folder, string title, string description, int number) =>
        content.Head(
            $"{ListPosition.AddressOf(folder, number)[1..]}index.html", number == 1 ? title : $"{title}, page {number}", description) with
        {
            Scripts = ["tables.js"],
            Card = SocialCards.Address($"{folder}/"),
        };
}

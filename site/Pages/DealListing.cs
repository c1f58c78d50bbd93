namespace ServerlessDeals.Pages;

/// <summary>All deals of a page, such as a sector's: in parts of a fixed size, the first on the page itself.</summary>
/// <param name="Folder">The folder of the page: "sectors/robotics".</param>
/// <param name="Title">The title of the page, which the later pages repeat.</param>
/// <param name="Caption">"Deals in robotics, newest first".</param>
public sealed record DealListing(string Folder, string Title, string Description, string Caption, IReadOnlyList<DealItem> Deals)
{
    /// <summary>The investor whose roles the list shows; null to show who led.</summary>
    public Slug? RolesOf { get; init; }

    public int Pages => Math.Max(1, (Deals.Count + ListPages.Rows - 1) / ListPages.Rows);

    public ListPosition Position(int number) => new(Folder, number, Pages);

    public IReadOnlyList<DealItem> Part(int number) => [.. Deals.Skip((number - 1) * ListPages.Rows).Take(ListPages.Rows)];

    public string CaptionOf(int number) => Pages == 1 ? Caption : $"{Caption}, page {number} of {Pages}";
}

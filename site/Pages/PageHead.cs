namespace ServerlessDeals.Pages;

/// <summary>The parts of a page around its content: title, address, and links to its data, feeds and card.</summary>
/// <param name="Path">The path of the file, relative, with slashes.</param>
/// <param name="Title">The heading.</param>
/// <param name="Description">One sentence for search engines and cards.</param>
public sealed record PageHead(string Path, string Title, string Description, SiteAddresses Addresses)
{
    private const string IndexFile = "index.html";

    /// <summary>The Open Graph type: "website", or "article" for a page with a story.</summary>
    public string Type { get; init; } = "website";

    /// <summary>How to cite the page; null if it has no state of a day.</summary>
    public PageCitation? Cite { get; init; }

    /// <summary>The schema.org JSON-LD as text.</summary>
    public string? JsonLd { get; init; }

    /// <summary>Whether index.json and index.csv are beside the page. Only the page for unknown addresses has none.</summary>
    public bool HasAlternates { get; init; } = true;

    /// <summary>The folder of the page's own feeds; "/" for the feeds of all deals.</summary>
    public string Feeds { get; init; } = "/";

    /// <summary>The file names of the page's scripts. The page is readable without them.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>The file names of style sheets that only this page needs.</summary>
    public IReadOnlyList<string> Styles { get; init; } = [];

    /// <summary>The path of the social card from the root; null for a page that search engines should not find.</summary>
    public string? Card { get; init; }

    /// <summary>The day of the build. Whether talks are stale depends on it.</summary>
    public DateOnly Today { get; init; }

    /// <summary>
    /// The date of the newest source. Null before the first source, and on pages that are rendered again only when their own data
    /// changes.
    /// </summary>
    public PartialDate? Newest { get; init; }

    /// <summary>Whether search engines should ignore the page.</summary>
    public bool Hidden { get; init; }

    /// <summary>The page's address from the root: "/deals/minimax-2024-03/".</summary>
    public string Address => "/" + (IsIndex ? Path[..^IndexFile.Length] : Path);

    public string Canonical => Addresses.Site + Address;

    private bool IsIndex => Path == IndexFile || Path.EndsWith("/" + IndexFile, StringComparison.Ordinal);
}

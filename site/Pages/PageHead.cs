namespace ServerlessDeals.Pages;

/// <summary>What stands around a page: its name, its place, and what can be taken from it.</summary>
/// <param name="Path">The file, relative, with slashes.</param>
/// <param name="Title">The heading.</param>
/// <param name="Description">One sentence for search engines and cards.</param>
public sealed record PageHead(string Path, string Title, string Description, SiteAddresses Addresses)
{
    /// <summary>"website", or "article" where it is a story of its own.</summary>
    public string Type { get; init; } = "website";

    /// <summary>schema.org JSON-LD, ready to be printed.</summary>
    public string? JsonLd { get; init; }

    /// <summary>Has index.json and index.csv beside it, as every page has that is found under its address.</summary>
    public bool HasAlternates { get; init; } = true;

    /// <summary>Where its own feeds are; those of all deals where it has none.</summary>
    public string Feeds { get; init; } = "/";

    /// <summary>Scripts that it uses, by file name. Without them it reads the same.</summary>
    public IReadOnlyList<string> Scripts { get; init; } = [];

    /// <summary>The social card, a path from the root; none for a page that search engines shall not find.</summary>
    public string? Card { get; init; }

    /// <summary>The day of the build: it says which talks are stale.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The newest source of the record; null before the first, and on pages that are made again only when what they tell of changes.</summary>
    public PartialDate? Newest { get; init; }

    /// <summary>Not for search engines.</summary>
    public bool Hidden { get; init; }

    /// <summary>The page's address from the root: "/deals/minimax-2024-03/".</summary>
    public string Address => "/" + (Path == "index.html" ? "" : Path.EndsWith("/index.html", StringComparison.Ordinal) ? Path[..^"index.html".Length] : Path);

    public string Canonical => Addresses.Site + Address;
}

namespace ServerlessDeals.Publishing.Feeds;

/// <summary>The name of the publication: on every page, in its feeds and on its cards. The project is called ServerlessDeals.</summary>
public static class Brand
{
    public const string Name = "AI Deal Record";

    /// <summary>What it is, in one line below the name.</summary>
    public const string Line = "Investments in AI companies, as the press reports them";

    /// <summary>The name of its feeds and its home page.</summary>
    public const string Title = Name + ": investments in AI companies";
}

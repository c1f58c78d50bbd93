namespace ServerlessDeals.Pages;

/// <summary>The search, which runs in the browser.</summary>
internal static class SearchSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content) => [new(null, () => Pages(content))];

    private static IEnumerable<Page> Pages(SiteContent content)
    {
        var shards = SearchShards.Of(content.Data.Companies, content.Data.Investors).ToList();
        var head = content.Head("search/index.html", "Search", "Find a company or an investor by any of its names.") with { Scripts = ["search.js"], Hidden = true };
        return shards.Select(shard => shard.File)
            .Prepend(Page.Of<SearchPage>(head, ("Letters", string.Join(' ', shards.Select(shard => shard.Letter)))))
            .Concat(Alternates.Of(head, SearchShards.Names(content.Data.Companies, content.Data.Investors)));
    }
}

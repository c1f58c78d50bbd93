namespace ServerlessDeals.Pages;

/// <summary>The search, which runs in the browser.</summary>
internal static class SearchSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content) => [new(null, () => Pages(content))];

    private static IEnumerable<Page> Pages(SiteContent content)
    {
        var (companies, investors) = (content.Data.Companies, content.Data.Investors);
        var shards = SearchShards.Of(companies, investors).ToList();
        var head = content.Head("search/index.html", "Search", "Find a company or an investor by any of its names.") with
        {
            Scripts = ["search.js"],
            Hidden = true,
        };
        return
        [
            Page.Of<SearchPage>(head, ("Letters", string.Join(' ', shards.Select(shard => shard.Letter)))),
            .. shards.Select(shard => shard.File),
            .. Alternates.Of(head, SearchShards.Names(companies, investors)),
        ];
    }
}

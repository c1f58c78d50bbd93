namespace ServerlessDeals.Pages;

/// <summary>The search, which runs in the browser.</summary>
internal static class SearchSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content) => [new(null, () => Pages(content))];

    private static IEnumerable<Page> Pages(SiteContent content)
    {
        var shards = SearchShards.Of(SearchDocuments.Of(content));
        var head = content.Head("search/index.html", "Search", "Find companies, investors, deals, rounds, sectors and periods.") with
        {
            Scripts = ["search.js"],
            Hidden = true,
        };
        return
        [
            Page.Of<SearchPage>(head),
            .. shards.Select(shard => Page.File(shard.Path, shard.Json)),
            .. Alternates.Of(head, Files(shards)),
        ];
    }

    // The browser reads this table to know which files there are.
    private static FigureTable Files(IReadOnlyList<SearchShard> shards) => new(
        "Files of the search",
        [new("File"), new("Documents", true)],
        [.. shards.Select(shard => (IReadOnlyList<TableCell>)[new("/" + shard.Path), TableCell.Of(shard.Documents.Count)])]);
}

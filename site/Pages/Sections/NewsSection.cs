using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>The news of all deals, newest first.</summary>
internal static class NewsSection
{
    public static IEnumerable<PageSet> Sets(SiteContent content)
    {
        var news = content.Data.News;
        var lede = Lede(news);
        return ListPages.Paged(
            content, "news", "What became known", "What sources reported about deals, in the order in which it became known.", news,
            (head, part, position) =>
            [
                Page.Of<NewsPage>(head with { Scripts = [] }, ("Lede", lede), ("News", part), ("Position", position)),
                .. Alternates.Of(head, Table(part)),
            ]);
    }

    private static string Lede(IReadOnlyList<DatedDealNews> news)
    {
        if (news.Count == 0)
        {
            return "Nothing is known yet.";
        }

        var reports = English.Capital(English.Count(news.Count, "report", "reports"));
        return $"{reports} changed what is known of a deal, the last of them {English.InMonth(news[0].News.Published)}.";
    }

    private static FigureTable Table(IReadOnlyList<DatedDealNews> part) => new(
        "What became known",
        [new("Published"), new("Known by"), new("Deal"), new("What")],
        [
            .. part.Select(item => (IReadOnlyList<TableCell>)[
                new(item.News.Published.ToString()),
                TableCell.Of(item.News.On),
                new($"{item.Deal}", $"/deals/{item.Deal}/"),
                new(item.News.Text)]),
        ]);
}

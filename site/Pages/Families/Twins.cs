using System.Text.Json;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>What a page shows, beside it to be taken away: index.json and index.csv.</summary>
internal static class Twins
{
    /// <summary>A table of the page.</summary>
    public static IEnumerable<Page> Of(PageHead head, FigureTable table) =>
        [Page.File(head.Address[1..] + "index.json", table.Json), Page.File(head.Address[1..] + "index.csv", table.Csv)];

    /// <summary>A list of deals.</summary>
    public static IEnumerable<Page> Of(SiteContent content, PageHead head, IReadOnlyList<DealItem> deals) => Of(head.Address, () => Deals(content, deals), deals);

    /// <summary>As the API answers, and as CSV the deals that are shown.</summary>
    public static IEnumerable<Page> Of(string address, Func<byte[]> json, IEnumerable<DealItem> deals) =>
        [Page.File(address[1..] + "index.json", json), Page.File(address[1..] + "index.csv", () => DealCsv.Table(deals, withHeader: true))];

    public static byte[] Deals(SiteContent content, IReadOnlyList<DealItem> deals) =>
        JsonSerializer.SerializeToUtf8Bytes(new([.. deals.Select(content.Written.Of)], null), DealsJson.Web.DealList);
}

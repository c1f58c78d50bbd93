using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessDeals.Briefings;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>What a page shows, beside it to be taken away: index.json and index.csv.</summary>
internal static class Alternates
{
    /// <summary>The table of the page.</summary>
    public static IEnumerable<Page> Of(PageHead head, FigureTable table)
    {
        var placed = table with { Site = head.Addresses.Site };
        return Files(head.Address, placed.Json, placed.Csv);
    }

    /// <summary>Several tables: {"title", "tables"}, and as CSV with the table's name first and the columns of all of them.</summary>
    public static IEnumerable<Page> Of(PageHead head, IEnumerable<FigureTable> tables)
    {
        var placed = tables.Select(table => table with { Site = head.Addresses.Site }).ToList();
        return Files(
            head.Address,
            () => Written(new() { ["title"] = head.Title, ["tables"] = new JsonArray([.. placed.Select(table => (JsonNode)table.ToJson())]) }),
            () => Csv(placed));
    }

    /// <summary>A list of deals.</summary>
    public static IEnumerable<Page> Of(SiteContent content, PageHead head, IReadOnlyList<DealItem> deals) => Of(head.Address, () => Deals(content, deals), deals);

    /// <summary>A group's deals with its tallies before them.</summary>
    public static IEnumerable<Page> Of(SiteContent content, PageHead head, GroupDetail group) => Of(
        head.Address,
        () => With(Deals(content, group.Deals), ("figures", JsonSerializer.SerializeToNode(group.Figures, DealsJson.Web.SummaryLine))),
        group.Deals);

    /// <summary>As the API answers, and as CSV the deals that are shown.</summary>
    public static IEnumerable<Page> Of(string address, Func<byte[]> json, IEnumerable<DealItem> deals) => Files(address, json, () => DealCsv.Table(deals, withHeader: true));

    public static byte[] Deals(SiteContent content, IReadOnlyList<DealItem> deals) =>
        JsonSerializer.SerializeToUtf8Bytes(new([.. deals.Select(content.DealJson.Of)], null), DealsJson.Web.DealList);

    /// <summary>An object of JSON with more before what it has.</summary>
    public static byte[] With(byte[] json, params IReadOnlyList<(string Name, JsonNode? Value)> more)
    {
        var whole = JsonNode.Parse(json)!.AsObject();
        foreach (var (i, (name, value)) in more.Index())
        {
            whole.Insert(i, name, value);
        }

        return Written(whole);
    }

    private static byte[] Csv(IReadOnlyList<FigureTable> tables)
    {
        var columns = tables.SelectMany(table => table.Headings).Distinct().ToList();
        return DealCsv.Write(tables.SelectMany(table => table.Taken.Select(row =>
        {
            var cells = table.Headings.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second?.ToString(), StringComparer.Ordinal);
            return columns.Select(cells.GetValueOrDefault).Prepend(table.Caption);
        })).Prepend(columns.Prepend("Table")));
    }

    private static byte[] Written(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(DealsJson.Web.Options));

    private static IEnumerable<Page> Files(string address, Func<byte[]> json, Func<byte[]> csv) =>
        [Page.File(address[1..] + "index.json", json), Page.File(address[1..] + "index.csv", csv)];
}

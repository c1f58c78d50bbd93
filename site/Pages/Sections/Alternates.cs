using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ServerlessDeals.Publishing;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>Files with the data of a page, beside it: index.json and index.csv.</summary>
internal static class Alternates
{
    /// <summary>The files of a page with one table.</summary>
    public static IEnumerable<Page> Of(PageHead head, FigureTable table)
    {
        var placed = table with { Site = head.Addresses.Site };
        return Files(head.Address, placed.Json, placed.Csv);
    }

    /// <summary>
    /// The files of a page with several tables. The JSON is {"title", "tables"}. The CSV has the table's name, then the columns of all
    /// tables.
    /// </summary>
    public static IEnumerable<Page> Of(PageHead head, IEnumerable<FigureTable> tables)
    {
        var placed = tables.Select(table => table with { Site = head.Addresses.Site }).ToList();
        return Files(
            head.Address,
            () => Utf8(new()
            {
                ["title"] = head.Title,
                ["tables"] = new JsonArray([.. placed.Select(table => (JsonNode)table.ToJson())]),
            }),
            () => Csv(placed));
    }

    /// <summary>The files of a page that lists deals.</summary>
    public static IEnumerable<Page> Of(SiteContent content, PageHead head, IReadOnlyList<DealItem> deals) =>
        Of(head.Address, () => Deals(content, deals), deals);

    /// <summary>The files of a page that shows an answer of the API. The CSV has the deals of the page.</summary>
    public static IEnumerable<Page> Of(string address, Func<byte[]> json, IEnumerable<DealItem> deals) =>
        Files(address, json, () => DealCsv.File(DealCsv.Table(deals, withHeader: true)));

    /// <summary>A list of deals in the format of the API.</summary>
    /// <param name="next">The address of the next part of the list, if there is one.</param>
    public static byte[] Deals(SiteContent content, IReadOnlyList<DealItem> deals, string? next = null) =>
        JsonSerializer.SerializeToUtf8Bytes(new([.. deals.Select(content.DealJson.Of)], next), AnswersJson.Web.DealList);

    /// <summary>Inserts properties at the beginning of a JSON object.</summary>
    public static byte[] With(byte[] json, params IReadOnlyList<(string Name, JsonNode? Value)> properties)
    {
        var document = JsonNode.Parse(json)!.AsObject();
        foreach (var (i, (name, value)) in properties.Index())
        {
            document.Insert(i, name, value);
        }

        return Utf8(document);
    }

    private static byte[] Csv(IReadOnlyList<FigureTable> tables)
    {
        var columns = tables.SelectMany(table => table.Headings).Distinct().ToList();
        var rows =
            from table in tables
            from row in table.ExportedRows
            let cells = table.Headings.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second?.ToString(), StringComparer.Ordinal)
            select columns.Select(cells.GetValueOrDefault).Prepend(table.Caption);
        return DealCsv.File(DealCsv.Write(rows.Prepend(columns.Prepend("Table"))));
    }

    private static byte[] Utf8(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(DealsJson.Web.Options));

    private static IEnumerable<Page> Files(string address, Func<byte[]> json, Func<byte[]> csv) =>
        [Page.File(address[1..] + "index.json", json), Page.File(address[1..] + "index.csv", csv)];
}

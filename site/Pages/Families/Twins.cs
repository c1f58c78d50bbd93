using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ServerlessDeals.Json;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>A page's figures beside it: index.json as the API answers, and index.csv with the deals it shows.</summary>
internal static class Twins
{
    public static IEnumerable<Page> Of<T>(string address, T value, JsonTypeInfo<T> type, IEnumerable<DealItem> deals) =>
    [
        Page.File(address[1..] + "index.json", () => JsonSerializer.SerializeToUtf8Bytes(value, type)),
        Page.File(address[1..] + "index.csv", () => DealCsv.Table(deals, withHeader: true)),
    ];

    public static byte[] Deals(IReadOnlyList<DealItem> deals) => JsonSerializer.SerializeToUtf8Bytes(new DealList(deals, null), DealsJson.Web.DealList);
}

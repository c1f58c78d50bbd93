using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>
/// A deal as a list gives it. What a row holds of it is the very JSON of the answer, which is handed on as it is; it is read
/// where something asks what it says.
/// </summary>
[JsonConverter(typeof(ListedDealConverter))]
public sealed class ListedDeal
{
    private byte[]? _json;
    private DealItem? _deal;

    public ListedDeal(DealItem deal) => _deal = deal;

    /// <param name="json">What <see cref="DealsJson.Web"/> writes of a deal.</param>
    internal ListedDeal(byte[] json) => _json = json;

    /// <exception cref="JsonException">The row holds something else.</exception>
    public DealItem Deal => _deal ??= JsonSerializer.Deserialize(_json, DealsJson.Web.DealItem)!;

    /// <summary>The day on which the newest of its claims became known; null where no row told it.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>UTF-8, without a line break.</summary>
    public byte[] Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(_deal!, DealsJson.Web.DealItem);
}

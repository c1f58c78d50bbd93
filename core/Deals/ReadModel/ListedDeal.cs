using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>
/// A deal in a list. A row stores the same JSON that an answer needs, so it is passed on unchanged, and parsed only if something
/// asks for the deal.
/// </summary>
[JsonConverter(typeof(ListedDealConverter))]
public sealed class ListedDeal
{
    private byte[]? _json;
    private DealItem? _deal;

    public ListedDeal(DealItem deal) => _deal = deal;

    /// <param name="json">A deal as written with <see cref="DealsJson.Web"/>.</param>
    internal ListedDeal(byte[] json) => _json = json;

    /// <exception cref="JsonException">The JSON is not a deal.</exception>
    public DealItem Deal => _deal ??= JsonSerializer.Deserialize(_json, DealsJson.Web.DealItem)!;

    /// <summary>The day on which its newest claim became known; null if it was not read from a row.</summary>
    public DateOnly? KnownOn { get; init; }

    /// <summary>
    /// Its timeline on the day asked for. Null if it was not read from a row, and empty if the query did not ask for timelines.
    /// </summary>
    public IReadOnlyList<StatusStep>? Timeline => TimelineReader?.Invoke();

    /// <summary>Reads the timeline, which few answers need.</summary>
    internal Func<IReadOnlyList<StatusStep>>? TimelineReader { get; init; }

    /// <summary>UTF-8, without a line break.</summary>
    public byte[] Json => _json ??= JsonSerializer.SerializeToUtf8Bytes(_deal!, DealsJson.Web.DealItem);

    /// <summary>The same deal, with how surely it matches a query.</summary>
    public ListedDeal With(MatchCertainty? match) =>
        new(Deal with { Match = match }) { KnownOn = KnownOn, TimelineReader = TimelineReader };
}

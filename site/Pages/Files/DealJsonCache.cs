using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDeals.Publishing;

namespace ServerlessDeals.Pages;

/// <summary>Serializes each deal only once, because the JSON of many pages contains the same deal.</summary>
internal sealed class DealJsonCache : JsonConverter<DealItem>
{
    private readonly ConcurrentDictionary<DealItem, ListedDeal> _deals = new(ReferenceEqualityComparer.Instance);

    public DealJsonCache() => Context = new(new JsonSerializerOptions(DealsJson.Web.Options) { Converters = { this } });

    /// <summary>Writes the same JSON as <see cref="AnswersJson.Web"/>.</summary>
    public AnswersJson Context { get; }

    public ListedDeal Of(DealItem deal) => _deals.GetOrAdd(deal, item => new(item));

    public override DealItem? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonSerializer.Deserialize(ref reader, DealsJson.Web.DealItem);

    public override void Write(Utf8JsonWriter writer, DealItem value, JsonSerializerOptions options) =>
        writer.WriteRawValue(Of(value).Json, skipInputValidation: true);
}

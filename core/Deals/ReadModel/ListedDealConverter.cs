using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>Writes the deal's stored JSON unchanged.</summary>
internal sealed class ListedDealConverter : JsonConverter<ListedDeal>
{
    public override ListedDeal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize(ref reader, DealsJson.Web.DealItem)!);

    // This library wrote the JSON, so it need not be validated again.
    public override void Write(Utf8JsonWriter writer, ListedDeal value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json, skipInputValidation: true);
}

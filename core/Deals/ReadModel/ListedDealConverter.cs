using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>The deal's own JSON, as it is.</summary>
internal sealed class ListedDealConverter : JsonConverter<ListedDeal>
{
    public override ListedDeal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize(ref reader, DealsJson.Web.DealItem)!);

    // It was written by this library, so that it need not be checked again.
    public override void Write(Utf8JsonWriter writer, ListedDeal value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json, skipInputValidation: true);
}

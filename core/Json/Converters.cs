using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Json;

/// <summary>A value that is one JSON string.</summary>
internal abstract class TextConverter<T>(Func<string?, Parsed<T>> parse) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parsed = parse(reader.GetString());
        return parsed.IsValue ? parsed.Value : throw new JsonException(parsed.Error);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value!.ToString());
}

internal sealed class SlugConverter() : TextConverter<Slug>(Slug.Parse);

internal sealed class DealIdConverter() : TextConverter<DealId>(DealId.Parse);

internal sealed class PartialDateConverter() : TextConverter<PartialDate>(PartialDate.Parse);

internal sealed class CurrencyConverter() : TextConverter<Currency>(Currency.Parse);

/// <summary>An enumeration as its word: InTalks is "in-talks".</summary>
internal sealed class WordConverter<T>() : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parsed = Words.Parse<T>(reader.GetString());
        return parsed.IsValue ? parsed.Value : throw new JsonException(parsed.Error);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Words.Of(value));
}

/// <summary>The deal's own JSON, as it is.</summary>
internal sealed class ListedDealConverter : JsonConverter<ListedDeal>
{
    public override ListedDeal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize(ref reader, DealsJson.Web.DealItem)!);

    // It was written by this library, so that it need not be checked again.
    public override void Write(Utf8JsonWriter writer, ListedDeal value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.Json, skipInputValidation: true);
}

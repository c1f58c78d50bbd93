using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Values.Text;

/// <summary>Converts an enum value to and from its word: InTalks is "in-talks".</summary>
internal sealed class WordConverter<T>() : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parsed = EnumWords.Parse<T>(reader.GetString());
        return parsed.IsValue ? parsed.Value : throw new JsonException(parsed.Error);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(EnumWords.Of(value));
}

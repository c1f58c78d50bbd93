using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Values.Text;

/// <summary>Converts a value to and from a JSON string.</summary>
internal abstract class TextConverter<T>(Func<string?, Parsed<T>> parse) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parsed = parse(reader.GetString());
        return parsed.IsValue ? parsed.Value : throw new JsonException(parsed.Error);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value!.ToString());
}

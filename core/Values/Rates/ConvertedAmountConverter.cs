using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Values.Rates;

/// <summary>
/// An amount's properties, and <c>"rate": 0.13852753, "rateDate": "2024-07-25", "rateSource": "European Central Bank, …"</c>. A peg has
/// no date.
/// </summary>
internal sealed class ConvertedAmountConverter : JsonConverter<ConvertedAmount>
{
    public override ConvertedAmount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var interval = new AmountJson.Interval();
        var (rate, date, source) = (0m, (PartialDate?)null, "");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "rate":
                    rate = reader.GetDecimal();
                    break;
                case "rateDate":
                    date = PartialDate.Parse(reader.GetString()).OrThrow();
                    break;
                case "rateSource":
                    source = reader.GetString()!;
                    break;
                default:
                    interval.Read(name!, ref reader);
                    break;
            }
        }

        return new(
            interval.Currency, interval.Qualifier, interval.Low, interval.High, interval.IsApproximate, new(rate, date, source));
    }

    public override void Write(Utf8JsonWriter writer, ConvertedAmount value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("text", value.Text);
        AmountJson.WriteBare(writer, value.Currency, value.Qualifier, value.Low, value.High, value.IsApproximate);
        writer.WriteNumber("rate", value.Rate.Rate);
        if (value.Rate.Date is { } date)
        {
            writer.WriteString("rateDate", date.ToString());
        }

        writer.WriteString("rateSource", value.Rate.Source);
        writer.WriteEndObject();
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace ServerlessDeals.Values.Money;

/// <summary>
/// <c>{ "text": "at least $600M", "qualifier": "atLeast", "low": 600000000, "currency": "USD" }</c>. Open bounds are left out,
/// and an undisclosed amount has neither bounds nor a currency.
/// </summary>
internal sealed class AmountConverter : JsonConverter<Amount>
{
    public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AmountJson.Read(ref reader).Amount;

    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        AmountJson.Write(writer, value, value.ToString());
        writer.WriteEndObject();
    }
}

/// <summary>The properties of an amount, and <c>"basis": "post"</c>.</summary>
internal sealed class ValuationConverter : JsonConverter<Valuation>
{
    public override Valuation Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var (worth, basis) = AmountJson.Read(ref reader);
        return new(worth, basis);
    }

    public override void Write(Utf8JsonWriter writer, Valuation value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        AmountJson.Write(writer, value.Worth, value.ToString());
        writer.WriteString("basis", EnumWords.Of(value.Basis));
        writer.WriteEndObject();
    }
}

/// <summary>An amount without its text, for internal data: the text follows from the other properties.</summary>
internal sealed class BareAmountConverter : JsonConverter<Amount>
{
    public override Amount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AmountJson.Read(ref reader).Amount;

    public override void Write(Utf8JsonWriter writer, Amount value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        AmountJson.WriteBare(writer, value);
        writer.WriteEndObject();
    }
}

internal static class AmountJson
{
    // Indexed by the qualifier's number.
    private static readonly string[] Qualifiers =
        [.. Enum.GetValues<Qualifier>().Select(qualifier => JsonNamingPolicy.CamelCase.ConvertName(qualifier.ToString()))];

    public static void Write(Utf8JsonWriter writer, Amount amount, string text)
    {
        writer.WriteString("text", text);
        WriteBare(writer, amount);
    }

    public static void WriteBare(Utf8JsonWriter writer, Amount amount)
    {
        writer.WriteString("qualifier", Qualifiers[(int)amount.Qualifier]);
        if (amount.IsUndisclosed)
        {
            return;
        }

        if (amount.Qualifier is not (Qualifier.UpTo or Qualifier.LessThan))
        {
            writer.WriteNumber("low", amount.Low);
        }

        if (amount.High is { } high)
        {
            writer.WriteNumber("high", high);
        }

        writer.WriteString("currency", amount.Currency.Code);
        if (amount is { IsApproximate: true, Qualifier: Qualifier.Between })
        {
            writer.WriteBoolean("approximate", true);
        }
    }

    public static (Amount Amount, ValuationBasis Basis) Read(ref Utf8JsonReader reader)
    {
        var qualifier = Qualifier.Undisclosed;
        long low = 0;
        long high = 0;
        Currency currency = default;
        var approximate = false;
        var basis = ValuationBasis.Unknown;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case "qualifier":
                    qualifier = ReadQualifier(ref reader);
                    break;
                case "low":
                    low = reader.GetInt64();
                    break;
                case "high":
                    high = reader.GetInt64();
                    break;
                case "currency":
                    currency = Currency.Parse(reader.GetString()).OrThrow();
                    break;
                case "approximate":
                    approximate = reader.GetBoolean();
                    break;
                case "basis":
                    basis = EnumWords.Parse<ValuationBasis>(reader.GetString()).OrThrow();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return (Build(qualifier, low, high, currency, approximate), basis);
    }

    private static Qualifier ReadQualifier(ref Utf8JsonReader reader)
    {
        for (var i = 0; i < Qualifiers.Length; i++)
        {
            if (reader.ValueTextEquals(Qualifiers[i]))
            {
                return (Qualifier)i;
            }
        }

        throw new JsonException($"'{reader.GetString()}' is not one of {string.Join(", ", Qualifiers)}.");
    }

    private static Amount Build(Qualifier qualifier, long low, long high, Currency currency, bool approximate) => qualifier switch
    {
        Qualifier.Undisclosed => Amount.Undisclosed,
        Qualifier.Exactly => Amount.Exactly(low, currency),
        Qualifier.About => Amount.About(low, currency),
        Qualifier.AtLeast => Amount.AtLeast(low, currency),
        Qualifier.MoreThan => Amount.MoreThan(low, currency),
        Qualifier.UpTo => Amount.UpTo(high, currency),
        Qualifier.LessThan => Amount.LessThan(high, currency),
        _ => Amount.Between(low, high, currency, approximate),
    };
}

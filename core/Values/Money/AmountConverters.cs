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

    public static void WriteBare(Utf8JsonWriter writer, Amount amount) =>
        WriteBare(writer, amount.Currency, amount.Qualifier, amount.Low, amount.High, amount.IsApproximate);

    public static void WriteBare(
        Utf8JsonWriter writer, Currency currency, Qualifier qualifier, long low, long? high, bool isApproximate)
    {
        writer.WriteString("qualifier", Qualifiers[(int)qualifier]);
        if (qualifier == Qualifier.Undisclosed)
        {
            return;
        }

        if (qualifier is not (Qualifier.UpTo or Qualifier.LessThan))
        {
            writer.WriteNumber("low", low);
        }

        if (high is { } most)
        {
            writer.WriteNumber("high", most);
        }

        writer.WriteString("currency", currency.Code);
        if (isApproximate && qualifier == Qualifier.Between)
        {
            writer.WriteBoolean("approximate", true);
        }
    }

    public static (Amount Amount, ValuationBasis Basis) Read(ref Utf8JsonReader reader)
    {
        var interval = new Interval();
        var basis = ValuationBasis.Unknown;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name == "basis")
            {
                basis = EnumWords.Parse<ValuationBasis>(reader.GetString()).OrThrow();
            }
            else
            {
                interval.Read(name, ref reader);
            }
        }

        return (interval.ToAmount(), basis);
    }

    /// <summary>An amount while its properties are read, in any order.</summary>
    internal struct Interval
    {
        private bool _isApproximateRange;

        public Currency Currency { get; private set; }

        public Qualifier Qualifier { get; private set; }

        public long Low { get; private set; }

        public long? High { get; private set; }

        public readonly bool IsApproximate => _isApproximateRange || Qualifier == Qualifier.About;

        /// <summary>Reads one property. Others than those of an amount are skipped.</summary>
        public void Read(string property, ref Utf8JsonReader reader)
        {
            switch (property)
            {
                case "qualifier":
                    Qualifier = ReadQualifier(ref reader);
                    break;
                case "low":
                    Low = reader.GetInt64();
                    break;
                case "high":
                    High = reader.GetInt64();
                    break;
                case "currency":
                    Currency = Currency.Parse(reader.GetString()).OrThrow();
                    break;
                case "approximate":
                    _isApproximateRange = reader.GetBoolean();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        public readonly Amount ToAmount() => Build(Qualifier, Low, High ?? 0, Currency, _isApproximateRange);
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

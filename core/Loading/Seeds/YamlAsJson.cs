using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace ServerlessDeals.Loading.Seeds;

/// <summary>Converts the API contract from YAML to JSON. Unquoted booleans and numbers keep their type; all else is text.</summary>
public static class YamlAsJson
{
    /// <exception cref="InvalidOperationException">An alias has no anchor.</exception>
    public static JsonNode? Of(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(
            map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Of(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Of)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } word => word.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain } plain when IsInteger(plain.Value, out var number) => number,
        YamlScalarNode { Style: ScalarStyle.Plain } plain when IsDecimal(plain.Value, out var number) => number,
        YamlScalarNode scalar => scalar.Value,
        _ => throw new InvalidOperationException("The contract refers to an anchor that it does not have."),
    };

    private static bool IsInteger(string? text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    private static bool IsDecimal(string? text, out decimal number) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);
}

using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using ServerlessDeals.Functions.Api;

namespace ServerlessDeals.Functions.Mcp;

/// <summary>Reads the arguments of a call with the same rules, and the same messages, as the API reads a query string.</summary>
internal static class ToolArguments
{
    /// <exception cref="ProblemException">An argument is missing, unknown, or of another kind than text, numbers and flags.</exception>
    public static Parameters Read(IReadOnlyList<ToolArgument> known, IEnumerable<KeyValuePair<string, JsonElement>> given)
    {
        var values = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var (name, value) in given.Where(pair => pair.Value.ValueKind != JsonValueKind.Null))
        {
            values[name] = value.ValueKind == JsonValueKind.Array
                ? new([.. value.EnumerateArray().Select(item => Text(name, item))])
                : new(Text(name, value));
        }

        var request = new DefaultHttpContext().Request;
        request.Query = new QueryCollection(values);
        var parameters = new Parameters(request, [.. known.Select(argument => argument.Name)]);
        return known.FirstOrDefault(argument => argument.IsRequired && parameters.Text(argument.Name) is null) is { } missing
            ? throw new ProblemException(Problem.BadParameter(
                missing.Name, $"It is required, such as {missing.Example.ToJsonString()}: {missing.Description}"))
            : parameters;
    }

    private static string Text(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        // 1e9 is as good as 1000000000.
        JsonValueKind.Number when value.TryGetDecimal(out var number) && decimal.IsInteger(number) =>
            number.ToString("0", CultureInfo.InvariantCulture),
        JsonValueKind.Number => value.GetRawText(),
        _ => throw new ProblemException(Problem.BadParameter(name, "Write a text, a number, true or false, or a list of texts.")),
    };
}

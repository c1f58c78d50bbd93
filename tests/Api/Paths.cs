using System.Text.Json;

namespace ServerlessDeals.Tests.Api;

/// <summary>Parts of an answer by their path: "value[].amount.value.text"; [,] joins the items of a list.</summary>
internal static class Paths
{
    /// <summary>All values at the path, in order; "" for a field that is absent.</summary>
    public static IEnumerable<string> Texts(this JsonElement answer, string path) => Take(answer, path.Split('.'));

    /// <summary>The only value at the path.</summary>
    public static string Text(this JsonElement answer, string path) => answer.Texts(path).Single();

    private static IEnumerable<string> Take(JsonElement element, ReadOnlyMemory<string> path)
    {
        if (path.IsEmpty)
        {
            return [element.ValueKind is JsonValueKind.True or JsonValueKind.False ? element.GetRawText() : element.ToString()];
        }

        var name = path.Span[0];
        if (name.EndsWith("[,]", StringComparison.Ordinal))
        {
            return [string.Join(", ", Take(element, new[] { name.Replace(',', ']')[..^1] }.Concat(path[1..].ToArray()).ToArray()))];
        }

        if (!element.TryGetProperty(name.Replace("[]", "", StringComparison.Ordinal), out var found))
        {
            return [""];
        }

        return name.EndsWith("[]", StringComparison.Ordinal)
            ? found.EnumerateArray().SelectMany(item => Take(item, path[1..]))
            : Take(found, path[1..]);
    }
}

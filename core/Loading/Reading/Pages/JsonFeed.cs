using System.Text.Json;

namespace ServerlessDeals.Loading.Reading.Pages;

/// <summary>Reads the articles of a JSON Feed.</summary>
internal static class JsonFeed
{
    private const int MostEntries = 500;
    private const int MostDepth = 32;

    public static Parsed<IReadOnlyList<Article>> Read(string json, string address)
    {
        try
        {
            using var parsed = JsonDocument.Parse(json, new() { MaxDepth = MostDepth });
            var root = parsed.RootElement;
            return root.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Array
                ? Parsed<IReadOnlyList<Article>>.Of(
                    [.. items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Take(MostEntries).Select(item =>
                        Article(root, item, address))])
                : Parsed<IReadOnlyList<Article>>.Wrong("it is JSON without items, so it is no JSON Feed");
        }
        catch (JsonException wrong)
        {
            return Parsed<IReadOnlyList<Article>>.Wrong($"it is no JSON Feed: {wrong.Message}");
        }
    }

    private static Article Article(JsonElement feed, JsonElement item, string address) => new()
    {
        Address = Value(item, "url") ?? Value(item, "external_url") ?? address,
        Title = Value(item, "title") ?? "",
        Publisher = Value(feed, "title"),
        Published = PageFacts.Date(Value(item, "date_published") ?? Value(item, "date_modified")),
        Language = (Value(item, "language") ?? Value(feed, "language") ?? "en").Split('-')[0],
        Text = Page.Fragment(Value(item, "content_html") ?? Value(item, "content_text") ?? Value(item, "summary") ?? ""),
    };

    private static string? Value(JsonElement node, string key) =>
        node.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString()?.Trim() is { Length: > 0 } text ? text : null;
}

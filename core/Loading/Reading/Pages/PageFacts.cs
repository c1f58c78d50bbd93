using System.Text.Json;
using AngleSharp.Dom;
using ServerlessDeals.Values.Spoken;

namespace ServerlessDeals.Loading.Reading.Pages;

/// <summary>What a page says of itself in JSON-LD, Open Graph and other metadata. Each field is null if it does not say it.</summary>
internal sealed record PageFacts(string? Title, string? Publisher, PartialDate? Published, string? Language, string? Address)
{
    private const int MostDepth = 32;

    private static readonly string[] Articles =
        ["NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle", "TechArticle", "PressRelease",
            "BackgroundNewsArticle"];

    public static PageFacts Of(IDocument document)
    {
        var linked = document.QuerySelectorAll("script[type='application/ld+json']").Select(script => OfJson(script.TextContent))
            .FirstOrDefault(facts => facts is not null);
        var address = Meta(document, "og:url") ?? document.QuerySelector("link[rel='canonical']")?.GetAttribute("href");
        var language = document.DocumentElement.GetAttribute("lang") ?? linked?.Language;
        return new(
            linked?.Title ?? Meta(document, "og:title") ?? Text(document.QuerySelector("h1")) ?? document.Title,
            Meta(document, "og:site_name") ?? linked?.Publisher ?? Meta(document, "application-name"),
            linked?.Published ?? Date(Meta(document, "article:published_time") ?? Meta(document, "date") ?? Meta(document, "datePublished")
                ?? Meta(document, "parsely-pub-date") ?? Meta(document, "dc.date") ?? document.QuerySelector(
                    "time[datetime]")?.GetAttribute("datetime")),
            language?.Split('-', '_')[0],
            Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? address : linked?.Address);
    }

    private static string? Meta(IDocument document, string name) =>
        Trimmed(document.QuerySelector($"meta[property='{name}'], meta[name='{name}'], meta[itemprop='{name}']")?.GetAttribute("content"));

    private static string? Text(IElement? element) => Trimmed(element?.TextContent);

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;

    /// <summary>The day of a time such as 2024-03-05T08:00:00Z.</summary>
    public static PartialDate? Date(string? text)
    {
        var day = text is { Length: >= 10 } && text[4] == '-' && text[7] == '-' ? text[..10] : text;
        return day is not null && SpokenDate.Parse(day) is { IsValue: true } date ? date.Value : null;
    }

    private static PageFacts? OfJson(string json)
    {
        try
        {
            using var parsed = JsonDocument.Parse(
                json, new() { MaxDepth = MostDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Nodes(parsed.RootElement).Where(IsArticle).Select(OfNode).FirstOrDefault();
        }
        catch (JsonException)
        {
            // Pages often have JSON-LD with errors; then their other metadata must do.
            return null;
        }
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Array => root.EnumerateArray().SelectMany(Nodes),
        JsonValueKind.Object when root.TryGetProperty("@graph", out var graph) => Nodes(graph).Prepend(root),
        JsonValueKind.Object => [root],
        _ => [],
    };

    private static bool IsArticle(JsonElement node) => node.TryGetProperty("@type", out var type) && type.ValueKind switch
    {
        JsonValueKind.String => Articles.Contains(type.GetString()),
        JsonValueKind.Array => type.EnumerateArray().Any(word => word.ValueKind == JsonValueKind.String
            && Articles.Contains(word.GetString())),
        _ => false,
    };

    private static PageFacts OfNode(JsonElement node) => new(
        Value(node, "headline"),
        node.TryGetProperty("publisher", out var publisher) && publisher.ValueKind == JsonValueKind.Object
            ? Value(publisher, "name") : null,
        Date(Value(node, "datePublished")),
        Value(node, "inLanguage"),
        Value(node, "url"));

    private static string? Value(JsonElement node, string key) =>
        node.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? Trimmed(value.GetString()) : null;
}

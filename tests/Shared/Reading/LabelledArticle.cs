using System.Text.Json;
using System.Text.Json.Serialization;
using ServerlessDeals.Loading.Reading;

namespace ServerlessDeals.Tests.Reading;

/// <summary>What a person knows of an article: where it was published, and the deals that it tells. One line of a facts.jsonl.</summary>
internal sealed record ArticleLabel
{
    public required string Id { get; init; }

    public string Url { get; init; } = "";

    public string? Title { get; init; }

    public string? Publisher { get; init; }

    public string? Published { get; init; }

    public string Lang { get; init; } = "en";

    public required IReadOnlyList<DealLabel> Deals { get; init; }
}

/// <summary>An article and its label.</summary>
/// <param name="Name">Its path in the folder, without the ending.</param>
/// <param name="Content">The text, with its title as the first line, or the HTML of the page.</param>
internal sealed record LabelledArticle(string Name, ArticleLabel Label, string Content, bool IsPage)
{
    private const string Labels = "facts.jsonl";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter<Qualifier>(), new JsonStringEnumConverter<DealScope>() },
    };

    /// <summary>Reads the articles of a folder and its subfolders. Each has a facts.jsonl, and a file for each of its lines.</summary>
    /// <exception cref="InvalidDataException">A line is no label, or a label has no text, or a text no label.</exception>
    public static IReadOnlyList<LabelledArticle> In(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new InvalidDataException($"There is no folder '{folder}'. It should have a {Labels} and the labelled texts.");
        }

        var articles = Directory.EnumerateFiles(folder, Labels, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(labels => Of(folder, labels)).ToList();
        return articles.Count > 0
            ? articles
            : throw new InvalidDataException($"'{folder}' has no {Labels} with a label. Write a line of JSON for each article.");
    }

    private static List<LabelledArticle> Of(string folder, string labels)
    {
        var files = Directory.EnumerateFiles(Path.GetDirectoryName(labels)!).Where(file => Path.GetExtension(file) is ".txt" or ".html")
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file), StringComparer.Ordinal);
        var articles = new List<LabelledArticle>();
        var lines = File.ReadLines(labels).Index().Where(line => !string.IsNullOrWhiteSpace(line.Item));
        foreach (var (at, line) in lines)
        {
            var label = Parse(line, $"{labels}, line {at + 1}");
            if (!files.Remove(label.Id, out var file))
            {
                throw new InvalidDataException($"{labels}, line {at + 1}: there is no {label.Id}.txt or {label.Id}.html beside it.");
            }

            var name = Path.ChangeExtension(Path.GetRelativePath(folder, file), null).Replace('\\', '/');
            articles.Add(new(name, label, File.ReadAllText(file), file.EndsWith(".html", StringComparison.Ordinal)));
        }

        return files.Keys.Order(StringComparer.Ordinal).FirstOrDefault() is { } unlabelled
            ? throw new InvalidDataException($"{files[unlabelled]} has no label: {labels} has no line with the id '{unlabelled}'.")
            : articles;
    }

    private static ArticleLabel Parse(string line, string place)
    {
        try
        {
            return JsonSerializer.Deserialize<ArticleLabel>(line, Json) ?? throw new InvalidDataException($"{place} is null.");
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException($"{place} is not a label: {wrong.Message}", wrong);
        }
    }
}

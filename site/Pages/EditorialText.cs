using Markdig;

namespace ServerlessDeals.Pages;

/// <summary>A page that people write: Markdown with a title as its first line and a summary as its first paragraph.</summary>
public sealed record EditorialText(string Name, string Title, string Summary, string Html)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    /// <exception cref="FormatException">The text does not begin with a title and a paragraph.</exception>
    public static EditorialText Parse(string name, string markdown)
    {
        var parts = markdown.ReplaceLineEndings("\n").Split("\n\n", 3, StringSplitOptions.RemoveEmptyEntries);
        return parts is [['#', ' ', .. var title], var summary, ..]
            ? new(
                name,
                title.Trim(),
                Markdown.ToPlainText(summary, Pipeline).Trim().Replace('\n', ' '),
                Markdown.ToHtml(string.Join("\n\n", parts[1..]), Pipeline))
            : throw new FormatException($"{name}.md begins with a title (# Title), an empty line and a paragraph; this one does not.");
    }

    /// <summary>Every text of a folder, by name.</summary>
    public static IReadOnlyList<EditorialText> ReadFolder(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal)
            .Select(file => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ];

    /// <summary>Static hosts look for the page of lost readers under this very name.</summary>
    public string FilePath => Name == "404" ? "404.html" : $"{Name}/index.html";
}

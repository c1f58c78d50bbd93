using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace ServerlessDeals.Pages;

/// <summary>A page that people write: Markdown with a title as its first line and a summary as its first paragraph.</summary>
/// <param name="Passages">Its paragraphs, points and rows without marks, each with the heading that it stands under.</param>
public sealed record EditorialText(string Name, string Title, string Summary, string Html, IReadOnlyList<(string Under, string Text)> Passages)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    // Where it stands in a text, the list of sectors is printed.
    private const string Sectors = "{{sectors}}";

    /// <exception cref="FormatException">The text does not begin with a title and a paragraph.</exception>
    public static EditorialText Parse(string name, string markdown)
    {
        var parts = markdown.ReplaceLineEndings("\n").Replace(Sectors, SectorTable(), StringComparison.Ordinal).Split("\n\n", 3, StringSplitOptions.RemoveEmptyEntries);
        return parts is [['#', ' ', .. var title], var summary, ..]
            ? new(
                name,
                title.Trim(),
                Markdown.ToPlainText(summary, Pipeline).Trim().Replace('\n', ' '),
                Markdown.ToHtml(string.Join("\n\n", parts[1..]), Pipeline),
                [.. PassagesOf(string.Join("\n\n", parts[1..]), title.Trim()).Where(passage => passage.Text.Length > 0)])
            : throw new FormatException($"{name}.md begins with a title (# Title), an empty line and a paragraph; this one does not.");
    }

    /// <summary>Every text of a folder, by name.</summary>
    public static IReadOnlyList<EditorialText> ReadFolder(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal)
            .Select(file => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ];

    private static string SectorTable() =>
        "| Sector | Which companies are meant |\n|---|---|\n" + string.Join('\n', Sector.All.Select(sector => $"| {sector.Name} | {sector.Definition} |"));

    private static IEnumerable<(string Under, string Text)> PassagesOf(string markdown, string title)
    {
        string Plain(Block block) => Markdown.ToPlainText(markdown.Substring(block.Span.Start, block.Span.Length), Pipeline).Trim().ReplaceLineEndings(" ");
        var under = title;
        foreach (var block in Markdown.Parse(markdown, Pipeline))
        {
            switch (block)
            {
                case HeadingBlock:
                    under = Plain(block);
                    break;
                case ListBlock list:
                    foreach (var point in list)
                    {
                        yield return (under, Plain(point));
                    }

                    break;
                case Table table:
                    foreach (var row in table)
                    {
                        yield return (under, string.Join(" | ", ((TableRow)row).Select(Plain)));
                    }

                    break;
                default:
                    yield return (under, Plain(block));
                    break;
            }
        }
    }

    /// <summary>For readers who asked for something else. Static hosts look for it under this very name.</summary>
    public bool IsLost => Name == "404";

    public string FilePath => IsLost ? "404.html" : $"{Name}/index.html";
}

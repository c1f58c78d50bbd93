using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace ServerlessDeals.Pages;

/// <summary>A page that people write, in Markdown. The first line is its title and the first paragraph its summary.</summary>
/// <param name="Passages">Its paragraphs, list items and table rows as plain text, each with the heading above it.</param>
public sealed record EditorialText(
    string Name, string Title, string Summary, string Html, IReadOnlyList<(string Heading, string Text)> Passages)
{
    // This placeholder is replaced by the list of sectors.
    private const string SectorsPlaceholder = "{{sectors}}";

    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();

    /// <summary>The page for addresses that do not exist. Static hosts expect 404.html.</summary>
    public bool IsNotFoundPage => Name == "404";

    public string FilePath => IsNotFoundPage ? "404.html" : $"{Name}/index.html";

    /// <exception cref="FormatException">The text does not begin with a title and a paragraph.</exception>
    public static EditorialText Parse(string name, string markdown)
    {
        var parts = markdown.ReplaceLineEndings("\n").Replace(SectorsPlaceholder, SectorTable(), StringComparison.Ordinal)
            .Split("\n\n", 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [['#', ' ', .. var title], var summary, ..])
        {
            throw new FormatException($"{name}.md must begin with a title (# Title), an empty line and a paragraph.");
        }

        var body = string.Join("\n\n", parts[1..]);
        return new(
            name,
            title.Trim(),
            Markdown.ToPlainText(summary, Pipeline).Trim().Replace('\n', ' '),
            Markdown.ToHtml(body, Pipeline),
            [.. PassagesOf(body, title.Trim()).Where(passage => passage.Text.Length > 0)]);
    }

    /// <summary>All texts of a folder, sorted by name.</summary>
    public static IReadOnlyList<EditorialText> ReadFolder(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal)
            .Select(file => Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))),
    ];

    private static string SectorTable() =>
        "| Sector | Which companies are meant |\n|---|---|\n" +
        string.Join('\n', Sector.All.Select(sector => $"| {sector.Name} | {sector.Definition} |"));

    private static IEnumerable<(string Heading, string Text)> PassagesOf(string markdown, string title)
    {
        string Plain(Block block) =>
            Markdown.ToPlainText(markdown.Substring(block.Span.Start, block.Span.Length), Pipeline).Trim().ReplaceLineEndings(" ");
        var heading = title;
        foreach (var block in Markdown.Parse(markdown, Pipeline))
        {
            switch (block)
            {
                case HeadingBlock:
                    heading = Plain(block);
                    break;
                case ListBlock list:
                    foreach (var item in list)
                    {
                        yield return (heading, Plain(item));
                    }

                    break;
                case Table table:
                    foreach (var row in table)
                    {
                        yield return (heading, string.Join(" | ", ((TableRow)row).Select(Plain)));
                    }

                    break;
                default:
                    yield return (heading, Plain(block));
                    break;
            }
        }
    }
}

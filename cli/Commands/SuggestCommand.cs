using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Loading.Imports.Suggestions;

namespace ServerlessDeals.Cli.Commands;

/// <summary>deals import --suggest: writes a first mapping for a file, and shows what it reads of the first rows.</summary>
internal static class SuggestCommand
{
    private static readonly (string Name, int Width, Func<PreviewRow, string> Text)[] Columns =
    [
        ("row", 5, row => FormattableString.Invariant($"{row.Row}")),
        ("company", 24, row => row.Company),
        ("date", 10, row => row.Date),
        ("round", 14, row => row.Round),
        ("amount", 16, row => row.Amount),
        ("valuation", 16, row => row.Valuation),
        ("parties", 44, row => row.Parties),
    ];

    /// <summary>The mapping file beside the current folder's other results.</summary>
    public static string MappingOf(string path) => Path.GetFileNameWithoutExtension(path) + ".mapping.yaml";

    public static async Task<int> RunAsync(string path, string mapping, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            throw new StartException($"There is no file {path}.");
        }

        if (File.Exists(mapping) || MappingFile.BuiltIn.Contains(mapping, StringComparer.Ordinal))
        {
            throw new StartException($"There is already a mapping {mapping}; name another file with --map.");
        }

        var suggestion = await SuggestAsync(path, cancel);
        await File.WriteAllTextAsync(mapping, suggestion.Text, cancel);
        Output.Result(
            new(mapping, suggestion.Doubts, suggestion.Sampled, suggestion.Rejected, suggestion.Preview),
            CommandJson.Printed.SuggestAnswer,
            Lines(mapping, path, suggestion));
        return ExitCode.Success;
    }

    private static async Task<MappingSuggestion> SuggestAsync(string path, CancellationToken cancel)
    {
        var format = ImportFormats.Of(path, null);
        await using var file = File.OpenRead(path);
        try
        {
            return await MappingSuggestion.OfAsync(
                file,
                format,
                Path.GetFileName(path),
                DateOnly.FromDateTime(File.GetLastWriteTimeUtc(path)),
                DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
                cancel);
        }
        catch (InvalidDataException unreadable)
        {
            throw new StartException($"{path}: {unreadable.Message}");
        }
    }

    private static IEnumerable<string> Lines(string mapping, string path, MappingSuggestion suggestion)
    {
        yield return Line(column => column.Name);
        foreach (var row in suggestion.Preview)
        {
            yield return row.Fault is null ? Line(column => column.Text(row)) : FormattableString.Invariant($"{row.Row,-5}  ({row.Fault})");
        }

        var doubts = suggestion.Doubts == 1 ? "1 doubt is" : $"{suggestion.Doubts} doubts are";
        yield return
            $"Of the first {suggestion.Sampled:N0} rows, {suggestion.Rejected:N0} could not be read with {mapping}. "
            + $"In it, {doubts} marked DOUBT.";
        yield return $"Check the mapping, then: deals import {path} --map {mapping} --dry-run";
    }

    private static string Line(Func<(string Name, int Width, Func<PreviewRow, string> Text), string> text) =>
        string.Join("  ", Columns.Select(column => Fitted(text(column), column.Width))).TrimEnd();

    private static string Fitted(string text, int width) => text.Length <= width ? text.PadRight(width) : text[..(width - 1)] + "…";
}

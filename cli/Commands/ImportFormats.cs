using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Imports.Files;

namespace ServerlessDeals.Cli.Commands;

/// <summary>What the name of a file says about its format.</summary>
internal static class ImportFormats
{
    /// <exception cref="StartException">Neither the file's extension nor the mapping says it.</exception>
    public static ImportFormat Of(string path, Mapping? mapping)
    {
        // The rejects of a JSON file are NDJSON, so that extension wins over the mapping.
        var named = RecordReader.FormatOf(path);
        return (named is ImportFormat.Ndjson ? named : mapping?.Format ?? named) ?? throw new StartException(Unknown(path));
    }

    /// <summary>A mapping that names no delimiter, for a file whose extension does.</summary>
    public static Mapping WithTabs(string path, Mapping mapping) =>
        mapping.Delimiter is null && Path.GetExtension(path).ToUpperInvariant() is ".TSV" or ".TAB"
            ? mapping with { Delimiter = '\t' }
            : mapping;

    private static string Unknown(string path) => Path.GetExtension(path).ToUpperInvariant() is ".XLSX" or ".XLS" or ".ODS" or ".NUMBERS"
        ? $"{path} is a workbook; save the sheet with the deals as CSV UTF-8, and import that file."
        : $"{path} has no known extension; name it .csv, .json or .ndjson, or add format: csv to the mapping.";
}

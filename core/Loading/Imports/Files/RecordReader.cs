namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>Reads the rows of CSV, JSON and NDJSON files one by one.</summary>
public static class RecordReader
{
    private const char ReplacementCharacter = '\uFFFD';

    /// <summary>The format by file extension; null if the extension is unknown.</summary>
    public static ImportFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" or ".TSV" or ".TAB" or ".TXT" => ImportFormat.Csv,
        ".JSON" => ImportFormat.Json,
        ".NDJSON" or ".JSONL" => ImportFormat.Ndjson,
        _ => null,
    };

    /// <param name="file">A readable stream, at its beginning. It stays open.</param>
    /// <exception cref="InvalidDataException">The file is empty, not valid JSON, or lacks a column.</exception>
    public static IAsyncEnumerable<SourceRecord> ReadAsync(Stream file, ImportFormat format, Mapping mapping, CancellationToken cancel) =>
        format switch
        {
            ImportFormat.Csv => CsvRecords.ReadAsync(file, mapping, cancel),
            ImportFormat.Json => JsonRecords.DocumentAsync(file, mapping, cancel),
            _ => JsonRecords.LinesAsync(file, mapping, cancel),
        };

    /// <summary>Why a row is damaged if it has bytes that are not of the file's encoding; null if it has none.</summary>
    internal static string? Undecoded(IReadOnlyList<string> values, Mapping mapping) =>
        values.Any(value => value.Contains(ReplacementCharacter, StringComparison.Ordinal))
            ? $"contains bytes that are not {mapping.Encoding}; save the file as UTF-8, "
                + "or name its encoding in the mapping, such as encoding: windows-1252"
            : null;
}

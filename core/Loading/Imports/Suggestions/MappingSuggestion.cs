using ServerlessDeals.Loading.Imports.Files;

namespace ServerlessDeals.Loading.Imports.Suggestions;

/// <summary>What a suggested mapping reads of one row.</summary>
/// <param name="Fault">Why the row would be set aside; null if it would not.</param>
public sealed record PreviewRow(
    long Row, string Company, string Date, string Round, string Amount, string Valuation, string Parties, string? Fault);

/// <summary>A first mapping for a file, made from its header and its first rows.</summary>
/// <param name="Text">The mapping file, with doubts as comments.</param>
/// <param name="Doubts">How many there are.</param>
/// <param name="Sampled">How many rows were looked at.</param>
/// <param name="Rejected">How many of them it cannot read.</param>
/// <param name="Preview">What it reads of the first rows.</param>
public sealed record MappingSuggestion(string Text, int Doubts, int Sampled, int Rejected, IReadOnlyList<PreviewRow> Preview)
{
    private const int SampleRows = 500;
    private const int PreviewRows = 20;

    /// <param name="file">A readable stream, at its beginning. It stays open.</param>
    /// <param name="name">The file's name, for the source of the mapping.</param>
    /// <param name="written">When the file was written.</param>
    /// <exception cref="InvalidDataException">The file cannot be read at all.</exception>
    public static async Task<MappingSuggestion> OfAsync(
        Stream file, ImportFormat format, string name, DateOnly written, DateOnly today, CancellationToken cancel)
    {
        var layout = LayoutGuess.Of(file, format);
        var records = await SampleAsync(file, format, Unmapped(layout), cancel);
        if (records.Count == 0)
        {
            throw new InvalidDataException("The file has no rows to suggest a mapping from.");
        }

        var columns = SampledFields.Columns(records);
        if (columns.Count == 0)
        {
            throw new InvalidDataException("No row of the file has as many values as its header, so no mapping can be suggested.");
        }

        var text = new SuggestedText(layout, columns, name, written);
        var (mapping, _, faults) = MappingFile.Parse(text.Text, name);
        if (mapping is null)
        {
            throw new InvalidDataException($"No mapping can be made for this file: {faults[0].Message}.");
        }

        var reader = new RowReader(mapping, today);
        var read = (await SampleAsync(file, format, mapping, cancel))
            .Select(record => (record.Row, Read: reader.Skips(record) ? (null, null) : reader.Read(record)))
            .ToList();
        return new(
            text.Text,
            text.Doubts,
            read.Count,
            read.Count(row => row.Read.Rejection is not null),
            [.. read.Take(PreviewRows).Select(row => RowOf(row.Row, row.Read.Line, row.Read.Rejection))]);
    }

    private static async Task<IReadOnlyList<SourceRecord>> SampleAsync(
        Stream file, ImportFormat format, Mapping mapping, CancellationToken cancel)
    {
        file.Position = 0;
        var records = new List<SourceRecord>();
        await foreach (var record in RecordReader.ReadAsync(file, format, mapping, cancel))
        {
            records.Add(record);
            if (records.Count == SampleRows)
            {
                break;
            }
        }

        return records;
    }

    // A mapping that names no column, so that all are read.
    private static Mapping Unmapped(LayoutGuess layout) => new()
    {
        Name = "sample",
        Encoding = layout.Encoding,
        Delimiter = layout.Delimiter,
        Header = layout.Header,
        Root = layout.Root,
        SourceId = default,
        Source = new() { Publisher = "", Url = "", Title = "", Published = default, Kind = default },
        Kind = new(default, null),
        Status = new(default, null),
        Company = new(),
        Date = new(),
    };

    private static PreviewRow RowOf(long row, ImportLine? line, Rejection? rejection) => line is null
        ? new(row, "", "", "", "", "", "", rejection is null ? "left out" : $"{rejection.Column}: {rejection.Reason}")
        : new(
            row,
            line.Company,
            $"{line.Date}",
            $"{line.Round}",
            $"{line.Amount ?? Amount.Undisclosed}",
            line.Valuation is { } worth ? $"{worth}" : "",
            string.Join(", ", line.Parties.Select(Named)),
            null);

    private static string Named(PartyMention party) =>
        party.Role == PartyRole.Unknown ? party.Name : $"{party.Name} ({EnumWords.Of(party.Role)})";
}

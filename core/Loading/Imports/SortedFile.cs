using System.Globalization;
using System.Text.Json;
using ServerlessDeals.Loading.Imports.Files;

namespace ServerlessDeals.Loading.Imports;

/// <param name="LeftOut">Rows that the mapping leaves out.</param>
internal sealed record ReadCounts(
    long Rows, long Rejected, long LeftOut, IReadOnlyDictionary<PresumedCurrency, long> Presumptions, IReadOnlyList<string> Warnings);

/// <summary>The good rows of a file, sorted by company and day on disk, so that memory use is constant.</summary>
internal sealed class SortedFile : IDisposable
{
    private readonly ExternalSort _sorter = new();

    // The rows that contradict an earlier row of the same round.
    private readonly Dictionary<long, string> _contradicting = [];
    private ReadCounts? _counts;

    private SortedFile()
    {
    }

    public ReadCounts Counts => _counts!;

    /// <summary>The number of companies and days.</summary>
    public long DayCount { get; private set; }

    /// <param name="reject">Called for each row that is not imported.</param>
    /// <exception cref="InvalidDataException">The file cannot be read at all.</exception>
    public static async Task<SortedFile> ReadAsync(
        Stream file,
        ImportFormat format,
        Mapping mapping,
        DateOnly today,
        Action<Rejection> reject,
        Action<ImportStep, long, long>? progress,
        CancellationToken cancel)
    {
        var read = new SortedFile();
        try
        {
            await read.ReadRowsAsync(file, format, mapping, new(mapping, today), reject, progress, cancel);
            if (read._contradicting.Count > 0)
            {
                await read.RejectContradictingAsync(file, format, mapping, reject, cancel);
            }

            return read;
        }
        catch
        {
            read.Dispose();
            throw;
        }
    }

    /// <summary>The lines grouped by company and day, in the order of the sorter.</summary>
    public IEnumerable<IReadOnlyList<ImportLine>> Days() =>
        AllDays().Select(lines => lines.Where(line => !_contradicting.ContainsKey(line.Row)).ToList());

    public void Dispose() => _sorter.Dispose();

    private async Task ReadRowsAsync(
        Stream file,
        ImportFormat format,
        Mapping mapping,
        RowReader reader,
        Action<Rejection> reject,
        Action<ImportStep, long, long>? progress,
        CancellationToken cancel)
    {
        var (rows, rejected, leftOut, length) = (0L, 0L, 0L, file.Length);
        var warnings = new FileWarnings(mapping);
        await foreach (var record in RecordReader.ReadAsync(file, format, mapping, cancel))
        {
            if (++rows % 1000 == 0)
            {
                progress?.Invoke(ImportStep.Reading, file.Position, length);
            }

            if (reader.Skips(record))
            {
                leftOut++;
                continue;
            }

            var (line, rejection) = reader.Read(record);
            if (line is null)
            {
                reject(rejection!);
                rejected++;
                continue;
            }

            warnings.Add(record, line);
            _sorter.Add(line.Day, JsonSerializer.Serialize(line, ImportJson.Default.ImportLine));
        }

        progress?.Invoke(ImportStep.Reading, length, length);
        FindContradictions(warnings);
        rejected += _contradicting.Count;
        _counts = new(rows, rejected, leftOut, reader.Presumptions, [.. warnings.All(reader.Nameless)]);
    }

    private void FindContradictions(FileWarnings warnings)
    {
        foreach (var lines in AllDays())
        {
            DayCount++;
            warnings.AddCompany(lines);
            foreach (var (line, earlier) in lines.Count == 1 ? [] : ImportedRound.Contradictions(lines))
            {
                _contradicting.Add(line.Row, Message(line, earlier));
            }
        }
    }

    private static string Message(ImportLine line, ImportLine earlier)
    {
        var what = line.Status == earlier.Status
            ? $"the valuation {line.Valuation}, but row {earlier.Row.ToString(CultureInfo.InvariantCulture)} has {earlier.Valuation}"
            : $"another status than row {earlier.Row.ToString(CultureInfo.InvariantCulture)}";
        return $"gives {what} for the same company, day and amount; correct one of them, or say in what the two rounds differ";
    }

    // The rows are read again, so that only their numbers are kept in memory.
    private async Task RejectContradictingAsync(
        Stream file, ImportFormat format, Mapping mapping, Action<Rejection> reject, CancellationToken cancel)
    {
        file.Position = 0;
        var column = mapping.Valuation?.From.Column ?? mapping.Status.From?.Column ?? "";
        await foreach (var record in RecordReader.ReadAsync(file, format, mapping, cancel))
        {
            if (_contradicting.TryGetValue(record.Row, out var message))
            {
                reject(Rejection.Of(record, column, message));
            }
        }
    }

    private IEnumerable<IReadOnlyList<ImportLine>> AllDays() =>
        _sorter.ByKey().Select(lines => lines.Select(line => JsonSerializer.Deserialize(line, ImportJson.Default.ImportLine)!).ToList());
}

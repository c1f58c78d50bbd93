using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Rates;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

public enum ImportStep
{
    /// <summary>Progress is counted in bytes of the file.</summary>
    Reading,

    /// <summary>Only in a dry run. Progress is counted in companies and days.</summary>
    Planning,

    /// <summary>Progress is counted in companies and days.</summary>
    Writing,
}

/// <summary>The result of an import.</summary>
/// <param name="Rounds">Rounds described by the accepted rows.</param>
/// <param name="Resumed">Companies and days already written by an earlier run.</param>
/// <param name="Presumptions">The currencies assumed for amounts in good rows that name none, with the number of amounts.</param>
/// <param name="Import">The id for undoing it; null for a dry run.</param>
public sealed record ImportResult(
    long Rows,
    long Rejected,
    int Rounds,
    int Added,
    int Changed,
    int Unchanged,
    int OrganizationsAdded,
    int OrganizationsExtended,
    long Resumed,
    IReadOnlyDictionary<PresumedCurrency, long> Presumptions,
    string? Import)
{
    public const int MostNamed = 20;

    /// <summary>The first <see cref="MostNamed"/> of the deals that changed.</summary>
    public IReadOnlyList<DealId> ChangedDeals { get; init; } = [];
}

/// <summary>
/// Imports a file. Each round becomes a claim of the file's source in a deal, beside the claims of other sources. Rows are sorted
/// by company and day on disk, so memory use is constant. After a run that was killed, the next one continues. Data already
/// stored is left alone and nothing is deleted.
/// </summary>
public sealed class Importer
{
    private const int Chunk = 500;

    private readonly ITables _tables;
    private readonly TimeProvider _time;
    private readonly DealWriter _writer;
    private readonly ContestedWrites _contested;
    private readonly ImportDirectory _directory;

    public Importer(ITables tables, TimeProvider time)
    {
        (_tables, _time, _writer, _directory) = (tables, time, new(tables), new(tables));
        _contested = new(_writer, time);
    }

    /// <param name="file">A readable stream, at its beginning.</param>
    /// <param name="mapping">How to read the file.</param>
    /// <param name="mappingText">The mapping file, to recognize an earlier run with the same file and mapping.</param>
    /// <param name="reject">Called for each row that is not imported.</param>
    /// <param name="dryRun">Read and check all rows, and count what would be written, but store nothing.</param>
    /// <param name="progress">Called with the step, the amount done and the total.</param>
    /// <param name="cancel">Stops the import. The next run continues from there.</param>
    /// <exception cref="InvalidDataException">The file cannot be read at all.</exception>
    /// <exception cref="ConcurrentWriteException">Another process keeps writing the same deal. What was written stays.</exception>
    public async Task<ImportResult> RunAsync(
        Stream file, ImportFormat format, Mapping mapping, string mappingText, Action<Rejection> reject, bool dryRun,
        Action<ImportStep, long, long>? progress, CancellationToken cancel)
    {
        var hash = StableHash.Hash([await SHA256.HashDataAsync(file, cancel), Encoding.UTF8.GetBytes(mappingText)]);
        file.Position = 0;
        using var sorter = new ExternalSort();
        var read = await ReadAsync(file, format, mapping, sorter, reject, progress, cancel);
        if (dryRun)
        {
            return await PlanAsync(read, sorter, mapping, progress, cancel);
        }

        await _tables.CreateAsync(cancel);
        var state = await ImportState.ReadAsync(_tables, mapping.SourceId, cancel);
        await _contested.RepairAsync(state.InFlight, cancel);
        var isResumed = state.File == hash && !state.Finished && state.Import.Length > 0;
        var record = isResumed && await ImportRecord.FindAsync(_tables, state.Import, cancel) is { } begun
            ? begun
            : new(ImportRecord.NewId(mapping.SourceId, Now(), hash), mapping.SourceId, Now(), null, 0, 0, 0, null);
        await record.WriteAsync(_tables, cancel);
        var journal = new ImportJournal(_tables, record.Id);
        var planner = new ChunkPlanner(_tables, _writer, mapping, await StoredRates.ReadAsync(_tables, cancel), Today());
        var (counts, total) = (new ImportCounts(), Days(sorter).LongCount());
        var done = isResumed ? state.Done : 0;
        var (resumed, first) = (done, done);
        // From here on, the next run can find a killed one by its id.
        await WriteStateAsync(isFinished: false, []);
        foreach (var chunk in Days(sorter).Skip((int)done).Chunk(Chunk))
        {
            // A killed run may have started the first chunk.
            await ChunkAsync(
                planner, mapping.SourceId, chunk, journal, mayRepeat: isResumed && done == first, BeginAsync, counts, cancel);
            progress?.Invoke(ImportStep.Writing, done += chunk.Length, total);
        }

        var deals = await journal.CountAsync(cancel);
        record = record with { Finished = Now(), Rows = read.Rows, Rejected = read.Rejected, Deals = deals };
        await record.WriteAsync(_tables, cancel);
        await WriteStateAsync(isFinished: true, []);
        return counts.Result(read, resumed, _directory.Added, record.Id);

        Task BeginAsync(IReadOnlyList<DealId> inFlight)
        {
            _contested.Begin(inFlight);
            return WriteStateAsync(isFinished: false, inFlight);
        }

        Task WriteStateAsync(bool isFinished, IReadOnlyList<DealId> inFlight) =>
            new ImportState(hash, done, isFinished, record.Id, inFlight).WriteAsync(_tables, mapping.SourceId, Now(), cancel);
    }

    /// <summary>
    /// Counts what an import would write into storage as it is now. Deals that change because an earlier part of the same file adds
    /// details to their organizations may be missing.
    /// </summary>
    private async Task<ImportResult> PlanAsync(
        ReadCounts read, ExternalSort sorter, Mapping mapping, Action<ImportStep, long, long>? progress, CancellationToken cancel)
    {
        var tables = new ReadOnlyTables(_tables);
        var directory = new ImportDirectory(tables, dryRun: true);
        var planner = new ChunkPlanner(tables, new(tables), mapping, await StoredRates.ReadAsync(tables, cancel), Today());
        var (counts, done, total) = (new ImportCounts(), 0L, Days(sorter).LongCount());
        foreach (var chunk in Days(sorter).Chunk(Chunk))
        {
            var named = await directory.FindAsync(MentionsIn(chunk), _ => Task.CompletedTask, cancel);
            counts.BeginChunk(named);
            var plan = await planner.PlanAsync(chunk, named, cancel);
            counts.Begin(plan);
            counts.End(plan);
            progress?.Invoke(ImportStep.Planning, done += chunk.Length, total);
        }

        return counts.Result(read, 0, directory.Added, null);
    }

    private async Task<ReadCounts> ReadAsync(
        Stream file,
        ImportFormat format,
        Mapping mapping,
        ExternalSort sorter,
        Action<Rejection> reject,
        Action<ImportStep, long, long>? progress,
        CancellationToken cancel)
    {
        var reader = new RowReader(mapping, Today());
        var (rows, rejected, length) = (0L, 0L, file.Length);
        await foreach (var record in RecordReader.ReadAsync(file, format, mapping, cancel))
        {
            if (++rows % 1000 == 0 && file.CanRead)
            {
                progress?.Invoke(ImportStep.Reading, file.Position, length);
            }

            var (line, rejection) = reader.Read(record);
            if (line is null)
            {
                reject(rejection!);
                rejected++;
                continue;
            }

            sorter.Add(line.Day, JsonSerializer.Serialize(line, ImportJson.Default.ImportLine));
        }

        progress?.Invoke(ImportStep.Reading, length, length);
        return new(rows, rejected, reader.Presumptions);
    }

    /// <summary>The lines grouped by company and day, in the order of the sorter.</summary>
    private static IEnumerable<IReadOnlyList<ImportLine>> Days(ExternalSort sorter) =>
        sorter.ByKey().Select(lines => lines.Select(line => JsonSerializer.Deserialize(line, ImportJson.Default.ImportLine)!).ToList());

    /// <param name="mayRepeat">Whether a killed run may have started this chunk.</param>
    private async Task ChunkAsync(
        ChunkPlanner planner,
        Slug source,
        IReadOnlyList<IReadOnlyList<ImportLine>> days,
        ImportJournal journal,
        bool mayRepeat,
        Func<IReadOnlyList<DealId>, Task> begin,
        ImportCounts counts,
        CancellationToken cancel)
    {
        var named = await _directory.FindAsync(MentionsIn(days), added => journal.AddedAsync(added, cancel), cancel);
        await journal.ExtendedAsync(named.Extended, cancel);
        var isExtended = false;
        counts.BeginChunk(named);
        await _contested.WriteAsync(days, lines => $"{lines[0].Company}'s deal of {lines[0].Date}", WriteAsync, cancel);

        async Task WriteAsync(IReadOnlyList<IReadOnlyList<ImportLine>> part)
        {
            var plan = await planner.PlanAsync(part, named, cancel);
            counts.Begin(plan);
            await begin([.. plan.Deals.Select(deal => deal.Id)]);
            await journal.DealsAsync(plan.Deals, plan.Stored, source, fresh: !mayRepeat, cancel);
            // If a deal conflicts, match again with the deals stored by then: its company may have some after all.
            (named, mayRepeat) = (named with { Fresh = new HashSet<Slug>() }, true);
            if (!isExtended)
            {
                await _directory.ExtendAsync(named.Extended, cancel);
                isExtended = true;
            }

            await _writer.WriteAsync(plan.Deals, plan.Stored, cancel);
            counts.End(plan);
        }
    }

    private static IEnumerable<OrganizationMention> MentionsIn(IEnumerable<IReadOnlyList<ImportLine>> days) =>
        days.SelectMany(lines => lines).SelectMany(Mentions);

    private static IEnumerable<OrganizationMention> Mentions(ImportLine line) => line.Parties
        .Select(party => new OrganizationMention(party.Name, null, OrganizationKind.Investor))
        .Append(new(line.Company, line.CompanyId, OrganizationKind.Company, line.Country, line.City, line.Sectors));

    private DateTimeOffset Now() => _time.GetUtcNow();

    private DateOnly Today() => DateOnly.FromDateTime(Now().UtcDateTime);
}

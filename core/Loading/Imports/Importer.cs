using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

public enum ImportStep
{
    /// <summary>Progress is counted in bytes of the file.</summary>
    Reading,

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
    string? Import);

/// <summary>
/// Imports a file. Each round becomes a claim of the file's source in a deal, beside the claims of other sources. Rows are sorted
/// by company and day on disk, so memory use is constant. After a run that was killed, the next one continues. Data already
/// stored is left alone and nothing is deleted.
/// </summary>
public sealed class Importer(ITables tables, TimeProvider time)
{
    private const int Chunk = 500;
    private const int Tries = 4;

    private readonly DealWriter _writer = new(tables);
    private readonly ImportDirectory _directory = new(tables);

    /// <param name="file">A readable stream, at its beginning.</param>
    /// <param name="mapping">How to read the file.</param>
    /// <param name="mappingText">The mapping file, to recognize an earlier run with the same file and mapping.</param>
    /// <param name="reject">Called for each row that is not imported.</param>
    /// <param name="dryRun">Read and check all rows but store nothing.</param>
    /// <param name="progress">Called with the step, the amount done and the total.</param>
    /// <param name="cancel">Stops the import. The next run continues from there.</param>
    /// <exception cref="InvalidDataException">The file cannot be read at all.</exception>
    public async Task<ImportResult> RunAsync(
        Stream file, ImportFormat format, Mapping mapping, string mappingText, Action<Rejection> reject, bool dryRun,
        Action<ImportStep, long, long>? progress, CancellationToken cancel)
    {
        var hash = StableHash.Hash([await SHA256.HashDataAsync(file, cancel), Encoding.UTF8.GetBytes(mappingText)]);
        file.Position = 0;
        using var sorter = new ExternalSort();
        var read = await ReadAsync(file, format, mapping, sorter, reject, progress, cancel);
        var total = Days(sorter).LongCount();
        var counts = new ImportCounts();
        if (dryRun)
        {
            counts.Rounds = Days(sorter).Sum(day => ImportedRound.Of(day).Count);
            return counts.Result(read, 0, 0, null);
        }

        await tables.CreateAsync(cancel);
        var state = await ImportState.ReadAsync(tables, mapping.SourceId, cancel);
        await _writer.RepairAsync(state.InFlight, cancel);
        var isResumed = state.File == hash && !state.Finished && state.Import.Length > 0;
        var record = isResumed && await ImportRecord.FindAsync(tables, state.Import, cancel) is { } begun
            ? begun
            : new(ImportRecord.NewId(mapping.SourceId, time.GetUtcNow(), hash), mapping.SourceId, time.GetUtcNow(), null, 0, 0, 0, null);
        await record.WriteAsync(tables, cancel);
        var journal = new ImportJournal(tables, record.Id);
        var planner = new ChunkPlanner(tables, _writer, mapping, Today());
        var done = isResumed ? state.Done : 0;
        var (resumed, first) = (done, done);
        // From here on, the next run can find a killed one by its id.
        await WriteStateAsync(isFinished: false, []);
        foreach (var chunk in Days(sorter).Skip((int)done).Chunk(Chunk))
        {
            await ChunkAsync(
                planner,
                mapping.SourceId,
                chunk,
                journal,
                mayRepeat: isResumed && done == first,
                ids => WriteStateAsync(isFinished: false, ids),
                counts,
                cancel);
            progress?.Invoke(ImportStep.Writing, done += chunk.Length, total);
        }

        var deals = await journal.CountAsync(cancel);
        record = record with { Finished = time.GetUtcNow(), Rows = read.Rows, Rejected = read.Rejected, Deals = deals };
        await record.WriteAsync(tables, cancel);
        await WriteStateAsync(isFinished: true, []);
        return counts.Result(read, resumed, _directory.Added, record.Id);

        Task WriteStateAsync(bool isFinished, IReadOnlyList<DealId> inFlight) =>
            new ImportState(hash, done, isFinished, record.Id, inFlight).WriteAsync(tables, mapping.SourceId, time.GetUtcNow(), cancel);
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
        var mentions = days.SelectMany(lines => lines).SelectMany(Mentions);
        var named = await _directory.FindAsync(mentions, added => journal.AddedAsync(added, cancel), cancel);
        await journal.ExtendedAsync(named.Extended, cancel);
        for (var tries = 1; ; tries++)
        {
            var plan = await planner.PlanAsync(days, named, cancel);
            await begin([.. plan.Deals.Select(deal => deal.Deal.Id)]);
            await journal.DealsAsync(plan.Deals, plan.Stored, source, fresh: tries == 1 && !mayRepeat, cancel);
            await _directory.ExtendAsync(named.Extended, cancel);
            try
            {
                await _writer.WriteAsync(plan.Deals, plan.Stored, cancel);
                counts.Add(plan, named.Extended.Count);
                return;
            }
            catch (ConcurrentWriteException) when (tries < Tries)
            {
                // Another process wrote one of these deals. Some of the others are stored without all their rows: complete
                // them, then match again with the deals stored now.
                await _writer.RepairAsync([.. plan.Deals.Select(deal => deal.Deal.Id)], cancel);
                named = named with { Fresh = new HashSet<Slug>() };
            }
        }
    }

    private static IEnumerable<OrganizationMention> Mentions(ImportLine line) => line.Parties
        .Select(party => new OrganizationMention(party.Name, null, OrganizationKind.Investor))
        .Append(new(line.Company, line.CompanyId, OrganizationKind.Company, line.Country, line.City, line.Sectors));

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}

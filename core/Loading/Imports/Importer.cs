using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

public enum ImportStep
{
    /// <summary>Counted in bytes of the file.</summary>
    Reading,

    /// <summary>Counted in companies and days.</summary>
    Writing,
}

/// <summary>What an import did.</summary>
/// <param name="Rounds">Rounds that the accepted rows tell of.</param>
/// <param name="Resumed">Companies and days that an earlier run had written already.</param>
/// <param name="Presumptions">The currencies that good rows did not name, and in how many amounts each.</param>
/// <param name="Import">The id by which it can be undone; null for a dry run.</param>
public sealed record ImportResult(
    long Rows, long Rejected, int Rounds, int Added, int Changed, int Unchanged, int OrganizationsAdded, int OrganizationsExtended, long Resumed,
    IReadOnlyDictionary<PresumedCurrency, long> Presumptions, string? Import);

/// <summary>
/// Imports a file: each round becomes a claim of the file's source in a deal, beside the claims of other sources. Rows are
/// sorted by company and day outside memory, so that it stays flat; a run that was killed is finished by the next one; what is
/// stored already is left alone; and nothing is ever taken away.
/// </summary>
public sealed class Importer(ITables tables, TimeProvider time)
{
    private const int Chunk = 500;
    private const int Tries = 4;

    private readonly DealWriter _writer = new(tables, time);
    private readonly ImportDirectory _directory = new(tables);

    /// <param name="file">Open for reading, at its beginning.</param>
    /// <param name="mapping">How to read it.</param>
    /// <param name="mappingText">By which a run knows that an earlier one read the file in the same way.</param>
    /// <param name="reject">Told of each row that is not imported.</param>
    /// <param name="dryRun">Read and check all rows, and store nothing.</param>
    /// <param name="progress">Told how much of a step is done.</param>
    /// <param name="cancel">Ends it; the next run goes on from there.</param>
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
        var tally = new ImportCounts();
        if (dryRun)
        {
            tally.Rounds = Days(sorter).Sum(day => ImportedRound.Of(day).Count);
            return tally.Result(read, 0, 0, null);
        }

        await tables.CreateAsync(cancel);
        var state = await ImportState.ReadAsync(tables, mapping.SourceId, cancel);
        await _writer.MendAsync(state.InFlight, cancel);
        var isResumed = state.File == hash && !state.Finished && state.Import.Length > 0;
        var record = isResumed && await ImportRecord.FindAsync(tables, state.Import, cancel) is { } begun
            ? begun
            : new(ImportRecord.NewId(mapping.SourceId, time.GetUtcNow(), hash), mapping.SourceId, time.GetUtcNow(), null, 0, 0, 0, null);
        await record.WriteAsync(tables, cancel);
        var journal = new ImportJournal(tables, record.Id);
        var planner = new ChunkPlanner(tables, _writer, mapping, Today());
        var done = isResumed ? state.Done : 0;
        var (resumed, first) = (done, done);
        // From here on a killed run is found again by its id.
        await new ImportState(hash, done, false, record.Id, []).WriteAsync(tables, mapping.SourceId, time.GetUtcNow(), cancel);
        foreach (var chunk in Days(sorter).Skip((int)done).Chunk(Chunk))
        {
            await ChunkAsync(
                planner, mapping.SourceId, chunk, journal, mayRepeat: isResumed && done == first,
                ids => new ImportState(hash, done, false, record.Id, ids).WriteAsync(tables, mapping.SourceId, time.GetUtcNow(), cancel), tally, cancel);
            progress?.Invoke(ImportStep.Writing, done += chunk.Length, total);
        }

        var deals = await journal.CountAsync(cancel);
        await (record with { Finished = time.GetUtcNow(), Rows = read.Rows, Rejected = read.Rejected, Deals = deals }).WriteAsync(tables, cancel);
        await new ImportState(hash, done, true, record.Id, []).WriteAsync(tables, mapping.SourceId, time.GetUtcNow(), cancel);
        return tally.Result(read, resumed, _directory.Added, record.Id);
    }

    private async Task<ReadCounts> ReadAsync(
        Stream file, ImportFormat format, Mapping mapping, ExternalSort sorter, Action<Rejection> reject, Action<ImportStep, long, long>? progress, CancellationToken cancel)
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

    /// <summary>The lines of each company and day, in the order of the sorter.</summary>
    private static IEnumerable<IReadOnlyList<ImportLine>> Days(ExternalSort sorter) =>
        sorter.ByKey().Select(lines => lines.Select(line => JsonSerializer.Deserialize(line, ImportJson.Default.ImportLine)!).ToList());

    /// <param name="mayRepeat">A run that was killed may have begun this chunk.</param>
    private async Task ChunkAsync(
        ChunkPlanner planner, Slug source, IReadOnlyList<IReadOnlyList<ImportLine>> days, ImportJournal journal, bool mayRepeat,
        Func<IReadOnlyList<DealId>, Task> begin, ImportCounts tally, CancellationToken cancel)
    {
        var named = await _directory.FindAsync(days.SelectMany(lines => lines).SelectMany(Named), added => journal.AddedAsync(added, cancel), cancel);
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
                tally.Add(plan, named.Extended.Count);
                return;
            }
            catch (ConcurrentWriteException) when (tries < Tries)
            {
                // Somebody else wrote one of these deals meanwhile. Of the others some are stored and lack their rows: finish
                // them, and join again with what is there now.
                await _writer.MendAsync([.. plan.Deals.Select(deal => deal.Deal.Id)], cancel);
                named = named with { Fresh = new HashSet<Slug>() };
            }
        }
    }

    private static IEnumerable<OrganizationMention> Named(ImportLine line) => line.Parties
        .Select(party => new OrganizationMention(party.Name, null, OrganizationKind.Investor))
        .Append(new(line.Company, line.CompanyId, OrganizationKind.Company, line.Country, line.City, line.Sectors));

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
}

using System.Security.Cryptography;
using System.Text;
using ServerlessDeals.Loading.Imports.Files;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Rates;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

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

    public Importer(ITables tables, TimeProvider time)
    {
        (_tables, _time, _writer) = (tables, time, new(tables));
        _contested = new(_writer, time);
    }

    /// <summary>In a dry run, called with each deal of the plan.</summary>
    public Action<PlannedDeal>? Planned { get; init; }

    /// <param name="file">A readable stream, at its beginning. It stays open.</param>
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
        using var read = await SortedFile.ReadAsync(file, format, mapping, Today(), reject, progress, cancel);
        if (dryRun)
        {
            return await PlanAsync(read, mapping, progress, cancel);
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
        var planner = await PlannerAsync(_tables, _writer, mapping, cancel);
        var directory = await ImportDirectory.OpenAsync(_tables, dryRun: false, Namesakes.Of(read.Days()), cancel);
        var counts = new ImportCounts(mapping.SourceId);
        var done = isResumed ? state.Done : 0;
        var (resumed, first) = (done, done);
        // From here on, the next run can find a killed one by its id.
        await WriteStateAsync(isFinished: false, []);
        foreach (var chunk in read.Days().Skip((int)done).Chunk(Chunk))
        {
            // A killed run may have started the first chunk.
            await ChunkAsync(
                planner, directory, mapping.SourceId, chunk, journal, mayRepeat: isResumed && done == first, BeginAsync, counts, cancel);
            progress?.Invoke(ImportStep.Writing, done += chunk.Length, read.DayCount);
        }

        var deals = await journal.CountAsync(cancel);
        record = record with { Finished = Now(), Rows = read.Counts.Rows, Rejected = read.Counts.Rejected, Deals = deals };
        await record.WriteAsync(_tables, cancel);
        await WriteStateAsync(isFinished: true, []);
        return counts.Result(read.Counts, resumed, directory.Added, record.Id);

        Task BeginAsync(IReadOnlyList<DealId> inFlight)
        {
            _contested.Begin(inFlight);
            return WriteStateAsync(isFinished: false, inFlight);
        }

        Task WriteStateAsync(bool isFinished, IReadOnlyList<DealId> inFlight) =>
            new ImportState(hash, done, isFinished, record.Id, inFlight).WriteAsync(_tables, mapping.SourceId, Now(), cancel);
    }

    /// <summary>Counts what an import would write into storage as it is now.</summary>
    private async Task<ImportResult> PlanAsync(
        SortedFile read, Mapping mapping, Action<ImportStep, long, long>? progress, CancellationToken cancel)
    {
        var tables = new ReadOnlyTables(_tables);
        var directory = await ImportDirectory.OpenAsync(tables, dryRun: true, Namesakes.Of(read.Days()), cancel);
        var planner = await PlannerAsync(tables, new(tables), mapping, cancel);
        var (counts, done) = (new ImportCounts(mapping.SourceId), 0L);
        foreach (var chunk in read.Days().Chunk(Chunk))
        {
            var named = await directory.FindAsync(MentionsIn(chunk), _ => Task.CompletedTask, cancel);
            counts.BeginChunk(named);
            var plan = await planner.PlanAsync(chunk, named, cancel);
            counts.Begin(plan);
            counts.End(plan);
            counts.Explain(plan, Planned);
            progress?.Invoke(ImportStep.Planning, done += chunk.Length, read.DayCount);
        }

        return counts.Result(read.Counts, 0, directory.Added, null);
    }

    private async Task<ChunkPlanner> PlannerAsync(ITables tables, DealWriter writer, Mapping mapping, CancellationToken cancel) => new(
        tables, writer, mapping, await StoredRates.ReadAsync(tables, cancel), Today(),
        await Merges.ReadAsync(tables, EntryKind.Deal, cancel));

    /// <param name="mayRepeat">Whether a killed run may have started this chunk.</param>
    private async Task ChunkAsync(
        ChunkPlanner planner,
        ImportDirectory directory,
        Slug source,
        IReadOnlyList<IReadOnlyList<ImportLine>> days,
        ImportJournal journal,
        bool mayRepeat,
        Func<IReadOnlyList<DealId>, Task> begin,
        ImportCounts counts,
        CancellationToken cancel)
    {
        var named = await directory.FindAsync(MentionsIn(days), added => journal.AddedAsync(added, cancel), cancel);
        await journal.ExtendedAsync(named.Extended, cancel);
        var isExtended = false;
        counts.BeginChunk(named);
        await _contested.WriteAsync(days, lines => $"{lines[0].Company}'s deal of {lines[0].Date}", WriteAsync, cancel);

        async Task WriteAsync(IReadOnlyList<IReadOnlyList<ImportLine>> part)
        {
            var plan = await planner.PlanAsync(part, named, cancel);
            // They are written again because a later row gives details of an organization.
            var again = plan.Deals.Select(deal => deal.Id).Where(id => plan.Stored[id] is not null && !plan.Rows.ContainsKey(id));
            counts.Begin(plan, await journal.FindAddedAsync(again, cancel));
            await begin([.. plan.Deals.Select(deal => deal.Id)]);
            await journal.DealsAsync(plan.Deals, plan.Stored, source, fresh: !mayRepeat, cancel);
            // If a deal conflicts, match again with the deals stored by then: its company may have some after all.
            (named, mayRepeat) = (named with { Fresh = new HashSet<Slug>() }, true);
            if (!isExtended)
            {
                await directory.ExtendAsync(named.Extended, cancel);
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

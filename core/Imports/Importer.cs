using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Storage;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Imports;

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
    private const int Portion = 500;
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
        var hash = Batches.Hash([await SHA256.HashDataAsync(file, cancel), Encoding.UTF8.GetBytes(mappingText)]);
        file.Position = 0;
        using var spool = new Spool();
        var read = await ReadAsync(file, format, mapping, spool, reject, progress, cancel);
        var total = Days(spool).LongCount();
        var tally = new Tally();
        if (dryRun)
        {
            tally.Rounds = Days(spool).Sum(day => ImportedRound.Of(day).Count);
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
        var done = isResumed ? state.Done : 0;
        var (resumed, first) = (done, done);
        // From here on a killed run is found again by its id.
        await new ImportState(hash, done, false, record.Id, []).WriteAsync(tables, mapping.SourceId, time.GetUtcNow(), cancel);
        foreach (var portion in Days(spool).Skip((int)done).Chunk(Portion))
        {
            await PortionAsync(
                mapping, portion, journal, mayRepeat: isResumed && done == first,
                ids => new ImportState(hash, done, false, record.Id, ids).WriteAsync(tables, mapping.SourceId, time.GetUtcNow(), cancel), tally, cancel);
            progress?.Invoke(ImportStep.Writing, done += portion.Length, total);
        }

        var deals = await journal.CountAsync(cancel);
        await (record with { Finished = time.GetUtcNow(), Rows = read.Rows, Rejected = read.Rejected, Deals = deals }).WriteAsync(tables, cancel);
        await new ImportState(hash, done, true, record.Id, []).WriteAsync(tables, mapping.SourceId, time.GetUtcNow(), cancel);
        return tally.Result(read, resumed, _directory.Added, record.Id);
    }

    private async Task<RowsRead> ReadAsync(
        Stream file, ImportFormat format, Mapping mapping, Spool spool, Action<Rejection> reject, Action<ImportStep, long, long>? progress, CancellationToken cancel)
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

            spool.Add(line.Day, JsonSerializer.Serialize(line, ImportJson.Default.ImportLine));
        }

        progress?.Invoke(ImportStep.Reading, length, length);
        return new(rows, rejected, reader.Presumptions);
    }

    /// <summary>The lines of each company and day, in the order of the spool.</summary>
    private static IEnumerable<IReadOnlyList<ImportLine>> Days(Spool spool) =>
        spool.ByKey().Select(lines => lines.Select(line => JsonSerializer.Deserialize(line, ImportJson.Default.ImportLine)!).ToList());

    /// <param name="mayRepeat">A run that was killed may have begun this portion.</param>
    private async Task PortionAsync(
        Mapping mapping, IReadOnlyList<IReadOnlyList<ImportLine>> days, ImportJournal journal, bool mayRepeat, Func<IReadOnlyList<DealId>, Task> begin, Tally tally, CancellationToken cancel)
    {
        var named = await _directory.FindAsync(days.SelectMany(lines => lines).SelectMany(Named), added => journal.AddedAsync(added, cancel), cancel);
        await journal.ExtendedAsync(named.Extended, cancel);
        for (var tries = 1; ; tries++)
        {
            var plan = await PlanAsync(mapping, days, named, cancel);
            await begin([.. plan.Deals.Select(deal => deal.Deal.Id)]);
            await journal.DealsAsync(plan.Deals, plan.Stored, mapping.SourceId, fresh: tries == 1 && !mayRepeat, cancel);
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

    private async Task<PortionPlan> PlanAsync(
        Mapping mapping, IReadOnlyList<IReadOnlyList<ImportLine>> days, DirectoryAnswer named, CancellationToken cancel)
    {
        var found = named.Found;
        // Of a company that was registered just now there is no deal to read; were there one after all, writing would say so.
        var stored = new Dictionary<DealId, TableEntity?>(
            await _writer.RowsAsync(days.Where(lines => !named.Fresh.Contains(CompanyOf(lines))).Select(lines => IdsOf(lines).First()), cancel));
        var deals = new Dictionary<DealId, Deal>();
        var rounds = 0;
        foreach (var lines in days)
        {
            var imported = ImportedRound.Of(lines);
            rounds += imported.Count;
            var there = new List<Deal>();
            var free = IdsOf(lines).GetEnumerator();
            var joined = Join.Of(imported, there, all: false, mapping.SourceId);
            while (joined.Contains(null) && free.MoveNext() && await StoredAsync(free.Current, CompanyOf(lines)) is { } row)
            {
                // Of a long name the id holds the beginning, which another company may share.
                there.AddRange(new[] { DealWriter.DealOf(row) }.Where(deal => deal.Company == CompanyOf(lines)));
                joined = Join.Of(imported, there, all: false, mapping.SourceId);
            }

            joined = joined.Contains(null) ? Join.Of(imported, there, all: true, mapping.SourceId) : joined;

            foreach (var (round, deal) in imported.Zip(joined))
            {
                if (deal is not null)
                {
                    deals[deal.Id] = With(mapping, round, deal, found);
                    continue;
                }

                // The first free id, and of several new deals each its own.
                while (deals.ContainsKey(free.Current) || await StoredAsync(free.Current, CompanyOf(lines)) is not null)
                {
                    free.MoveNext();
                }

                deals[free.Current] = With(mapping, round, New(mapping, free.Current, CompanyOf(lines)), found);
            }
        }

        return await PreparedAsync(deals, rounds, stored, named, cancel);

        async Task<TableEntity?> StoredAsync(DealId id, Slug company)
        {
            if (!stored.TryGetValue(id, out var row))
            {
                stored[id] = row = named.Fresh.Contains(company) ? null : (await _writer.RowsAsync([id], cancel))[id];
            }

            return row;
        }

        Slug CompanyOf(IReadOnlyList<ImportLine> lines) => found[(lines[0].Company, lines[0].CompanyId)].Id;

        IEnumerable<DealId> IdsOf(IReadOnlyList<ImportLine> lines) => Join.Ids(CompanyOf(lines), lines[0].Date);
    }

    private async Task<PortionPlan> PreparedAsync(
        Dictionary<DealId, Deal> deals, int rounds, Dictionary<DealId, TableEntity?> stored, DirectoryAnswer named, CancellationToken cancel)
    {
        // An organization that has gained a country, a sector or a part is carried so by all its deals.
        var others = new ConcurrentBag<DealId>();
        await Batches.EachAsync(
            named.Extended.SelectMany(one => new[] { (View: Views.ByCompany, one.Id, Kind: OrganizationKind.Company), (View: Views.ByInvestor, one.Id, Kind: OrganizationKind.Investor) }
                .Where(part => one.Kinds.Contains(part.Kind))),
            async (part, token) =>
            {
                foreach (var row in await tables.AllAsync(RowRange.Whole(part.View.Table, part.Id.ToString()), token))
                {
                    DealRows.ReadAll(row).Select(period => period.Item.Id).ToList().ForEach(others.Add);
                }
            },
            cancel);
        foreach (var (id, row) in await _writer.RowsAsync(others.Distinct().Where(id => !deals.ContainsKey(id)), cancel))
        {
            stored[id] = row;
            if (row is not null)
            {
                deals[id] = DealWriter.DealOf(row);
            }
        }

        var organizations = named.Found.Values.DistinctBy(one => one.Id).ToDictionary(one => one.Id);
        var prepared = deals.Values.Select(deal => new PreparedDeal(deal, Register(deal))).ToList();
        var changed = prepared.Where(deal => stored[deal.Deal.Id] is not { } row || !DealWriter.IsStored(deal, row)).ToList();
        return new(changed, stored, rounds, prepared.Count - changed.Count);

        Register Register(Deal deal) => new(
            (stored[deal.Id] is { } row ? DealWriter.NamedIn(row) : []).Where(one => !organizations.ContainsKey(one.Id))
                .Concat(deal.Claims.SelectMany(claim => claim.Parties).Select(party => party.Org).Append(deal.Company).Distinct().Select(id => organizations.GetValueOrDefault(id)).OfType<Organization>()));
    }

    private static IEnumerable<NamedOrganization> Named(ImportLine line) => line.Parties
        .Select(party => new NamedOrganization(party.Name, null, OrganizationKind.Investor))
        .Append(new(line.Company, line.CompanyId, OrganizationKind.Company, line.Country, line.City, line.Sectors));

    private static Deal New(Mapping mapping, DealId id, Slug company) => new() { Id = id, Company = company, Kind = mapping.Kind, Claims = [] };

    /// <summary>The deal with the source's claim, which keeps what earlier rows of the source said and this one does not.</summary>
    private Deal With(Mapping mapping, ImportedRound round, Deal deal, IReadOnlyDictionary<(string Name, string? Id), Organization> found)
    {
        var own = deal.Claims.FirstOrDefault(claim => claim.Id == mapping.SourceId);
        var parties = round.Parties.Select(party => new Party(found[(party.Name, null)].Id, party.Role, party.Commitment))
            .Concat(own?.Parties ?? []).Where(party => party.Org != deal.Company)
            .GroupBy(party => party.Org).Select(same => same.MinBy(party => party.Role)!).OrderBy(party => party.Org);
        var claim = new Claim
        {
            Id = mapping.SourceId,
            Source = mapping.Source,
            Recorded = own?.Recorded ?? Today(),
            Supersedes = own?.Supersedes,
            Status = mapping.Status,
            Announced = round.Line.Date,
            Round = round.Line.Round ?? own?.Round,
            Amount = round.Line.Amount ?? own?.Amount,
            Valuation = round.Line.Valuation ?? own?.Valuation,
            Parties = [.. parties],
            KnownMistake = own?.KnownMistake,
            Note = own?.Note ?? round.Line.Note,
            Entered = true,
        };
        return deal with { Claims = own is null ? [.. deal.Claims, claim] : [.. deal.Claims.Select(one => one.Id == own.Id ? claim : one)] };
    }

    private DateOnly Today() => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private sealed record RowsRead(long Rows, long Rejected, IReadOnlyDictionary<PresumedCurrency, long> Presumptions);

    private sealed record PortionPlan(IReadOnlyList<PreparedDeal> Deals, IReadOnlyDictionary<DealId, TableEntity?> Stored, int Rounds, int Unchanged);

    private sealed class Tally
    {
        private int _added;
        private int _changed;
        private int _unchanged;
        private int _extended;

        public int Rounds { get; set; }

        public void Add(PortionPlan plan, int extended)
        {
            var added = plan.Deals.Count(deal => plan.Stored[deal.Deal.Id] is null);
            _added += added;
            _changed += plan.Deals.Count - added;
            _unchanged += plan.Unchanged;
            _extended += extended;
            Rounds += plan.Rounds;
        }

        public ImportResult Result(RowsRead read, long resumed, int organizations, string? import) =>
            new(read.Rows, read.Rejected, Rounds, _added, _changed, _unchanged, organizations, _extended, resumed, read.Presumptions, import);
    }
}

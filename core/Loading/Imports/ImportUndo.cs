using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Store.Rates;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>The result of an undo.</summary>
/// <param name="Restored">Deals whose claim was restored to its state before the import.</param>
/// <param name="Removed">Deals that only the import had described.</param>
/// <param name="Kept">Deals left alone because their claim was written again since.</param>
/// <param name="Organizations">Organizations removed or restored.</param>
public sealed record UndoResult(int Restored, int Removed, IReadOnlyList<DealId> Kept, int Organizations);

/// <summary>
/// Reverts what an import wrote, deal by deal, and nothing else. Claims of other sources stay, and so do later writes. Each deal
/// goes through the change log. After an undo that was killed, the next one finishes the work.
/// </summary>
public sealed class ImportUndo
{
    private const int Chunk = 100;

    private readonly ITables _tables;
    private readonly TimeProvider _time;
    private readonly DealWriter _writer;
    private readonly ContestedWrites _contested;

    public ImportUndo(ITables tables, TimeProvider time)
    {
        (_tables, _time, _writer) = (tables, time, new(tables));
        _contested = new(_writer, time);
    }

    /// <summary>Finds out what an undo would do. Writes nothing.</summary>
    /// <returns>Null if there is no import with that id.</returns>
    public async Task<UndoPlan?> PlanAsync(string id, CancellationToken cancel)
    {
        var tables = new ReadOnlyTables(_tables);
        return await ImportRecord.FindAsync(tables, id, cancel) is { } record
            ? await new UndoPlanner(tables).PlanAsync(record, cancel)
            : null;
    }

    /// <param name="progress">Called with the number of deals done and the total.</param>
    /// <returns>Null if there is no import with that id.</returns>
    /// <exception cref="ConcurrentWriteException">Another process keeps writing the same deal. What was written stays.</exception>
    public async Task<UndoResult?> RunAsync(string id, Action<long, long>? progress, CancellationToken cancel)
    {
        if (await ImportRecord.FindAsync(_tables, id, cancel) is not { } record)
        {
            return null;
        }

        var state = await ImportState.ReadAsync(_tables, record.Source, cancel);
        await _contested.RepairAsync(state.InFlight, cancel);
        // The import must not resume, because the part it had done is reverted here.
        state = state.Import == id ? state with { File = "", Done = 0, Finished = true } : state;
        var (claims, entries) = await new ImportJournal(_tables, id).ReadAsync(record.Source, cancel);
        var organizations = new ImportedOrganizations(_tables, entries);
        var restored = await organizations.RestorableAsync(cancel);
        var (rates, merges) = (await StoredRates.ReadAsync(_tables, cancel), await Merges.ReadAsync(_tables, EntryKind.Deal, cancel));
        var counts = new UndoCounts();
        var done = 0L;
        foreach (var chunk in claims.Chunk(Chunk))
        {
            await _contested.WriteAsync(
                chunk,
                entry => $"{entry.Deal}",
                part => DealsAsync(part, merges, restored, rates, BeginAsync, counts, cancel),
                cancel);
            progress?.Invoke(done += chunk.Length, claims.Count);
        }

        await RestoreAsync(restored, rates, BeginAsync, cancel);
        var unused = await organizations.UnusedAsync((_, _) => false, cancel);
        await WriteOrganizationsAsync(writer => writer.RemoveAsync([.. unused], cancel), cancel);
        await BeginAsync([]);
        if (counts.Kept.Count == 0)
        {
            await (record with { Undone = _time.GetUtcNow() }).WriteAsync(_tables, cancel);
        }

        return new(counts.Restored, counts.Removed, [.. counts.Kept], restored.Count + unused.Count);

        Task BeginAsync(IReadOnlyCollection<DealId> inFlight)
        {
            _contested.Begin(inFlight);
            return (state with { InFlight = [.. inFlight] }).WriteAsync(_tables, record.Source, _time.GetUtcNow(), cancel);
        }
    }

    private async Task DealsAsync(
        IReadOnlyList<JournaledClaim> entries,
        Merges merges,
        IReadOnlyDictionary<Slug, Organization> restored,
        ExchangeRates rates,
        Func<IReadOnlyCollection<DealId>, Task> begin,
        UndoCounts counts,
        CancellationToken cancel)
    {
        var stored = await _writer.ReadAsync(entries.Select(entry => merges.Into(entry.Deal)), cancel);
        var undone = UndoneDeals.Of(entries, stored, merges, restored, rates);
        counts.Add(undone);
        await begin([.. undone.Put.Select(deal => deal.Id), .. undone.Removed]);
        await _writer.WriteAsync(undone.Put, stored, cancel);
        await _writer.RemoveAsync(undone.Removed, stored, cancel);
    }

    /// <summary>Restores organizations, and the deals that still name them as the import left them.</summary>
    private async Task RestoreAsync(
        IReadOnlyDictionary<Slug, Organization> restored,
        ExchangeRates rates,
        Func<IReadOnlyCollection<DealId>, Task> begin,
        CancellationToken cancel)
    {
        await WriteOrganizationsAsync(writer => writer.PutAsync([.. restored.Values], cancel), cancel);
        foreach (var id in restored.Keys)
        {
            var rows = (await _tables.AllAsync(RowRange.Whole(Views.ByCompany.Table, id.ToString()), cancel))
                .Concat(await _tables.AllAsync(RowRange.Whole(Views.ByInvestor.Table, id.ToString()), cancel));
            var naming = rows.SelectMany(ViewRow.ReadAll).Select(period => period.Item.Id).Distinct().ToList();
            await _contested.WriteAsync(naming, deal => $"{deal}", part => RenameAsync(part, restored, rates, begin, cancel), cancel);
        }
    }

    private async Task RenameAsync(
        IReadOnlyList<DealId> ids,
        IReadOnlyDictionary<Slug, Organization> restored,
        ExchangeRates rates,
        Func<IReadOnlyCollection<DealId>, Task> begin,
        CancellationToken cancel)
    {
        var deals = await _writer.ReadAsync(ids, cancel);
        var stale = deals.Values.OfType<DealRows>()
            .Select(deal => (Stored: deal, Wanted: UndoneDeals.Rows(deal.Deal, deal, restored, rates)))
            .Where(deal => deal.Stored.Hash != deal.Wanted.Hash).Select(deal => deal.Wanted).ToList();
        await begin([.. stale.Select(deal => deal.Id)]);
        await _writer.WriteAsync(stale, deals, cancel);
    }

    private Task WriteOrganizationsAsync(Func<OrganizationWriter, Task> write, CancellationToken cancel) =>
        _contested.RepeatAsync("The list of organizations", () => write(new(_tables)), cancel);

    /// <summary>What became of each deal. A deal whose write is repeated after a conflict counts once.</summary>
    private sealed class UndoCounts
    {
        private readonly HashSet<DealId> _restored = [];
        private readonly HashSet<DealId> _removed = [];
        private readonly HashSet<DealId> _kept = [];

        public int Restored => _restored.Count;

        public int Removed => _removed.Count;

        public IReadOnlyCollection<DealId> Kept => _kept;

        public void Add(UndoneDeals undone)
        {
            Move(undone.Put.Select(deal => deal.Id), _restored);
            Move(undone.Removed, _removed);
            Move(undone.Kept, _kept);
        }

        private void Move(IEnumerable<DealId> deals, HashSet<DealId> to)
        {
            foreach (var deal in deals)
            {
                _restored.Remove(deal);
                _removed.Remove(deal);
                _kept.Remove(deal);
                to.Add(deal);
            }
        }
    }
}

using ServerlessDeals.Loading.Claims;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
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
public sealed class ImportUndo(ITables tables, TimeProvider time)
{
    private const int Chunk = 100;
    private const int Tries = 4;

    private readonly DealWriter _writer = new(tables);

    /// <param name="progress">Called with the number of deals done and the total.</param>
    /// <returns>Null if there is no import with that id.</returns>
    public async Task<UndoResult?> RunAsync(string id, Action<long, long>? progress, CancellationToken cancel)
    {
        if (await ImportRecord.FindAsync(tables, id, cancel) is not { } record)
        {
            return null;
        }

        var state = await ImportState.ReadAsync(tables, record.Source, cancel);
        await _writer.RepairAsync(state.InFlight, cancel);
        // The import must not resume, because the part it had done is reverted here.
        state = state.Import == id ? state with { File = "", Done = 0, Finished = true } : state;
        var (deals, organizations) = await new ImportJournal(tables, id).ReadAsync(cancel);
        var restored = await RestorableAsync(organizations, cancel);
        var counts = new UndoCounts();
        var done = 0L;
        foreach (var chunk in deals.Chunk(Chunk))
        {
            await ChunkAsync(chunk, record.Source, restored, BeginAsync, counts, cancel);
            progress?.Invoke(done += chunk.Length, deals.Count);
        }

        var changed = await OrganizationsAsync(organizations, restored, BeginAsync, cancel);
        await BeginAsync([]);
        if (counts.Kept.Count == 0)
        {
            await (record with { Undone = time.GetUtcNow() }).WriteAsync(tables, cancel);
        }

        return new(counts.Restored, counts.Removed, counts.Kept, changed);

        Task BeginAsync(IEnumerable<DealId> inFlight) =>
            (state with { InFlight = [.. inFlight] }).WriteAsync(tables, record.Source, time.GetUtcNow(), cancel);
    }

    private async Task ChunkAsync(
        IReadOnlyList<JournaledDeal> entries,
        Slug source,
        Dictionary<Slug, Organization> restored,
        Func<IEnumerable<DealId>, Task> begin,
        UndoCounts counts,
        CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var rows = await _writer.ReadAsync(entries.Select(entry => entry.Deal), cancel);
            var (put, remove, kept) = (new List<DealRows>(), new List<DealId>(), new List<DealId>());
            foreach (var entry in entries)
            {
                if (rows[entry.Deal] is not { } row)
                {
                    continue;
                }

                var deal = row.Deal;
                var (own, before) = (Tag(ImportJournal.Own(deal, source)), Tag(entry.Before));
                if (own == before)
                {
                    continue;
                }

                if (own != entry.After)
                {
                    kept.Add(entry.Deal);
                    continue;
                }

                var claims = deal.Claims
                    .Where(claim => claim.Id != source || entry.Before is not null)
                    .Select(claim => claim.Id == source ? entry.Before! : claim)
                    .ToList();
                if (claims.Count == 0)
                {
                    remove.Add(entry.Deal);
                }
                else
                {
                    put.Add(Rows(deal with { Claims = claims }, row, restored));
                }
            }

            await begin(put.Select(deal => deal.Id).Concat(remove));
            try
            {
                await _writer.WriteAsync(put, rows, cancel);
                await _writer.RemoveAsync(remove, rows, cancel);
                counts.Add(put.Count, remove.Count, kept);
                return;
            }
            catch (ConcurrentWriteException) when (tries < Tries)
            {
                // Another process wrote one of these deals, so read them again.
            }
        }
    }

    /// <summary>The previous state of organizations the import extended, except those changed again since.</summary>
    private async Task<Dictionary<Slug, Organization>> RestorableAsync(
        IReadOnlyList<JournaledOrganization> entries, CancellationToken cancel)
    {
        var restored = new Dictionary<Slug, Organization>();
        foreach (var entry in entries.Where(entry => entry.Before is not null))
        {
            var row = await tables.GetAsync(TableNames.Organizations, entry.Id.ToString(), OrganizationRow.Key, cancel);
            var now = row is null ? "" : OrganizationWriter.Hash(OrganizationRow.Read(row));
            if (now == entry.After || now == OrganizationWriter.Hash(entry.Before!))
            {
                restored[entry.Id] = entry.Before!;
            }
        }

        return restored;
    }

    private async Task<int> OrganizationsAsync(
        IReadOnlyList<JournaledOrganization> entries,
        Dictionary<Slug, Organization> restored,
        Func<IEnumerable<DealId>, Task> begin,
        CancellationToken cancel)
    {
        var writer = new OrganizationWriter(tables);
        await writer.PutAsync(restored.Values, cancel);
        foreach (var id in restored.Keys)
        {
            var rows = (await tables.AllAsync(RowRange.Whole(Views.ByCompany.Table, id.ToString()), cancel))
                .Concat(await tables.AllAsync(RowRange.Whole(Views.ByInvestor.Table, id.ToString()), cancel));
            var deals = await _writer.ReadAsync(rows.SelectMany(ViewRow.ReadAll).Select(period => period.Item.Id), cancel);
            var stale = deals.Values.OfType<DealRows>().Select(deal => (Stored: deal, Wanted: Rows(deal.Deal, deal, restored)))
                .Where(deal => deal.Stored.Hash != deal.Wanted.Hash).Select(deal => deal.Wanted).ToList();
            await begin(stale.Select(deal => deal.Id));
            await _writer.WriteAsync(stale, deals, cancel);
        }

        var unused = new List<Slug>();
        foreach (var added in entries.Where(entry => entry.Before is null).Select(entry => entry.Id))
        {
            if (!await IsUsedAsync(added, cancel))
            {
                unused.Add(added);
            }
        }

        await writer.RemoveAsync(unused, cancel);
        return restored.Count + unused.Count;
    }

    private async Task<bool> IsUsedAsync(Slug id, CancellationToken cancel) =>
        await tables.FirstAsync(RowRange.Whole(Views.ByCompany.Table, id.ToString()), cancel) is not null
        || await tables.FirstAsync(RowRange.Whole(Views.ByInvestor.Table, id.ToString()), cancel) is not null
        || await tables.GetAsync(TableNames.Seeds, "organization", id.ToString(), cancel) is not null;

    private static DealRows Rows(Deal deal, DealRows stored, Dictionary<Slug, Organization> restored) =>
        deal.ToRows(new(stored.Named.Select(organization => restored.GetValueOrDefault(organization.Id, organization))));

    private static string? Tag(Claim? claim) => claim is null ? null : ClaimWriter.TagOf(claim);

    private sealed class UndoCounts
    {
        public int Restored { get; private set; }

        public int Removed { get; private set; }

        public List<DealId> Kept { get; } = [];

        public void Add(int restored, int removed, List<DealId> kept)
        {
            Restored += restored;
            Removed += removed;
            Kept.AddRange(kept);
        }
    }
}

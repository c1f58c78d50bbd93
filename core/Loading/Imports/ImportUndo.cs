using ServerlessDeals.Loading.Claims;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>What an undo did.</summary>
/// <param name="Restored">Deals whose claim is as it was before the import.</param>
/// <param name="Removed">Deals that only the import told of.</param>
/// <param name="Kept">Deals whose claim was written by somebody else since; they are as they were.</param>
/// <param name="Organizations">Organizations removed, or as they were again.</param>
public sealed record UndoResult(int Restored, int Removed, IReadOnlyList<DealId> Kept, int Organizations);

/// <summary>
/// Takes back what an import wrote, deal by deal, and nothing else: claims of other sources stay, and so does what was written
/// later. Each deal goes through the change log. An undo that was killed is finished by the next.
/// </summary>
public sealed class ImportUndo(ITables tables, TimeProvider time)
{
    private const int Chunk = 100;
    private const int Tries = 4;

    private readonly DealWriter _writer = new(tables, time);

    /// <param name="progress">Told how many deals are done, and of how many.</param>
    /// <returns>Null where there is no import of that id.</returns>
    public async Task<UndoResult?> RunAsync(string id, Action<long, long>? progress, CancellationToken cancel)
    {
        if (await ImportRecord.FindAsync(tables, id, cancel) is not { } record)
        {
            return null;
        }

        var state = await ImportState.ReadAsync(tables, record.Source, cancel);
        await _writer.MendAsync(state.InFlight, cancel);
        // The import must not go on where it was, for what it had done is taken back.
        state = state.Import == id ? state with { File = "", Done = 0, Finished = true } : state;
        Task BeginAsync(IEnumerable<DealId> inFlight) => (state with { InFlight = [.. inFlight] }).WriteAsync(tables, record.Source, time.GetUtcNow(), cancel);
        var (deals, organizations) = await new ImportJournal(tables, id).ReadAsync(cancel);
        var back = await ExtensionsAsync(organizations, cancel);
        var tally = new UndoCounts();
        var done = 0L;
        foreach (var chunk in deals.Chunk(Chunk))
        {
            await ChunkAsync(chunk, record.Source, back, BeginAsync, tally, cancel);
            progress?.Invoke(done += chunk.Length, deals.Count);
        }

        var changed = await OrganizationsAsync(organizations, back, BeginAsync, cancel);
        await BeginAsync([]);
        if (tally.Kept.Count == 0)
        {
            await (record with { Undone = time.GetUtcNow() }).WriteAsync(tables, cancel);
        }

        return new(tally.Restored, tally.Removed, tally.Kept, changed);
    }

    private async Task ChunkAsync(
        IReadOnlyList<JournaledDeal> entries, Slug source, Dictionary<Slug, Organization> back, Func<IEnumerable<DealId>, Task> begin, UndoCounts tally, CancellationToken cancel)
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

                var claims = deal.Claims.Where(claim => claim.Id != source || entry.Before is not null).Select(claim => claim.Id == source ? entry.Before! : claim).ToList();
                if (claims.Count == 0)
                {
                    remove.Add(entry.Deal);
                }
                else
                {
                    put.Add(Rows(deal with { Claims = claims }, row, back));
                }
            }

            await begin(put.Select(deal => deal.Id).Concat(remove));
            try
            {
                await _writer.WriteAsync(put, rows, cancel);
                await _writer.RemoveAsync(remove, rows, cancel);
                tally.Add(put.Count, remove.Count, kept);
                return;
            }
            catch (ConcurrentWriteException) when (tries < Tries)
            {
                // Somebody else wrote one of these deals meanwhile: look again.
            }
        }
    }

    /// <summary>Organizations that the import extended, as they were before; those that somebody has changed since stay.</summary>
    private async Task<Dictionary<Slug, Organization>> ExtensionsAsync(IReadOnlyList<JournaledOrganization> entries, CancellationToken cancel)
    {
        var back = new Dictionary<Slug, Organization>();
        foreach (var entry in entries.Where(entry => entry.Before is not null))
        {
            var row = await tables.GetAsync(TableNames.Organizations, entry.Id.ToString(), OrganizationRow.Key, cancel);
            var now = row is null ? "" : OrganizationWriter.Hash(OrganizationRow.Read(row));
            if (now == entry.After || now == OrganizationWriter.Hash(entry.Before!))
            {
                back[entry.Id] = entry.Before!;
            }
        }

        return back;
    }

    private async Task<int> OrganizationsAsync(
        IReadOnlyList<JournaledOrganization> entries, Dictionary<Slug, Organization> back, Func<IEnumerable<DealId>, Task> begin, CancellationToken cancel)
    {
        var writer = new OrganizationWriter(tables);
        await writer.PutAsync(back.Values, cancel);
        foreach (var company in back.Values.Select(one => one.Id))
        {
            var rows = (await tables.AllAsync(RowRange.Whole(Views.ByCompany.Table, company.ToString()), cancel))
                .Concat(await tables.AllAsync(RowRange.Whole(Views.ByInvestor.Table, company.ToString()), cancel));
            var deals = await _writer.ReadAsync(rows.SelectMany(ViewRow.ReadAll).Select(period => period.Item.Id), cancel);
            var stale = deals.Values.OfType<DealRows>().Select(deal => (Stored: deal, Wanted: Rows(deal.Deal, deal, back)))
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
        return back.Count + unused.Count;
    }

    private async Task<bool> IsUsedAsync(Slug id, CancellationToken cancel) =>
        await tables.FirstAsync(RowRange.Whole(Views.ByCompany.Table, id.ToString()), cancel) is not null
        || await tables.FirstAsync(RowRange.Whole(Views.ByInvestor.Table, id.ToString()), cancel) is not null
        || await tables.GetAsync(TableNames.Seeds, "organization", id.ToString(), cancel) is not null;

    private static DealRows Rows(Deal deal, DealRows stored, Dictionary<Slug, Organization> back) =>
        deal.ToRows(new(stored.Named.Select(organization => back.GetValueOrDefault(organization.Id, organization))));

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

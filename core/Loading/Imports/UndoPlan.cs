using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Rates;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>What the undo of an import would restore and remove.</summary>
/// <param name="Deals">Those that become what they were before, and those that only the import described.</param>
/// <param name="Kept">Deals left alone because their claim was written again since.</param>
/// <param name="Organizations">How many organizations are removed or restored. Those removed are named by no other deal.</param>
public sealed record UndoPlan(PlannedChanges Deals, IReadOnlyList<DealId> Kept, int Organizations);

/// <summary>Plans an undo. Writes nothing.</summary>
internal sealed class UndoPlanner(ReadOnlyTables tables)
{
    private const int Chunk = 100;

    private readonly DealWriter _writer = new(tables);

    public async Task<UndoPlan> PlanAsync(ImportRecord record, CancellationToken cancel)
    {
        var (claims, entries) = await new ImportJournal(tables, record.Id).ReadAsync(record.Source, cancel);
        var organizations = new ImportedOrganizations(tables, entries);
        var restored = await organizations.RestorableAsync(cancel);
        var (changed, removed, kept) = (new List<string>(), new HashSet<DealId>(), new List<DealId>());
        var (rates, merges) = (await StoredRates.ReadAsync(tables, cancel), await Merges.ReadAsync(tables, EntryKind.Deal, cancel));
        // For each deal that changes, the organizations that it will still name.
        var named = new Dictionary<DealId, HashSet<string>>();
        foreach (var chunk in claims.Chunk(Chunk))
        {
            var current = await _writer.ReadAsync(chunk.Select(entry => merges.Into(entry.Deal)), cancel);
            var undone = UndoneDeals.Of(chunk, current, merges, restored, rates);
            foreach (var deal in undone.Put)
            {
                changed.Add(deal.Id.ToString());
                named[deal.Id] = deal.Places.Where(place => place.Table == Views.ByCompany.Table || place.Table == Views.ByInvestor.Table)
                    .Select(place => place.Partition).ToHashSet(StringComparer.Ordinal);
            }

            removed.UnionWith(undone.Removed);
            kept.AddRange(undone.Kept);
        }

        var unused = await organizations.UnusedAsync(
            (deal, id) => removed.Contains(deal) || (named.TryGetValue(deal, out var still) && !still.Contains(id.ToString())), cancel);
        var stored = await StoredAsync(cancel);
        var unchanged = claims.Select(entry => merges.Into(entry.Deal)).Distinct().Count() - changed.Count - removed.Count - kept.Count;
        return new(
            new(0, changed, [.. removed.Select(id => id.ToString())], unchanged, stored), kept, restored.Count + unused.Count);
    }

    // Counts the deals until it is clear how many may be removed.
    private async Task<int> StoredAsync(CancellationToken cancel)
    {
        var ids = new HashSet<DealId>();
        foreach (var year in await Partitions.OfAsync(tables, Views.ByDate.Table, cancel))
        {
            var range = RowRange.Whole(Views.ByDate.Table, year) with { Take = RemovalLimit.EnoughStored };
            await foreach (var row in tables.EachAsync(range, cancel))
            {
                ids.UnionWith(ViewRow.ReadAll(row).Select(period => period.Item.Id));
                if (ids.Count >= RemovalLimit.EnoughStored)
                {
                    return ids.Count;
                }
            }
        }

        return ids.Count;
    }
}

using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Verification;

/// <summary>Computes every deal again from its claims.</summary>
internal sealed class DealVerification<TTables>(TTables tables, ExpectedRows rows, ExchangeRates rates)
    where TTables : ITables, IRowScan
{
    /// <summary>Compares the deals' own rows, and collects the rows that they should have in the views.</summary>
    /// <returns>The number of deals.</returns>
    public async Task<long> ExpectAsync(CancellationToken cancel)
    {
        var (deals, partitions) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<(string View, string Partition)>());
        await foreach (var row in tables.ScanAsync(TableNames.Deals, cancel))
        {
            deals.Add(row.PartitionKey);
            foreach (var address in Expect(row))
            {
                partitions.Add((address.Table, address.Partition));
            }
        }

        await CheckPartitionsAsync(partitions, cancel);
        var merges = await Merges.ReadAsync(tables, EntryKind.Deal, cancel);
        foreach (var begun in merges.All.Where(merge => deals.Contains($"{merge.Old}")))
        {
            rows.Add(
                TableNames.Decisions, $"{begun.Old}", $"its merge was not completed; repeat deals merge {begun.Into} {begun.Old}");
        }

        foreach (var seeded in await tables.AllAsync(RowRange.Whole(TableNames.Seeds, "deal"), cancel))
        {
            if (!deals.Contains($"{merges.Into(DealId.Parse(seeded.RowKey).OrThrow())}"))
            {
                rows.Add(TableNames.Seeds, seeded.RowKey, "was loaded from the seed files, but there is no such deal");
            }
        }

        return deals.Count;
    }

    private IEnumerable<Address> Expect(TableEntity row)
    {
        try
        {
            var stored = DealRows.Read(row);
            var computed = stored.Deal.ToRows(new(stored.Named), rates);
            if (stored.Hash != computed.Hash || !stored.HasHistory(computed))
            {
                rows.Add(TableNames.Deals, row.PartitionKey, "its history is not what its claims say; deals upgrade computes it again");
            }
            else if (!stored.Places.ToHashSet().SetEquals(computed.Places) || !stored.Cells.SequenceEqual(computed.Cells))
            {
                rows.Add(TableNames.Deals, row.PartitionKey, "its last write was not completed; repeat that command");
            }

            foreach (var expected in computed.InViews)
            {
                rows.Expect(expected.Key.Table, expected.Value);
            }

            return computed.InViews.Keys;
        }
        catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
        {
            rows.AddUnreadable(TableNames.Deals, row.PartitionKey, unreadable);
            return [];
        }
    }

    private async Task CheckPartitionsAsync(HashSet<(string View, string Partition)> used, CancellationToken cancel)
    {
        foreach (var view in Views.Walked.Order(StringComparer.Ordinal))
        {
            var known = (await Partitions.OfAsync(tables, view, cancel)).ToHashSet(StringComparer.Ordinal);
            foreach (var missing in used.Where(partition => partition.View == view && !known.Contains(partition.Partition)).Order())
            {
                rows.Add(TableNames.Partitions, $"{view} {missing.Partition}", "is missing, so lists skip these deals");
            }
        }
    }
}

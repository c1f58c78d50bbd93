using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Store.Rates;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Verification;

/// <summary>What a verification compared, and what it found.</summary>
/// <param name="Rows">The rows compared.</param>
/// <param name="Uncounted">The deals written since the last refresh.</param>
/// <param name="IncludesSummaries">
/// Whether the summaries were compared: only if no deals wait to be counted, and if the rows from which they are counted are right.
/// </param>
/// <param name="Differences">Everything that is not as it should be, in the order of the tables.</param>
public sealed record VerificationResult(
    long Deals, long Organizations, long Rows, int Uncounted, bool IncludesSummaries, IReadOnlyList<Difference> Differences);

/// <summary>Deals were written or counted during the verification, so its result would mean nothing.</summary>
public sealed class NotStillException() : Exception(
    "Deals were written or counted meanwhile. Run it again when no load, import or refresh is running.");

/// <summary>
/// Computes every row again from the claims and the organizations, counts all deals again, and compares the results with what is stored. It
/// writes nothing but the clock's row. It keeps the keys of all rows in memory: about 10 KB a deal.
/// </summary>
public sealed class StorageVerification<TTables>(TTables tables)
    where TTables : ITables, IRowScan
{
    /// <param name="progress">Called with the number of rows compared.</param>
    /// <exception cref="NotStillException">Another process has written meanwhile.</exception>
    public async Task<VerificationResult> RunAsync(Action<long>? progress, CancellationToken cancel)
    {
        await tables.CreateAsync(cancel);
        var state = await StateAsync(cancel);
        var writes = await UncountedWrite.AllAsync(tables, cancel);
        var rows = new ExpectedRows();
        var rates = await RatesAsync(rows, cancel);
        var deals = await new DealVerification<TTables>(tables, rows, rates).ExpectAsync(cancel);
        var organizations = await ExpectNamesAsync(rows, cancel);
        foreach (var table in Views.All.Select(view => view.Table).Append(TableNames.Names))
        {
            await foreach (var row in tables.ScanAsync(table, cancel))
            {
                rows.Compare(table, row);
                progress?.Invoke(rows.Compared);
            }
        }

        rows.AddMissing();
        foreach (var write in writes.Where(write => write.IsOpen))
        {
            rows.Add(TableNames.Changes, string.Join(", ", write.Deals.Take(5)), "is being written, or its writer was killed");
        }

        var includesSummaries = writes.Count == 0 && rows.Differences.Count == 0;
        if (includesSummaries)
        {
            var summaries = await new SummaryVerification(tables, tables).DifferencesAsync(cancel);
            summaries.ToList().ForEach(summary => rows.Add(summary.Table, summary.Row, summary.Problem));
        }

        if (await StateAsync(cancel) != state)
        {
            throw new NotStillException();
        }

        var uncounted = writes.Sum(write => write.Deals.Count);
        return new(deals, organizations, rows.Compared, uncounted, includesSummaries, rows.Differences);
    }

    private async Task<(string, Azure.ETag?)> StateAsync(CancellationToken cancel) => (
        await Partitions.TouchedAsync(tables, TableNames.Changes, cancel), (await RefreshState.ReadAsync(tables, cancel)).Read);

    private async Task<ExchangeRates> RatesAsync(ExpectedRows rows, CancellationToken cancel)
    {
        foreach (var (year, problem) in await StoredRates.DamagedAsync(tables, cancel))
        {
            rows.Add(TableNames.Rates, year, problem);
        }

        try
        {
            return await StoredRates.ReadAsync(tables, cancel);
        }
        catch (Exception damaged) when (damaged is FormatException or InvalidDataException or InvalidOperationException)
        {
            return ExchangeRates.None;
        }
    }

    private async Task<long> ExpectNamesAsync(ExpectedRows rows, CancellationToken cancel)
    {
        var byName = new Dictionary<string, SortedSet<Slug>>(StringComparer.Ordinal);
        var count = 0L;
        await foreach (var row in tables.ScanAsync(TableNames.Organizations, cancel))
        {
            count++;
            try
            {
                Expect(OrganizationRow.Read(row), rows, byName);
                if (!OrganizationWriter.NamesItsRows(row))
                {
                    rows.Add(TableNames.Organizations, row.PartitionKey, "does not name its rows in the lists by name");
                }
            }
            catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
            {
                rows.AddUnreadable(TableNames.Organizations, row.PartitionKey, unreadable);
            }
        }

        foreach (var (name, ids) in byName)
        {
            rows.Expect(TableNames.Names, ExactNames.Write(name, ids).Row);
        }

        return count;
    }

    private static void Expect(Organization organization, ExpectedRows rows, Dictionary<string, SortedSet<Slug>> byName)
    {
        foreach (var (table, write) in OrganizationWriter.NameWrites(organization))
        {
            rows.Expect(table, write.Row);
        }

        foreach (var name in KnownName.All(organization).Select(name => name.Name))
        {
            (byName.TryGetValue(name, out var ids) ? ids : byName[name] = []).Add(organization.Id);
        }
    }
}

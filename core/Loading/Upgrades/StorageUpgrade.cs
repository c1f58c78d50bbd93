using Azure.Data.Tables;
using ServerlessDeals.Loading.Rates;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Store.Rates;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Upgrades;

/// <summary>
/// Rewrites data of an older version in the current layout. All rows are rebuilt from the claims. It can be repeated; after an
/// upgrade that was killed, the next one finishes the work. The summaries must be recounted afterwards.
/// </summary>
public sealed class StorageUpgrade<TTables>
    where TTables : ITables, IRowScan
{
    private readonly TTables _tables;
    private readonly ContestedWrites _contested;
    private readonly DealRewrite _rewrite;
    private readonly RateLoad _rates;

    public StorageUpgrade(TTables tables, TimeProvider time) =>
        (_tables, _contested, _rewrite, _rates) =
            (tables, new(new(tables), time), new(tables, time, "upgrade"), new(tables, time));

    /// <param name="everything">Rewrites also what seems right, for example after rows were damaged.</param>
    /// <param name="progress">Called with the number of deals checked.</param>
    /// <param name="rates">Rates to store first, if they reach further than the stored ones. Older versions stored none.</param>
    /// <returns>The number of deals and organizations written.</returns>
    /// <exception cref="ConcurrentWriteException">Another process keeps writing the same deal. What was written stays.</exception>
    public async Task<(int Deals, int Organizations)> RunAsync(
        bool everything, Action<long>? progress, CancellationToken cancel, RateFile? rates = null)
    {
        await _tables.CreateAsync(cancel);
        await _rewrite.RepairAsync(cancel);
        var organizations = new List<Organization>();
        await foreach (var row in _tables.ScanAsync(TableNames.Organizations, cancel))
        {
            organizations.Add(Listed(OrganizationRow.Read(row)));
        }

        await _contested.RepeatAsync(
            "The list of organizations", () => new OrganizationWriter(_tables).PutAsync(organizations, cancel), cancel);
        var register = new Register(organizations);
        await _rates.StoreAsync(await _rates.IfFurtherAsync(rates ?? RateFile.None, cancel), cancel);
        var stored = await StoredRates.ReadAsync(_tables, cancel);
        var (done, written) = (0L, 0);
        var chunk = new List<TableEntity>();
        await foreach (var row in _tables.ScanAsync(TableNames.Deals, cancel))
        {
            chunk.Add(row);
            if (chunk.Count == DealRewrite.Chunk)
            {
                written += await WriteAsync(chunk, register, stored, everything, cancel);
                progress?.Invoke(done += chunk.Count);
                chunk.Clear();
            }
        }

        written += await WriteAsync(chunk, register, stored, everything, cancel);
        progress?.Invoke(done + chunk.Count);
        await _rewrite.EndAsync(cancel);
        await _rates.FinishAsync(null, cancel);
        return (written, organizations.Count);
    }

    /// <summary>Removes summaries in older layouts, which this version never reads. Call it after summaries were recounted.</summary>
    public async Task SweepAsync(CancellationToken cancel)
    {
        var old = new List<TableEntity>();
        await foreach (var row in _tables.ScanAsync(TableNames.Summaries, cancel))
        {
            if (SummaryLayout.IsOutdated(row))
            {
                old.Add(new(row.PartitionKey, row.RowKey));
            }
        }

        await Batches.DeleteAsync(_tables, TableNames.Summaries, old, cancel);
    }

    // Earlier versions accepted any two letters as a country and any word as a sector. Unambiguous ones become the listed codes.
    private static Organization Listed(Organization organization) => organization with
    {
        Country = organization.Country is { } country ? Country.Meant(country)?.ToString() ?? country : null,
        Sectors = [.. organization.Sectors.Select(sector => Sector.Meant(sector.ToString())?.Code ?? sector).Distinct()],
    };

    /// <returns>The number of deals written.</returns>
    private async Task<int> WriteAsync(
        List<TableEntity> rows, Register register, ExchangeRates rates, bool everything, CancellationToken cancel)
    {
        var scanned = rows.Select(DealRows.Read).ToDictionary(deal => deal.Id, deal => (DealRows?)deal);
        var written = await _rewrite.WriteAsync(scanned, Wanted, cancel);
        return written.Count;

        DealRows Wanted(DealRows stored)
        {
            var wanted = stored.Deal.ToRows(register, rates);
            return everything || stored.Hash != wanted.Hash ? wanted : stored;
        }
    }
}

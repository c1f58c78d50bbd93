using Azure.Data.Tables;
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
    private const string Partition = "upgrade:";
    private const string InFlight = "InFlight";
    private const int Chunk = 100;

    private readonly TTables _tables;
    private readonly DealWriter _writer;
    private readonly ContestedWrites _contested;

    public StorageUpgrade(TTables tables, TimeProvider time)
    {
        (_tables, _writer) = (tables, new(tables));
        _contested = new(_writer, time);
    }

    /// <param name="everything">Rewrites also what seems right, for example after rows were damaged.</param>
    /// <param name="progress">Called with the number of deals checked.</param>
    /// <returns>The number of deals and organizations written.</returns>
    /// <exception cref="ConcurrentWriteException">Another process keeps writing the same deal. What was written stays.</exception>
    public async Task<(int Deals, int Organizations)> RunAsync(
        bool everything, Action<long>? progress, CancellationToken cancel)
    {
        await _tables.CreateAsync(cancel);
        if (await _tables.GetAsync(TableNames.Imports, Partition, InFlight, cancel) is { } killed)
        {
            var inFlight = killed.GetString(InFlight).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await _contested.RepairAsync([.. inFlight.Select(id => DealId.Parse(id).OrThrow())], cancel);
        }

        var organizations = new List<Organization>();
        await foreach (var row in _tables.ScanAsync(TableNames.Organizations, cancel))
        {
            organizations.Add(Listed(OrganizationRow.Read(row)));
        }

        await _contested.RepeatAsync(
            "The list of organizations", () => new OrganizationWriter(_tables).PutAsync(organizations, cancel), cancel);
        var register = new Register(organizations);
        var rates = await StoredRates.ReadAsync(_tables, cancel);
        var (done, written) = (0L, 0);
        var chunk = new List<TableEntity>();
        await foreach (var row in _tables.ScanAsync(TableNames.Deals, cancel))
        {
            chunk.Add(row);
            if (chunk.Count == Chunk)
            {
                written += await WriteAsync(chunk, register, rates, everything, cancel);
                progress?.Invoke(done += chunk.Count);
                chunk.Clear();
            }
        }

        written += await WriteAsync(chunk, register, rates, everything, cancel);
        progress?.Invoke(done + chunk.Count);
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
        // The row's ETag shows whether another process writes between this read and the write. After a conflict, rows are read again.
        var scanned = rows.Select(DealRows.Read).ToDictionary(deal => deal.Id, deal => (DealRows?)deal);
        var (written, isFirst) = (new HashSet<DealId>(), true);
        await _contested.WriteAsync([.. scanned.Keys], id => $"{id}", WritePartAsync, cancel);
        return written.Count;

        async Task WritePartAsync(IReadOnlyList<DealId> part)
        {
            var stored = isFirst ? scanned : await _writer.ReadAsync(part, cancel);
            isFirst = false;
            var stale = stored.Values.OfType<DealRows>().Select(deal => (Stored: deal, Wanted: deal.Deal.ToRows(register, rates)))
                .Where(deal => everything || deal.Stored.Hash != deal.Wanted.Hash).Select(deal => deal.Wanted).ToList();
            var inFlight = new TableEntity(Partition, InFlight) { [InFlight] = string.Join('\n', stale.Select(deal => deal.Id)) };
            await _tables.WriteAsync(TableNames.Imports, [RowWrite.Upsert(inFlight)], cancel);
            _contested.Begin(stale.Select(deal => deal.Id));
            await _writer.WriteAsync(stale, stored, cancel);
            written.UnionWith(stale.Select(deal => deal.Id));
        }
    }
}

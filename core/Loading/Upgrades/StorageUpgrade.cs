using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Upgrades;

/// <summary>
/// Writes again, in today's layout, what an older version wrote: its rows are made from the claims, so nothing of them is
/// needed. It can be repeated, and one that was killed is finished by the next. The summaries are counted anew afterwards.
/// </summary>
public sealed class StorageUpgrade<TTables>(TTables tables, TimeProvider time)
    where TTables : ITables, IRowScan
{
    private const string Partition = "upgrade:";
    private const string InFlight = "InFlight";
    private const int Chunk = 100;

    private readonly DealWriter _writer = new(tables, time);

    /// <param name="progress">Told how many deals were looked at.</param>
    /// <returns>How many deals and organizations were written.</returns>
    public async Task<(int Deals, int Organizations)> RunAsync(Action<long>? progress, CancellationToken cancel)
    {
        await tables.CreateAsync(cancel);
        if (await tables.GetAsync(TableNames.Imports, Partition, InFlight, cancel) is { } killed)
        {
            await _writer.MendAsync([.. killed.GetString(InFlight).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(id => DealId.Parse(id).OrThrow())], cancel);
        }

        var organizations = new List<Organization>();
        await foreach (var row in tables.ScanAsync(TableNames.Organizations, cancel))
        {
            organizations.Add(Listed(OrganizationRow.Read(row)));
        }

        await new OrganizationWriter(tables).PutAsync(organizations, cancel);
        var register = new Register(organizations);
        var (looked, written) = (0L, 0);
        var chunk = new List<TableEntity>();
        await foreach (var row in tables.ScanAsync(TableNames.Deals, cancel))
        {
            chunk.Add(row);
            if (chunk.Count == Chunk)
            {
                written += await WriteAsync(chunk, register, cancel);
                progress?.Invoke(looked += chunk.Count);
                chunk.Clear();
            }
        }

        written += await WriteAsync(chunk, register, cancel);
        progress?.Invoke(looked + chunk.Count);
        return (written, organizations.Count);
    }

    /// <summary>Removes summaries that lie where no reader of this version looks; it is time when they have been counted anew.</summary>
    public async Task SweepAsync(CancellationToken cancel)
    {
        var old = new List<TableEntity>();
        await foreach (var row in tables.ScanAsync(TableNames.Summaries, cancel))
        {
            if (SummaryLayout.IsOutdated(row))
            {
                old.Add(new(row.PartitionKey, row.RowKey));
            }
        }

        await Batches.DeleteAsync(tables, TableNames.Summaries, old, cancel);
    }

    // Earlier versions took any two letters for a country, and any word for a sector. What stands for a listed one beyond doubt becomes it.
    private static Organization Listed(Organization organization) => organization with
    {
        Country = organization.Country is { } country ? Country.Meant(country)?.ToString() ?? country : null,
        Sectors = [.. organization.Sectors.Select(sector => Sector.Meant(sector.ToString())?.Code ?? sector).Distinct()],
    };

    private async Task<int> WriteAsync(List<TableEntity> rows, Register register, CancellationToken cancel)
    {
        // The row's ETag tells if somebody writes between the look and the write.
        var stored = rows.Select(DealRows.Read).ToDictionary(deal => deal.Id, deal => (DealRows?)deal);
        var stale = stored.Values.Select(deal => (Stored: deal!, Wanted: deal!.Deal.ToRows(register)))
            .Where(deal => deal.Stored.Hash != deal.Wanted.Hash).Select(deal => deal.Wanted).ToList();
        var inFlight = new TableEntity(Partition, InFlight) { [InFlight] = string.Join('\n', stale.Select(deal => deal.Id)) };
        await tables.WriteAsync(TableNames.Imports, [RowWrite.Upsert(inFlight)], cancel);
        await _writer.WriteAsync(stale, stored, cancel);
        return stale.Count;
    }
}

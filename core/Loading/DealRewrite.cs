using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading;

/// <summary>
/// Rewrites stored deals, some at a time. It remembers which are being written: if the process is killed, the next run completes them.
/// </summary>
/// <param name="name">The name of the work, under which it is remembered.</param>
internal sealed class DealRewrite(ITables tables, TimeProvider time, string name)
{
    /// <summary>How many deals are rewritten together.</summary>
    public const int Chunk = 100;

    private const string InFlight = "InFlight";

    private readonly DealWriter _writer = new(tables);
    private readonly ContestedWrites _contested = new(new(tables), time);
    private bool _isRemembered;

    // A colon cannot be in the id of a source, which is the partition of an import.
    private string Partition => name + ":";

    /// <summary>Completes the deals that a killed process was writing.</summary>
    public async Task RepairAsync(CancellationToken cancel)
    {
        if (await tables.GetAsync(TableNames.Imports, Partition, InFlight, cancel) is { } killed)
        {
            _isRemembered = true;
            var inFlight = killed.GetString(InFlight).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            await _contested.RepairAsync([.. inFlight.Select(id => DealId.Parse(id).OrThrow())], cancel);
        }
    }

    /// <summary>Reads deals and rewrites those that differ from what they should be.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public async Task<IReadOnlyCollection<DealId>> ReadAndWriteAsync(
        IReadOnlyCollection<DealId> deals, Func<DealRows, DealRows> wanted, CancellationToken cancel) =>
        await WriteAsync(await _writer.ReadAsync(deals, cancel), wanted, cancel);

    /// <param name="read">The deals as they were just read. Those that another process writes in the meantime are read again.</param>
    /// <param name="wanted">The rows that a deal should have; the same object to leave it alone.</param>
    /// <returns>The deals that were written.</returns>
    /// <exception cref="ConcurrentWriteException">Another process keeps writing the same deal. What was written stays.</exception>
    public async Task<IReadOnlyCollection<DealId>> WriteAsync(
        IReadOnlyDictionary<DealId, DealRows?> read, Func<DealRows, DealRows> wanted, CancellationToken cancel)
    {
        var (written, isFirst) = (new HashSet<DealId>(), true);
        await _contested.WriteAsync([.. read.Keys], id => $"{id}", WritePartAsync, cancel);
        return written;

        async Task WritePartAsync(IReadOnlyList<DealId> part)
        {
            // The row's ETag shows whether another process writes between the read and the write. After a conflict, rows are read again.
            var stored = isFirst ? read : await _writer.ReadAsync(part, cancel);
            isFirst = false;
            var stale = stored.Values.OfType<DealRows>().Select(deal => (Stored: deal, Wanted: wanted(deal)))
                .Where(deal => deal.Stored != deal.Wanted).Select(deal => deal.Wanted).ToList();
            if (stale.Count == 0)
            {
                return;
            }

            var inFlight = new TableEntity(Partition, InFlight) { [InFlight] = string.Join('\n', stale.Select(deal => deal.Id)) };
            await tables.WriteAsync(TableNames.Imports, [RowWrite.Upsert(inFlight)], cancel);
            _isRemembered = true;
            _contested.Begin(stale.Select(deal => deal.Id));
            await _writer.WriteAsync(stale, stored, cancel);
            written.UnionWith(stale.Select(deal => deal.Id));
        }
    }

    /// <summary>Forgets which deals were being written. Call it when all are written.</summary>
    public async Task EndAsync(CancellationToken cancel)
    {
        if (_isRemembered)
        {
            await tables.WriteAsync(TableNames.Imports, [RowWrite.Delete(Partition, InFlight)], cancel);
        }
    }
}

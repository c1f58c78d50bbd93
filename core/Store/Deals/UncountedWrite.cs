using System.Security.Cryptography;
using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Deals;

/// <summary>
/// A write of deals that the summaries do not include yet. The writer opens it before the first change and closes it after the last. A
/// refresh counts the cells of all uncounted writes, and removes those that were closed when it read them. So it misses no change,
/// whatever the clocks of the writers and of the refresh show (decision 0020).
/// </summary>
/// <param name="At">When the service stored it. Changes in the log have this time.</param>
/// <param name="Cells">The summary cells to count again: "group@period".</param>
public sealed record UncountedWrite(
    string Key, DateTimeOffset At, bool IsOpen, IReadOnlyList<DealId> Deals, IReadOnlyList<string> Cells)
{
    // In the table of changes, whose other partitions are months.
    private const string Partition = "uncounted";

    private static readonly Condition StillOpen = new(nameof(IsOpen), "eq", true);

    private static RowRange Whole => RowRange.Whole(TableNames.Changes, Partition);

    /// <summary>All of them, in any order.</summary>
    public static async Task<IReadOnlyList<UncountedWrite>> AllAsync(ITables tables, CancellationToken cancel) =>
        [.. (await tables.AllAsync(Whole, cancel)).Select(Read)];

    /// <summary>
    /// Whether all its deals were written completely after it was opened, as happens if the command of a killed writer is repeated.
    /// </summary>
    /// <param name="all">All uncounted writes.</param>
    internal bool IsSuperseded(IReadOnlyList<UncountedWrite> all)
    {
        var later = all.Where(write => !write.IsOpen && write.At > At).SelectMany(write => write.Deals).ToHashSet();
        return IsOpen && Deals.All(later.Contains);
    }

    /// <summary>When the first of the writes began that are still open; null if none is open.</summary>
    internal static async Task<DateTimeOffset?> OldestOpenAsync(ITables tables, CancellationToken cancel) =>
        (await tables.AllAsync(Whole with { Where = [StillOpen], Columns = [nameof(TableEntity.Timestamp)] }, cancel))
            .Select(row => (DateTimeOffset?)ServiceClock.WrittenAt(row)).Min();

    internal static async Task<UncountedWrite> OpenAsync(
        ITables tables, IReadOnlyList<DealId> deals, IEnumerable<string> cells, CancellationToken cancel)
    {
        var key = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var opened = new UncountedWrite(key, default, IsOpen: true, deals, [.. cells.Distinct(StringComparer.Ordinal)]);
        await tables.WriteAsync(TableNames.Changes, [RowWrite.Upsert(opened.ToRow())], cancel);
        var stored = await tables.GetAsync(TableNames.Changes, Partition, key, cancel);
        return opened with { At = ServiceClock.WrittenAt(stored!) };
    }

    /// <param name="more">More cells to count again.</param>
    internal (string Table, RowWrite Write) Closing(IEnumerable<string> more) => (
        TableNames.Changes,
        RowWrite.Upsert((this with { IsOpen = false, Cells = [.. Cells.Union(more, StringComparer.Ordinal)] }).ToRow()));

    internal static Task RemoveAsync(ITables tables, IEnumerable<UncountedWrite> counted, CancellationToken cancel) =>
        Batches.DeleteAsync(tables, TableNames.Changes, counted.Select(write => new TableEntity(Partition, write.Key)), cancel);

    private TableEntity ToRow()
    {
        var row = new TableEntity(Partition, Key) { [nameof(IsOpen)] = IsOpen };
        Columns.Put(row, nameof(Deals), Columns.Pack(Columns.Json([.. Deals.Select(deal => deal.ToString())], Strings)));
        Columns.Put(row, nameof(Cells), Columns.Pack(Columns.Json(Cells, Strings)));
        return row;
    }

    private static UncountedWrite Read(TableEntity row) => new(
        row.RowKey,
        ServiceClock.WrittenAt(row),
        row.GetBoolean(nameof(IsOpen)) == true,
        [.. ReadStrings(row, nameof(Deals)).Select(deal => DealId.Parse(deal).OrThrow())],
        ReadStrings(row, nameof(Cells)));

    private static System.Text.Json.Serialization.Metadata.JsonTypeInfo<IReadOnlyList<string>> Strings =>
        DealsJson.Default.IReadOnlyListString;

    private static IReadOnlyList<string> ReadStrings(TableEntity row, string column) =>
        JsonSerializer.Deserialize(Columns.Unpack(Columns.Get(row, column)!), Strings)!;
}

using Azure.Data.Tables;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Layout;

/// <summary>
/// The clock of the storage service, which all processes share. Their own clocks may differ by any amount, so nothing that they have to
/// agree on depends on them (decision 0020).
/// </summary>
public static class ServiceClock
{
    private const string Partition = "state";
    private const string Row = "clock";

    /// <summary>The service's time. Writes a row and reads the time at which the service wrote it: two requests.</summary>
    public static async Task<DateTimeOffset> NowAsync(ITables tables, CancellationToken cancel)
    {
        await tables.WriteAsync(TableNames.Summaries, [RowWrite.Upsert(new TableEntity(Partition, Row))], cancel);
        return WrittenAt((await tables.GetAsync(TableNames.Summaries, Partition, Row, cancel))!);
    }

    /// <summary>When the service wrote a row that was just read.</summary>
    public static DateTimeOffset WrittenAt(TableEntity row) =>
        row.Timestamp ?? throw new InvalidOperationException($"The row {row.RowKey} was read without the time of its last write.");
}

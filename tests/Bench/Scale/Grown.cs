using System.Diagnostics;
using Azure.Data.Tables;
using ServerlessDeals.Bench.Stores;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tests;

namespace ServerlessDeals.Bench.Scale;

/// <summary>A store of one size, looked at and refreshed.</summary>
/// <param name="LargestCell">Bytes of the largest row of counts; a row holds 1 MiB.</param>
/// <param name="LargestSummary">Bytes of the largest row that readers of summaries are given.</param>
/// <param name="Requests">Of a refresh after ten changed deals.</param>
/// <param name="Read">Bytes that it read.</param>
/// <param name="Written">Bytes that it wrote.</param>
internal sealed record Grown(int Deals, long Rows, long Bytes, long LargestCell, long LargestSummary, long Requests, long Read, long Written, TimeSpan Took)
{
    public static async Task<Grown> OfAsync(Ground ground, int deals, CancellationToken cancel)
    {
        var (tables, clock, corpus) = await DoubleStore.WithClockAsync(ground, deals, cancel);
        var (rows, bytes, cell, summary) = Sizes(((MemoryTables)tables).Rows());
        var recorded = new RecordedTables(tables);
        var took = TimeSpan.Zero;
        for (var revision = 1; revision <= 2; revision++)
        {
            await Filling.ChangeTenAsync(tables, corpus, revision, clock, cancel);
            clock.PassAQuarterOfAnHour();
            recorded.Record.Clear();
            var began = Stopwatch.GetTimestamp();
            await new SummaryRefresh(recorded, clock).RunAsync(full: false, null, cancel);
            took = Stopwatch.GetElapsedTime(began);
            clock.PassAQuarterOfAnHour();
        }

        return new(deals, rows, bytes, cell, summary, recorded.Record.All.Requests, recorded.Record.All.Received, recorded.Record.All.Sent, took);
    }

    private static (long Rows, long Bytes, long Cell, long Summary) Sizes(IEnumerable<(string Table, TableEntity Row)> all)
    {
        var (rows, bytes, cell, summary) = (0L, 0L, 0L, 0L);
        foreach (var (table, row) in all)
        {
            var size = EntitySize.Stored(row);
            (rows, bytes) = (rows + 1, bytes + size);
            cell = table == TableNames.Cells ? Math.Max(cell, size) : cell;
            summary = table == TableNames.Summaries ? Math.Max(summary, size) : summary;
        }

        return (rows, bytes, cell, summary);
    }
}

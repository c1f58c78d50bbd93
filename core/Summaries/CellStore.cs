using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>What is counted in one cell, through time.</summary>
/// <param name="Name">The company's or the investor's, where the cell belongs to one.</param>
/// <param name="Reported">The newest publication that is counted.</param>
internal sealed record CellHistory(PartialDate Period, string? Name, PartialDate? Reported, IReadOnlyList<CountedInterval> Intervals)
{
    /// <summary>The first day on which two counts are not the same, the last of all days where only what is no count differs; null where nothing does.</summary>
    public static DateOnly? Difference(CellHistory before, CellHistory after) =>
        CountedInterval.Difference(before.Intervals, after.Intervals)
        ?? ((before.Name, before.Reported) == (after.Name, after.Reported) ? null : DateOnly.MaxValue);
}

/// <summary>
/// Counts cells from the deals' rows and keeps the counts, in a few partitions by a hash of the group: so that counts of many
/// groups are written together, and all of them can be walked.
/// </summary>
/// <remarks>
/// A row says from which day on its count differs from the one before, and in which refresh: where that one was killed, readers
/// of summaries have not seen the difference, and the next refresh goes on from that day.
/// </remarks>
/// <param name="visible">The generation of summaries that readers see.</param>
/// <param name="generation">The one that is being made.</param>
internal sealed class CellStore(ITables tables, long visible, long generation)
{
    private const string Intervals = "Intervals";
    private const string Since = "Since";
    private const string Generation = "Generation";
    private const int Buckets = 64;
    private const int Tries = 5;

    /// <summary>Counts a cell anew and stores the count.</summary>
    /// <returns>The first day on which it differs from what readers of summaries see; null where it does not.</returns>
    public async Task<DateOnly?> RecountAsync(SummaryCell cell, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var stored = await tables.GetAsync(TableNames.Cells, Bucket(cell.Group), cell.ToString(), cancel);
            var rows = await tables.AllAsync(cell.Rows(), cancel);
            var count = Count(cell, rows.SelectMany(ViewRow.ReadAll).Where(period => SummaryCell.Of(period.Item).Contains(cell)));
            var before = stored is null ? new(cell.Period, null, null, []) : Read(stored);
            var (unseen, difference) = (stored is null ? null : Unseen(stored), CellHistory.Difference(before, count));
            var since = new[] { unseen, difference }.Min();
            if (difference is null)
            {
                return since;
            }

            try
            {
                await tables.WriteAsync(TableNames.Cells, [RowWrite.Guarded(Row(cell, count, since!.Value), stored?.ETag)], cancel);
                return since;
            }
            catch (ConcurrentWriteException) when (tries < Tries)
            {
                // A refresh that has lost its lease, and does not know it yet, wrote the cell: count what is there by now.
            }
        }
    }

    /// <summary>Stores counts of many cells, whatever was stored: they may differ on any day.</summary>
    public Task WriteAsync(IEnumerable<(SummaryCell Cell, CellHistory Count)> counts, CancellationToken cancel) =>
        Batches.WriteAsync(tables, counts.Select(one => (TableNames.Cells, RowWrite.Upsert(Row(one.Cell, one.Count, DateOnly.MinValue)))), cancel);

    /// <summary>All cells of a group: one request for every thousand.</summary>
    public async Task<IReadOnlyList<CellHistory>> OfAsync(string group, CancellationToken cancel)
    {
        var range = RowRange.Whole(TableNames.Cells, Bucket(group)) with { From = $"{group}@", To = $"{group}@{RowRange.LastKey}" };
        return [.. (await tables.AllAsync(range, cancel)).Select(Read)];
    }

    /// <summary>Every cell that was ever counted.</summary>
    public async Task<IReadOnlyCollection<SummaryCell>> AllAsync(CancellationToken cancel)
    {
        var cells = new System.Collections.Concurrent.ConcurrentBag<SummaryCell>();
        await Batches.EachAsync(
            Enumerable.Range(0, Buckets).Select(StableHash.Bucket),
            async (bucket, token) =>
            {
                await foreach (var row in tables.EachAsync(RowRange.Whole(TableNames.Cells, bucket), token))
                {
                    cells.Add(SummaryCell.Parse(row.RowKey));
                }
            },
            cancel);
        return cells;
    }

    /// <summary>Counts deals while they stood in a cell.</summary>
    public static CellHistory Count(SummaryCell cell, IEnumerable<DealPeriod> periods)
    {
        var (dimension, key) = Groups.Split(cell.Group);
        var investor = dimension == Dimension.Investor ? key : null;
        // While a deal's rows are written it may lie at its old place and at its new one.
        var own = periods.OrderBy(period => period.Item.Id).ThenBy(period => period.From).DistinctBy(period => (period.Item.Id, period.From)).ToList();
        var newest = own.OrderByDescending(period => period.From).Select(period => period.Item).ToList();
        return new(
            cell.Period,
            dimension == Dimension.Company
                ? newest.FirstOrDefault()?.Company.Name
                : newest.SelectMany(item => item.Parties).FirstOrDefault(party => party.Id.ToString() == investor)?.Name,
            own.Count == 0 ? null : own.Max(period => period.Item.Reported),
            [.. own.Select(period => CountedInterval.Of(period, investor))]);
    }

    private static string Bucket(string group) => StableHash.Bucket(StableHash.Of(group, Buckets));

    // Where readers see no summaries yet, they have seen no count.
    private DateOnly? Unseen(TableEntity row) => (visible, row.GetInt64(Generation) > visible) switch
    {
        (0, _) => DateOnly.MinValue,
        (_, true) => DateOnly.FromDayNumber(row.GetInt32(Since)!.Value),
        _ => null,
    };

    private TableEntity Row(SummaryCell cell, CellHistory count, DateOnly since)
    {
        var row = new TableEntity(Bucket(cell.Group), cell.ToString())
        {
            [nameof(CellHistory.Name)] = count.Name,
            [nameof(CellHistory.Reported)] = count.Reported?.ToString(),
            [Since] = since.DayNumber,
            [Generation] = generation,
        };
        Columns.Put(row, Intervals, Columns.Pack(Columns.Json(count.Intervals, SummaryJson.Default.Intervals)));
        return row;
    }

    private static CellHistory Read(TableEntity row) => new(
        SummaryCell.Parse(row.RowKey).Period,
        row.GetString(nameof(CellHistory.Name)),
        row.GetString(nameof(CellHistory.Reported)) is { } reported ? PartialDate.Parse(reported).OrThrow() : null,
        JsonSerializer.Deserialize(Columns.Unpack(Columns.Get(row, Intervals)!), SummaryJson.Default.Intervals)!);
}

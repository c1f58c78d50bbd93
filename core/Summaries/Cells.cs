using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>What is counted in one cell, through time.</summary>
/// <param name="Name">The company's or the investor's, where the cell belongs to one.</param>
/// <param name="Reported">The newest publication that is counted.</param>
internal sealed record CellCount(PartialDate Period, string? Name, PartialDate? Reported, IReadOnlyList<Stay> Stays)
{
    /// <summary>The first day on which two counts are not the same, the last of all days where only what is no count differs; null where nothing does.</summary>
    public static DateOnly? Difference(CellCount before, CellCount after) =>
        Stay.Difference(before.Stays, after.Stays)
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
internal sealed class Cells(ITables tables, long visible, long generation)
{
    private const string Stays = "Stays";
    private const string Since = "Since";
    private const string Generation = "Generation";
    private const int Buckets = 64;
    private const int Tries = 5;

    /// <summary>Counts a cell anew and stores the count.</summary>
    /// <returns>The first day on which it differs from what readers of summaries see; null where it does not.</returns>
    public async Task<DateOnly?> RecountAsync(Cell cell, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            var stored = await tables.GetAsync(TableNames.Cells, Bucket(cell.Group), cell.ToString(), cancel);
            var rows = await tables.AllAsync(cell.Rows(), cancel);
            var count = Count(cell, rows.SelectMany(ViewRow.ReadAll).Where(period => Cell.Of(period.Item).Contains(cell)));
            var before = stored is null ? new(cell.Period, null, null, []) : Read(stored);
            var (unseen, difference) = (stored is null ? null : Unseen(stored), CellCount.Difference(before, count));
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
    public Task WriteAsync(IEnumerable<(Cell Cell, CellCount Count)> counts, CancellationToken cancel) =>
        Batches.WriteAsync(tables, counts.Select(one => (TableNames.Cells, RowWrite.Upsert(Row(one.Cell, one.Count, DateOnly.MinValue)))), cancel);

    /// <summary>All cells of a group: one request for every thousand.</summary>
    public async Task<IReadOnlyList<CellCount>> OfAsync(string group, CancellationToken cancel)
    {
        var range = RowRange.Whole(TableNames.Cells, Bucket(group)) with { From = $"{group}@", To = $"{group}@{RowRange.LastKey}" };
        return [.. (await tables.AllAsync(range, cancel)).Select(Read)];
    }

    /// <summary>Every cell that was ever counted.</summary>
    public async Task<IReadOnlyCollection<Cell>> AllAsync(CancellationToken cancel)
    {
        var cells = new System.Collections.Concurrent.ConcurrentBag<Cell>();
        await Batches.EachAsync(
            Enumerable.Range(0, Buckets).Select(Hashed.Bucket),
            async (bucket, token) =>
            {
                await foreach (var row in tables.EachAsync(RowRange.Whole(TableNames.Cells, bucket), token))
                {
                    cells.Add(Cell.Parse(row.RowKey));
                }
            },
            cancel);
        return cells;
    }

    /// <summary>Counts deals while they stood in a cell.</summary>
    public static CellCount Count(Cell cell, IEnumerable<DealPeriod> periods)
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
            [.. own.Select(period => Stay.Of(period, investor))]);
    }

    private static string Bucket(string group) => Hashed.Bucket(Hashed.Of(group, Buckets));

    // Where readers see no summaries yet, they have seen no count.
    private DateOnly? Unseen(TableEntity row) => (visible, row.GetInt64(Generation) > visible) switch
    {
        (0, _) => DateOnly.MinValue,
        (_, true) => DateOnly.FromDayNumber(row.GetInt32(Since)!.Value),
        _ => null,
    };

    private TableEntity Row(Cell cell, CellCount count, DateOnly since)
    {
        var row = new TableEntity(Bucket(cell.Group), cell.ToString())
        {
            [nameof(CellCount.Name)] = count.Name,
            [nameof(CellCount.Reported)] = count.Reported?.ToString(),
            [Since] = since.DayNumber,
            [Generation] = generation,
        };
        Columns.Put(row, Stays, Columns.Pack(Columns.Json(count.Stays, SummaryJson.Default.Stays)));
        return row;
    }

    private static CellCount Read(TableEntity row) => new(
        Cell.Parse(row.RowKey).Period,
        row.GetString(nameof(CellCount.Name)),
        row.GetString(nameof(CellCount.Reported)) is { } reported ? PartialDate.Parse(reported).OrThrow() : null,
        JsonSerializer.Deserialize(Columns.Unpack(Columns.Get(row, Stays)!), SummaryJson.Default.Stays)!);
}

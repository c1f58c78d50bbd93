using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Storage;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Summaries;

/// <summary>What is counted in one cell, through time.</summary>
/// <param name="Name">The company's or the investor's, where the cell belongs to one.</param>
/// <param name="Reported">The newest publication that is counted.</param>
internal sealed record CellCount(PartialDate Period, string? Name, PartialDate? Reported, IReadOnlyList<Step<Count>> Steps);

/// <summary>Counts cells from the deals' rows and keeps the counts.</summary>
internal sealed class Cells(ITables tables)
{
    private const string Steps = "Steps";

    /// <summary>Counts a cell anew and stores the count.</summary>
    public async Task RecountAsync(Cell cell, CancellationToken cancel)
    {
        var stored = await tables.GetAsync(TableNames.Cells, cell.Group, cell.Period.ToString(), cancel);
        var rows = await tables.AllAsync(cell.Rows(), cancel);
        var row = Row(cell, Count(cell, rows.SelectMany(DealRows.ReadAll).Where(period => Cell.Of(period.Item).Contains(cell))));
        await tables.WriteAsync(TableNames.Cells, [RowWrite.Guarded(row, stored?.ETag)], cancel);
    }

    /// <summary>Stores counts of many cells, whatever was stored.</summary>
    public Task WriteAsync(IEnumerable<(Cell Cell, CellCount Count)> counts, CancellationToken cancel) =>
        Batches.WriteAsync(tables, counts.Select(one => (TableNames.Cells, RowWrite.Upsert(Row(one.Cell, one.Count)))), cancel);

    /// <summary>All cells of a group: one request for every thousand.</summary>
    public async Task<IReadOnlyList<CellCount>> OfAsync(string group, CancellationToken cancel) =>
        [.. (await tables.AllAsync(RowRange.Whole(TableNames.Cells, group), cancel)).Select(Read)];

    /// <summary>Counts deals while they stood in a cell.</summary>
    public static CellCount Count(Cell cell, IEnumerable<DealPeriod> periods)
    {
        var (dimension, key) = Groups.Split(cell.Group);
        var investor = dimension == Dimension.Investor ? key : null;
        var own = periods
            .OrderBy(period => period.Item.Id).ThenBy(period => period.From)
            .Select(period => (Period: period, Count: Summaries.Count.Of(period.Item, investor)))
            .ToList();
        var days = own.Select(one => one.Period.From)
            .Concat(own.Where(one => one.Period.Until is not null).Select(one => one.Period.Until!.Value))
            .Distinct().Order();
        var steps = days.Select(day => new Step<Count>(
            day,
            own.Where(one => one.Period.From <= day && (one.Period.Until is null || day < one.Period.Until))
                .Aggregate(Summaries.Count.None, (sum, one) => Summaries.Count.Add(sum, one.Count))));
        var newest = own.OrderByDescending(one => one.Period.From).Select(one => one.Period.Item).ToList();
        return new(
            cell.Period,
            dimension == Dimension.Company
                ? newest.FirstOrDefault()?.Company.Name
                : newest.SelectMany(item => item.Parties).FirstOrDefault(party => party.Id.ToString() == investor)?.Name,
            own.Count == 0 ? null : own.Max(one => one.Period.Item.Reported),
            [.. steps]);
    }

    private static TableEntity Row(Cell cell, CellCount count)
    {
        var row = new TableEntity(cell.Group, cell.Period.ToString())
        {
            [nameof(CellCount.Name)] = count.Name,
            [nameof(CellCount.Reported)] = count.Reported?.ToString(),
        };
        Columns.Put(row, Steps, Columns.Pack(Columns.Json(count.Steps, SummaryJson.Default.Counts)));
        return row;
    }

    private static CellCount Read(TableEntity row) => new(
        PartialDate.Parse(row.RowKey).OrThrow(),
        row.GetString(nameof(CellCount.Name)),
        row.GetString(nameof(CellCount.Reported)) is { } reported ? PartialDate.Parse(reported).OrThrow() : null,
        JsonSerializer.Deserialize(Columns.Unpack(Columns.Get(row, Steps)!), SummaryJson.Default.Counts)!);
}

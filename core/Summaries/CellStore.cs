using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>The deals counted in one cell, through time.</summary>
/// <param name="Name">The name of the company or investor the cell belongs to, if any.</param>
/// <param name="Reported">The date of the newest source counted.</param>
internal sealed record CellHistory(PartialDate Period, string? Name, PartialDate? Reported, IReadOnlyList<CountedInterval> Intervals)
{
    /// <summary>
    /// First day the counts differ; <see cref="DateOnly.MaxValue"/> if only the name or newest source differs; null if equal.
    /// </summary>
    public static DateOnly? Difference(CellHistory before, CellHistory after) =>
        CountedInterval.Difference(before.Intervals, after.Intervals)
        ?? ((before.Name, before.Reported) == (after.Name, after.Reported) ? null : DateOnly.MaxValue);
}

/// <summary>
/// Counts cells from the deals' rows and stores the result. A hash of the group picks one of a few partitions, so many groups
/// are written in one batch and all of them can be enumerated. A group's cells and its summaries lie together (decision 0032): one range
/// reads both, and one batch writes both.
/// </summary>
/// <remarks>
/// A row records the first day its count changed and the refresh that changed it. If that refresh was killed, readers have not
/// seen the change, and the next refresh continues from that day.
/// </remarks>
/// <param name="visible">The generation of summaries that readers see.</param>
/// <param name="generation">The generation being built.</param>
internal sealed class CellStore(ITables tables, long visible, long generation)
{
    private const string Intervals = "Intervals";
    private const string Since = "Since";
    private const string Generation = "Generation";
    private const int Buckets = 64;

    // Periods begin with a digit, so this sorts with the last of them and before the rows of summaries.
    private const string LastYears = "9";

    private static readonly IReadOnlyList<string> GroupColumns =
        [nameof(CellHistory.Name), nameof(CellHistory.Reported), Since, Generation, .. Columns.Of(Intervals), SeriesKey.HashColumn];

    /// <summary>The deals of each period whose cell of "overall" was counted here, with their keys.</summary>
    public ConcurrentDictionary<PartialDate, IReadOnlyList<CountedInterval>> Deals { get; } = [];

    /// <summary>All cells of a group, and the outlines of its summaries. Costs one request per thousand rows.</summary>
    public async Task<StoredGroup> ReadAsync(string group, CancellationToken cancel)
    {
        var range = RowsOf(group) with { Columns = GroupColumns };
        var rows = (await tables.AllAsync(range, cancel)).ToLookup(IsCell);
        return new(group, rows[true].ToDictionary(row => SummaryCell.Parse(row.RowKey).Period), [.. rows[false]]);
    }

    /// <summary>Compares a new count of a cell with the stored one.</summary>
    /// <param name="stored">The row of the cell; null if there is none.</param>
    public RecountedCell Compare(SummaryCell cell, TableEntity? stored, CellHistory now)
    {
        var before = stored is null ? new(cell.Period, null, null, []) : Read(stored);
        var difference = CellHistory.Difference(before, now);
        var since = new[] { stored is null ? null : Unseen(stored), difference }.Min();
        return new(now, since, difference is null ? null : RowWrite.Guarded(Row(cell, now, since!.Value), stored?.ETag));
    }

    /// <summary>Stores many cells without reading them first, so each is marked as changed from the first day on.</summary>
    public Task WriteAsync(IEnumerable<(SummaryCell Cell, CellHistory History)> counted, CancellationToken cancel) =>
        Batches.WriteAsync(
            tables, counted.Select(pair => (TableNames.Cells, RowWrite.Upsert(Row(pair.Cell, pair.History, DateOnly.MinValue)))), cancel);

    /// <summary>The cells of a group in some years, in pages of a thousand.</summary>
    /// <param name="from">The first year; null for all up to the last.</param>
    /// <param name="to">The last year; null for all from the first on.</param>
    /// <param name="pages">The most pages to read.</param>
    /// <returns>Null if there are more pages.</returns>
    public static async Task<IReadOnlyList<CellHistory>?> InYearsAsync(
        ITables tables, string group, int? from, int? to, int pages, CancellationToken cancel)
    {
        var (first, last) = (from is { } begin ? Views.Year(begin) : "", to is { } end ? Views.Year(end) : LastYears);
        var range = RowsOf(group) with { From = $"{group}@{first}", To = $"{group}@{last}{RowRange.LastKey}" };
        var cells = new List<CellHistory>();
        for (var read = 0; read < pages; read++)
        {
            var page = await tables.QueryAsync(range, cancel);
            cells.AddRange(page.Rows.Select(Read));
            if (page.Continuation is null)
            {
                return cells;
            }

            range = range with { Continuation = page.Continuation };
        }

        return null;
    }

    /// <summary>Every cell ever counted.</summary>
    public async Task<IReadOnlyCollection<SummaryCell>> AllAsync(CancellationToken cancel)
    {
        var cells = new ConcurrentBag<SummaryCell>();
        await Batches.EachAsync(
            Enumerable.Range(0, Buckets).Select(StableHash.Bucket),
            async (bucket, token) =>
            {
                await foreach (var row in tables.EachAsync(RowRange.Whole(TableNames.Cells, bucket) with { Columns = [] }, token))
                {
                    if (IsCell(row))
                    {
                        cells.Add(SummaryCell.Parse(row.RowKey));
                    }
                }
            },
            cancel);
        return cells;
    }

    /// <summary>Counts a cell, and keeps the deals of a cell of "overall" with their keys.</summary>
    public CellHistory CountWithKeys(SummaryCell cell, IReadOnlyList<DealPeriod> periods)
    {
        if (cell.Group == SummaryCell.Overall)
        {
            Deals[cell.Period] =
            [
                .. Distinct(periods).Select(period => CountedInterval.Of(period, null) with
                {
                    Valuation = CompanyValuation.Of(period.Item),
                    Keys = DealKeys.Of(period.Item),
                }),
            ];
        }

        return Count(cell, periods);
    }

    /// <summary>Counts a cell from the periods in which deals belonged to it.</summary>
    public static CellHistory Count(SummaryCell cell, IEnumerable<DealPeriod> periods)
    {
        var (dimension, key) = Groups.Split(cell.Group);
        var investor = dimension == Dimension.Investor ? key : null;
        var distinct = Distinct(periods);
        var newest = distinct.OrderByDescending(period => period.From).Select(period => period.Item).ToList();
        return new(
            cell.Period,
            dimension == Dimension.Company
                ? newest.FirstOrDefault()?.Company.Name
                : newest.SelectMany(item => item.Parties).FirstOrDefault(party => party.Id.ToString() == investor)?.Name,
            distinct.Count == 0 ? null : distinct.Max(period => period.Item.Reported),
            [.. distinct.Select(period => CountedInterval.Of(period, investor) with
            {
                Valuation = dimension == Dimension.Company ? CompanyValuation.Of(period.Item) : null,
            })]);
    }

    // While a deal's rows are being written, it may be stored under both its old and its new key.
    private static List<DealPeriod> Distinct(IEnumerable<DealPeriod> periods) =>
    [
        .. periods
            .OrderBy(period => period.Item.Id)
            .ThenBy(period => period.From)
            .DistinctBy(period => (period.Item.Id, period.From)),
    ];

    /// <summary>Whether a stored row holds the same count as one that would be written now.</summary>
    public static bool HaveSameCount(TableEntity? stored, TableEntity now)
    {
        try
        {
            return stored is null ? Read(now).Intervals.Count == 0 : CellHistory.Difference(Read(stored), Read(now)) is null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>The partition of a group.</summary>
    public static string Bucket(string group) => StableHash.Bucket(StableHash.Of(group, Buckets));

    /// <summary>Whether a row of the table is a cell, and not a summary of a group, which lies beside the group's cells.</summary>
    public static bool IsCell(TableEntity row) => !row.RowKey.Contains(SeriesKey.Mark, StringComparison.Ordinal);

    public static CellHistory Read(TableEntity row) => new(
        SummaryCell.Parse(row.RowKey).Period,
        row.GetString(nameof(CellHistory.Name)),
        row.GetString(nameof(CellHistory.Reported)) is { } reported ? PartialDate.Parse(reported).OrThrow() : null,
        JsonSerializer.Deserialize(Columns.Unpack(Columns.Get(row, Intervals)!), SummaryJson.Default.Intervals)!);

    private static RowRange RowsOf(string group) =>
        RowRange.Whole(TableNames.Cells, Bucket(group)) with { From = $"{group}@", To = $"{group}@{RowRange.LastKey}" };

    // Before the first visible generation, readers have seen no counts at all.
    private DateOnly? Unseen(TableEntity row) => (visible, row.GetInt64(Generation) > visible) switch
    {
        (0, _) => DateOnly.MinValue,
        (_, true) => DateOnly.FromDayNumber(row.GetInt32(Since)!.Value),
        _ => null,
    };

    private TableEntity Row(SummaryCell cell, CellHistory history, DateOnly since)
    {
        var row = new TableEntity(Bucket(cell.Group), cell.ToString())
        {
            [nameof(CellHistory.Name)] = history.Name,
            [nameof(CellHistory.Reported)] = history.Reported?.ToString(),
            [Since] = since.DayNumber,
            [Generation] = generation,
        };
        Columns.Put(row, Intervals, Columns.Pack(Columns.Json(history.Intervals, SummaryJson.Default.Intervals)));
        return row;
    }
}

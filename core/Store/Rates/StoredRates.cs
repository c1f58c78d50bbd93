using System.Text;
using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Rates;

/// <summary>The stored rates, and what a writer must know to add to them.</summary>
/// <param name="Years">The hash of each stored year, by its row key.</param>
/// <param name="Tag">Of the row with these hashes; null if there is none.</param>
public sealed record RateState(ExchangeRates Rates, IReadOnlyDictionary<string, string> Years, ETag? Tag)
{
    /// <summary>Nothing is stored.</summary>
    public static RateState None { get; } = new(ExchangeRates.None, new Dictionary<string, string>(StringComparer.Ordinal), null);
}

/// <summary>
/// Reference rates in storage: one partition, with a row a year, and one with the hashes of all years. A write is one batch, so rates are
/// never stored by halves; two writers at once are a conflict.
/// </summary>
public static class StoredRates
{
    private const string Partition = "ecb";
    private const string Days = "Days";
    private const string StateRow = "years";
    private const string Years = "Years";

    private static RowRange Whole => RowRange.Whole(TableNames.Rates, Partition);

    /// <summary>All rates, in one request; pegs alone if none are stored, or storage is of a version that had none.</summary>
    public static async Task<ExchangeRates> ReadAsync(ITables tables, CancellationToken cancel) =>
        (await ReadStateAsync(tables, cancel)).Rates;

    /// <summary>All rates, to add to them.</summary>
    public static async Task<RateState> ReadStateAsync(ITables tables, CancellationToken cancel)
    {
        var rows = await new ReadOnlyTables(tables).AllAsync(Whole, cancel);
        if (rows.Count == 0)
        {
            return RateState.None;
        }

        var state = rows.FirstOrDefault(IsState);
        var rates = new ExchangeRates(rows.Where(row => !IsState(row)).SelectMany(Read));
        return new(rates, state is null ? RateState.None.Years : Hashes(state), state?.ETag);
    }

    /// <summary>Stores the years of these days.</summary>
    /// <param name="days">All days of each year that changes.</param>
    /// <param name="read">The rates as they were read before.</param>
    /// <exception cref="ConcurrentWriteException">Another process has stored rates since.</exception>
    public static Task WriteAsync(ITables tables, IReadOnlyList<DailyRates> days, RateState read, CancellationToken cancel)
    {
        var texts = days.GroupBy(day => Views.Year(day.Day.Year), StringComparer.Ordinal)
            .ToDictionary(year => year.Key, year => Encoding.UTF8.GetBytes(RateCsv.Write([.. year.OrderBy(day => day.Day)])));
        var hashes = new SortedDictionary<string, string>(read.Years.ToDictionary(), StringComparer.Ordinal);
        foreach (var (year, text) in texts)
        {
            hashes[year] = StableHash.Hash([text]);
        }

        var state = new TableEntity(Partition, StateRow) { [Years] = string.Join('\n', hashes.Select(year => $"{year.Key} {year.Value}")) };
        return tables.WriteAsync(
            TableNames.Rates,
            [RowWrite.Guarded(state, read.Tag), .. texts.Select(year => RowWrite.Upsert(Row(year.Key, year.Value)))],
            cancel);
    }

    /// <summary>The years whose rows are missing, left over, or not as they were written.</summary>
    internal static async Task<IReadOnlyList<(string Year, string Problem)>> DamagedAsync(ITables tables, CancellationToken cancel)
    {
        var rows = (await tables.AllAsync(Whole, cancel)).ToDictionary(row => row.RowKey, StringComparer.Ordinal);
        var hashes = rows.Remove(StateRow, out var state) ? Hashes(state) : RateState.None.Years;
        return
        [
            .. hashes.Keys.Except(rows.Keys).Select(year => (year, "is missing")),
            .. rows.Keys.Except(hashes.Keys).Select(year => (year, "should not be there")),
            .. rows.Keys.Where(year => hashes.TryGetValue(year, out var hash) && hash != HashOf(rows[year]))
                .Select(year => (year, "is not as it was written")),
        ];
    }

    private static bool IsState(TableEntity row) => row.RowKey == StateRow;

    private static TableEntity Row(string year, byte[] text)
    {
        var row = new TableEntity(Partition, year);
        Columns.Put(row, Days, Columns.Pack(text));
        return row;
    }

    private static IReadOnlyList<DailyRates> Read(TableEntity row) =>
        RateCsv.Parse(Encoding.UTF8.GetString(Text(row))).OrThrow();

    private static byte[] Text(TableEntity row) => Columns.Get(row, Days) is { } packed
        ? Columns.Unpack(packed)
        : throw new InvalidDataException($"The rates of {row.RowKey} are stored without a column {Days}.");

    private static IReadOnlyDictionary<string, string> Hashes(TableEntity state) => state.GetString(Years)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' '))
        .ToDictionary(parts => parts[0], parts => parts[^1], StringComparer.Ordinal);

    private static string HashOf(TableEntity row)
    {
        try
        {
            return StableHash.Hash([Text(row)]);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or InvalidOperationException)
        {
            return "unreadable";
        }
    }
}

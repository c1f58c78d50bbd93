using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Rates;

/// <summary>Reference rates in storage: one partition, a row a year. They are written in one batch, so never by halves.</summary>
public static class StoredRates
{
    private const string Partition = "ecb";
    private const string Days = "Days";

    private static RowRange Whole => RowRange.Whole(TableNames.Rates, Partition);

    /// <summary>All rates, in one request; pegs alone if none are stored, or storage is of a version that had none.</summary>
    public static async Task<ExchangeRates> ReadAsync(ITables tables, CancellationToken cancel)
    {
        var rows = await new ReadOnlyTables(tables).AllAsync(Whole, cancel);
        return rows.Count == 0 ? ExchangeRates.None : new(rows.SelectMany(Read));
    }

    /// <summary>Stores the years of these days.</summary>
    /// <param name="days">All days of each year.</param>
    public static Task WriteAsync(ITables tables, IReadOnlyList<DailyRates> days, CancellationToken cancel) => tables.WriteAsync(
        TableNames.Rates, [.. days.GroupBy(day => day.Day.Year).Select(year => RowWrite.Upsert(Row(year.Key, [.. year])))], cancel);

    private static TableEntity Row(int year, IReadOnlyList<DailyRates> days)
    {
        var row = new TableEntity(Partition, year.ToString("D4", CultureInfo.InvariantCulture));
        Columns.Put(row, Days, Columns.Pack(Encoding.UTF8.GetBytes(RateCsv.Write([.. days.OrderBy(day => day.Day)]))));
        return row;
    }

    private static IReadOnlyList<DailyRates> Read(TableEntity row) =>
        RateCsv.Parse(Encoding.UTF8.GetString(Columns.Unpack(Columns.Get(row, Days)!))).OrThrow();
}

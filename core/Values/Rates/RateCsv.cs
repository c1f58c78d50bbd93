using System.Globalization;
using System.Text;

namespace ServerlessDeals.Values.Rates;

/// <summary>
/// Rates in the form in which the European Central Bank publishes them: a line a day, a column a currency, "N/A" where there is no rate.
/// </summary>
public static class RateCsv
{
    private const string None = "N/A";

    // The second is that of the bank's daily file.
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "d MMMM yyyy"];

    /// <summary>Reads rates. Columns of currencies that are no longer used are left out.</summary>
    /// <returns>The days in the order of the file, or an error that names the line.</returns>
    public static Parsed<IReadOnlyList<DailyRates>> Parse(string text)
    {
        var lines = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var header = Cells(lines[0]);
        if (header is not ["Date", .., _])
        {
            return Wrong(1, $"'{Start(lines[0])}' is not the header of a file of rates; write Date, and then a currency a column");
        }

        Currency?[] currencies = [.. header.Select(KnownCurrency)];
        var days = new List<DailyRates>(lines.Length - 1);
        for (var at = 1; at < lines.Length; at++)
        {
            var cells = Cells(lines[at]);
            if (cells.Length != header.Length)
            {
                return Wrong(at + 1, $"has {cells.Length} cells; the header has {header.Length}");
            }

            if (!DateOnly.TryParseExact(cells[0], DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return Wrong(at + 1, $"'{cells[0]}' is not a day such as 2024-03-05");
            }

            var rates = new Dictionary<Currency, decimal>(cells.Length);
            for (var column = 1; column < cells.Length; column++)
            {
                if (currencies[column] is not { } currency || cells[column] is None or "")
                {
                    continue;
                }

                if (Units(cells[column]) is not { } units)
                {
                    return Wrong(at + 1, $"'{cells[column]}' is not a rate of {currency}; it is a number above zero, or {None}");
                }

                rates[currency] = units;
            }

            days.Add(new(day, rates));
        }

        return Parsed<IReadOnlyList<DailyRates>>.Of(days);
    }

    /// <summary>Writes days in the order given.</summary>
    public static string Write(IReadOnlyList<DailyRates> days)
    {
        var currencies = days.SelectMany(day => day.PerEuro.Keys).Distinct().Order().ToList();
        var text = new StringBuilder("Date").AppendJoin("", currencies.Select(currency => "," + currency)).Append('\n');
        foreach (var day in days)
        {
            text.Append(day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            foreach (var currency in currencies)
            {
                text.Append(',')
                    .Append(day.PerEuro.TryGetValue(currency, out var units) ? units.ToString(CultureInfo.InvariantCulture) : None);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static Currency? KnownCurrency(string code) => Currency.Parse(code) is { IsValue: true } known ? known.Value : null;

    private static decimal? Units(string cell) =>
        decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units) && units > 0 ? units : null;

    // The bank ends each line with a comma, and puts spaces after commas in its daily file.
    private static string[] Cells(string line) => line.TrimEnd().TrimEnd(',').Split(',', StringSplitOptions.TrimEntries);

    private static string Start(string line) => line.Length <= 40 ? line : line[..40] + "…";

    private static Parsed<IReadOnlyList<DailyRates>> Wrong(int line, string what) =>
        Parsed<IReadOnlyList<DailyRates>>.Wrong(FormattableString.Invariant($"line {line}: {what}"));
}

using System.Globalization;
using System.Text;

namespace ServerlessDeals.Values.Rates;

/// <summary>
/// Rates in the form in which the European Central Bank publishes them: a line a day, a column a currency, "N/A" where there is no rate.
/// </summary>
public static class RateCsv
{
    private const string None = "N/A";

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

        Currency?[] currencies = [.. header.Select(RateText.Currency)];
        if (currencies.OfType<Currency>().GroupBy(currency => currency).FirstOrDefault(columns => columns.Count() > 1) is { } twice)
        {
            return Wrong(1, $"{twice.Key} has two columns; keep one of them");
        }

        var days = new List<DailyRates>(lines.Length - 1);
        for (var at = 1; at < lines.Length; at++)
        {
            if (Line(lines[at], currencies) is var line && !line.IsValue)
            {
                return Wrong(at + 1, line.Error);
            }

            days.Add(line.Value);
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
            text.Append(RateText.Of(day.Day));
            foreach (var currency in currencies)
            {
                text.Append(',')
                    .Append(day.PerEuro.TryGetValue(currency, out var units) ? units.ToString(CultureInfo.InvariantCulture) : None);
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <param name="currencies">By column; null for the day, and for currencies that are left out.</param>
    private static Parsed<DailyRates> Line(string line, Currency?[] currencies)
    {
        var cells = Cells(line);
        if (cells.Length != currencies.Length)
        {
            return Parsed<DailyRates>.Wrong(
                string.Create(CultureInfo.InvariantCulture, $"has {cells.Length} cells; the header has {currencies.Length}"));
        }

        if (RateText.Day(cells[0]) is var day && !day.IsValue)
        {
            return Parsed<DailyRates>.Wrong(day.Error);
        }

        var rates = new Dictionary<Currency, decimal>(cells.Length);
        for (var column = 1; column < cells.Length; column++)
        {
            if (currencies[column] is not { } currency || cells[column] is None or "")
            {
                continue;
            }

            if (RateText.Units(cells[column], currency) is var units && !units.IsValue)
            {
                return Parsed<DailyRates>.Wrong($"{units.Error}, or {None}");
            }

            rates[currency] = units.Value;
        }

        return Parsed<DailyRates>.Of(new(day.Value, rates));
    }

    // The bank ends each line with a comma, and puts spaces after commas in its daily file.
    private static string[] Cells(string line) => line.TrimEnd().TrimEnd(',').Split(',', StringSplitOptions.TrimEntries);

    private static string Start(string line) => line.Length <= 40 ? line : line[..40] + "…";

    private static Parsed<IReadOnlyList<DailyRates>> Wrong(int line, string what) =>
        Parsed<IReadOnlyList<DailyRates>>.Wrong(FormattableString.Invariant($"line {line}: {what}"));
}

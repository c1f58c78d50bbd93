using System.Collections.Concurrent;
using System.Globalization;
using System.IO.Compression;

namespace ServerlessDeals.Tests.Witness;

/// <summary>Converts amounts by section 2 of DOMAIN.md, with the European Central Bank's file as it reads it.</summary>
internal static class WitnessRates
{
    // More than this is no amount.
    private const decimal Most = 9_000_000_000_000_000_000;

    private static readonly Dictionary<string, decimal> PegsToTheDollar = new() { ["AED"] = 3.6725m, ["SAR"] = 3.75m };

    private static readonly Lazy<IReadOnlyList<(DateOnly Day, string[] Cells)>> Lines = new(Read);
    private static readonly ConcurrentDictionary<(string From, string To, string Date), decimal?> Found = [];

    private static Dictionary<string, int> Columns { get; } = [];

    /// <summary>The comparable figure. Dollars stay as they are; null if nothing is disclosed or no rate is known.</summary>
    public static WitnessAmount? InDollars(WitnessAmount amount, WitnessDate date) => In("USD", amount, date);

    /// <inheritdoc cref="InDollars"/>
    public static WitnessAmount? In(string currency, WitnessAmount amount, WitnessDate date)
    {
        if (amount.IsUndisclosed || amount.Currency == currency)
        {
            return amount.IsUndisclosed ? null : amount;
        }

        if (Rate(amount.Currency, currency, date) is not { } rate)
        {
            return null;
        }

        var low = decimal.Floor(Product(amount.Low));
        var high = amount.High is { } most ? decimal.Ceiling(Product(most)) : (decimal?)null;
        return (high ?? low) > Most || (low < 1 && amount.Low > 0) ? null : new(amount.Qualifier, currency, low, high);

        // A mean of 22 days ends in an error that would make a whole sum look like a broken one.
        decimal Product(decimal units) => decimal.Round(units * rate, 6);
    }

    /// <summary>What one unit of a currency is worth in another on a date; null if no rate is known.</summary>
    public static decimal? Rate(string from, string to, WitnessDate date) => Found.GetOrAdd(
        (from, to, date.Text),
        _ => Daily(Quoted(from), Quoted(to), date) is { } rate
            ? rate * PegsToTheDollar.GetValueOrDefault(to, 1) / PegsToTheDollar.GetValueOrDefault(from, 1)
            : null);

    // A pegged currency is always worth the same number of dollars.
    private static string Quoted(string currency) => PegsToTheDollar.ContainsKey(currency) ? "USD" : currency;

    private static decimal? Daily(string from, string to, WitnessDate date)
    {
        if (from == to)
        {
            return 1;
        }

        // A month, quarter or year has no mean before it is over.
        if (date.Vagueness != 0 && date.Last > Lines.Value[^1].Day)
        {
            return null;
        }

        var lines = date.Vagueness == 0
            ? Lines.Value.Where(line => line.Day <= date.First).TakeLast(1)
            : Lines.Value.Where(line => date.First <= line.Day && line.Day <= date.Last);
        var rates = lines.Select(line => ForAEuro(line.Cells, to) / ForAEuro(line.Cells, from)).ToList();
        return rates.Count == 0 || rates.Contains(null) ? null : rates.Sum() / rates.Count;
    }

    private static decimal? ForAEuro(string[] cells, string currency)
    {
        if (currency == "EUR")
        {
            return 1;
        }

        return Columns.TryGetValue(currency, out var column)
            && decimal.TryParse(cells[column], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units)
                ? units
                : null;
    }

    private static List<(DateOnly Day, string[] Cells)> Read()
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Frozen", "eurofxref-hist.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        foreach (var (column, code) in reader.ReadLine()!.Split(',').Index())
        {
            Columns[code] = column;
        }

        var lines = new List<(DateOnly Day, string[] Cells)>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var cells = line.Split(',');
            lines.Add((DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture), cells));
        }

        lines.Sort((left, right) => left.Day.CompareTo(right.Day));
        return lines;
    }
}

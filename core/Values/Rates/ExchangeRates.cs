using System.Collections.Concurrent;

namespace ServerlessDeals.Values.Rates;

/// <summary>
/// The European Central Bank's reference rates, and pegs. The rate of a day is the one last published on or before it. The rate of a month,
/// quarter or year is the mean of its daily rates, and there is none before the last of them is published (DOMAIN.md, section 2).
/// </summary>
public sealed class ExchangeRates
{
    private const decimal Most = 9_000_000_000_000_000_000;

    private readonly IReadOnlyList<DailyRates> _days;
    private readonly DateOnly[] _dates;
    private readonly ConcurrentDictionary<(Currency From, Currency To, PartialDate Date), ExchangeRate?> _found = new();

    /// <param name="days">In any order, each day once.</param>
    public ExchangeRates(IEnumerable<DailyRates> days)
    {
        _days = [.. days.OrderBy(day => day.Day)];
        _dates = [.. _days.Select(day => day.Day)];
    }

    /// <summary>Only pegs.</summary>
    public static ExchangeRates None { get; } = new([]);

    /// <summary>All days with rates, oldest first.</summary>
    public IReadOnlyList<DailyRates> Days => _days;

    /// <summary>The last day with rates; null if there are none.</summary>
    public DateOnly? Last => _dates.Length == 0 ? null : _dates[^1];

    /// <summary>
    /// The rate of a date; null if there is none. A day after the last with rates has that day's, until newer ones are published.
    /// </summary>
    public ExchangeRate? Find(Currency from, Currency to, PartialDate date) =>
        _found.GetOrAdd((from, to, date), key => Compute(key.From, key.To, key.Date));

    /// <summary>
    /// An amount in another currency. Lower bounds are rounded down and upper bounds up, to whole units, so that the interval still holds
    /// every sum that it held.
    /// </summary>
    /// <returns>
    /// Null if the amount is undisclosed or in that currency already, if no rate is known, or if the result is less than one unit or more
    /// than an amount can be.
    /// </returns>
    public ConvertedAmount? Convert(Amount amount, Currency to, PartialDate date)
    {
        if (amount.IsUndisclosed || amount.Currency == to || Find(amount.Currency, to, date) is not { } rate)
        {
            return null;
        }

        var low = decimal.Floor(Product(amount.Low));
        var high = amount.High is { } most ? decimal.Ceiling(Product(most)) : (decimal?)null;
        return (high ?? low) > Most || (low < 1 && amount.Low > 0)
            ? null
            : new(to, amount.Qualifier, (long)low, (long?)high, amount.IsApproximate, rate.Rounded());

        // A rate has 28 digits. What is beyond the sixth decimal here is the error of its last one.
        decimal Product(long units) => decimal.Round(units * rate.Rate, 6);
    }

    private ExchangeRate? Compute(Currency from, Currency to, PartialDate date)
    {
        var (quotedFrom, unitsFrom) = Quoted(from);
        var (quotedTo, unitsTo) = Quoted(to);
        var pegs = new[] { from, to }.Where(currency => Pegs.Of(currency) is not null).Select(Pegs.SourceOf).ToList();
        if (quotedFrom == quotedTo)
        {
            return new(unitsTo / unitsFrom, null, string.Join("; ", pegs));
        }

        var found = date.Precision == DatePrecision.Day ? OnDay(quotedFrom, quotedTo, date.First) : Mean(quotedFrom, quotedTo, date);
        if (found is not { } quoted)
        {
            return null;
        }

        return new(quoted.Rate * unitsTo / unitsFrom, quoted.Date, string.Join("; ", pegs.Prepend(ExchangeRate.EuropeanCentralBank)));
    }

    // A pegged currency is converted through the dollar: one dollar is so many units of it.
    private static (Currency Quoted, decimal Units) Quoted(Currency currency) =>
        Pegs.Of(currency) is { } units ? (Currency.Usd, units) : (currency, 1);

    private (decimal Rate, PartialDate Date)? OnDay(Currency from, Currency to, DateOnly day) =>
        AtOrBefore(day) is >= 0 and var at && Rate(from, to, at) is { } rate ? (rate, PartialDate.OfDay(_dates[at])) : null;

    private (decimal Rate, PartialDate Date)? Mean(Currency from, Currency to, PartialDate date)
    {
        if (Last is not { } last || last < date.Last)
        {
            return null;
        }

        var (first, end) = (AtOrBefore(date.First), AtOrBefore(date.Last));
        first = first >= 0 && _dates[first] == date.First ? first : first + 1;
        var sum = 0m;
        for (var at = first; at <= end; at++)
        {
            if (Rate(from, to, at) is not { } daily)
            {
                return null;
            }

            sum += daily;
        }

        return end < first || (first == 0 && _dates[0] > FirstWorkday(date.First)) ? null : (sum / (end - first + 1), date);
    }

    private decimal? Rate(Currency from, Currency to, int at) =>
        PerEuro(from, at) is { } fromUnits && PerEuro(to, at) is { } toUnits ? toUnits / fromUnits : null;

    private decimal? PerEuro(Currency currency, int at)
    {
        if (currency.Code == "EUR")
        {
            return 1;
        }

        return _days[at].PerEuro.TryGetValue(currency, out var units) ? units : null;
    }

    // The first publication of a year may be on its fourth day, after a holiday and a weekend.
    private static DateOnly FirstWorkday(DateOnly first) => first.AddDays(4);

    /// <summary>The last index with a day on or before this one; -1 if there is none.</summary>
    private int AtOrBefore(DateOnly day)
    {
        var found = Array.BinarySearch(_dates, day);
        return found >= 0 ? found : ~found - 1;
    }
}

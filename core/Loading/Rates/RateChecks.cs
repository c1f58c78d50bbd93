namespace ServerlessDeals.Loading.Rates;

/// <summary>Something in a series of rates that the bank would not publish.</summary>
/// <param name="Day">The day that shows it.</param>
internal sealed record RateFault(DateOnly Day, string What);

/// <summary>
/// Checks what rates say: no day is missing or incomplete, no currency pauses, and none changes about tenfold from one day to the next.
/// </summary>
internal static class RateChecks
{
    // A slip of the decimal point makes a rate tenfold, more or less what it moves in a day. The largest change so far was 2.3, of the
    // Icelandic krona.
    private const decimal Jump = 5;

    // The bank has never ended two of these currencies on one day.
    private const int MostEnded = 1;
    private const int MostNamed = 3;

    private const string Remedy = "use a file that has them, such as eurofxref-hist.zip";

    /// <param name="days">Oldest first.</param>
    public static IEnumerable<RateFault> Find(IReadOnlyList<DailyRates> days)
    {
        var last = new Dictionary<Currency, (DateOnly Day, decimal Units)>();
        DailyRates? before = null;
        foreach (var day in days)
        {
            if (before is not null && Hole(before.Day, day.Day) is { } hole)
            {
                yield return new(day.Day, hole);
            }

            if (!day.PerEuro.ContainsKey(Currency.Usd))
            {
                yield return new(day.Day, $"{RateText.Of(day.Day)} has no rate of USD, which every day has; use the bank's own file");
            }

            if (before is not null && Lacking(before, day) is { } lacking)
            {
                yield return new(day.Day, lacking);
            }

            foreach (var (currency, units) in day.PerEuro)
            {
                if (last.TryGetValue(currency, out var seen)
                    && (Pause(currency, seen.Day, before!.Day, day.Day) ?? Jumped(currency, seen, (day.Day, units))) is { } wrong)
                {
                    yield return new(day.Day, wrong);
                }

                last[currency] = (day.Day, units);
            }

            before = day;
        }
    }

    /// <summary>The currencies that have no rate up to the last day, although the bank did not say that it no longer quotes them.</summary>
    /// <param name="days">Oldest first.</param>
    /// <param name="since">Only those that had a rate on this day or later.</param>
    public static IEnumerable<(Currency Currency, DateOnly Last)> Ended(IReadOnlyList<DailyRates> days, DateOnly since)
    {
        var last = new Dictionary<Currency, DateOnly>();
        foreach (var day in days)
        {
            foreach (var currency in day.PerEuro.Keys)
            {
                last[currency] = day.Day;
            }
        }

        return last.Where(seen => seen.Value >= since && seen.Value < days[^1].Day)
            .Where(seen => !Suspensions.Cover(seen.Key, seen.Value.AddDays(1), days[^1].Day))
            .OrderBy(seen => seen.Key)
            .Select(seen => (seen.Key, seen.Value));
    }

    private static string? Lacking(DailyRates before, DailyRates day)
    {
        var lacking = before.PerEuro.Keys.Where(currency => currency != Currency.Usd && !day.PerEuro.ContainsKey(currency))
            .Where(currency => !Suspensions.Cover(currency, day.Day, day.Day)).Order().Select(currency => currency.Code).ToList();
        if (lacking.Count <= MostEnded)
        {
            return null;
        }

        var more = lacking.Count > MostNamed ? FormattableString.Invariant($" and {lacking.Count - MostNamed} more") : "";
        return $"{RateText.Of(day.Day)} has no rates of {string.Join(", ", lacking.Take(MostNamed))}{more}, " +
            $"which {RateText.Of(before.Day)} has; {Remedy}";
    }

    private static string? Hole(DateOnly before, DateOnly day)
    {
        var missing = WorkingDays.Between(before, day).ToList();
        return missing.Count == 0
            ? null
            : $"there are no rates {Of(missing)}, between {RateText.Of(before)} and {RateText.Of(day)}; {Remedy}";
    }

    private static string Of(IReadOnlyList<DateOnly> missing) => missing.Count == 1
        ? $"of the working day {RateText.Of(missing[0])}"
        : FormattableString.Invariant($"of {missing.Count} working days from {RateText.Of(missing[0])} to {RateText.Of(missing[^1])}");

    private static string? Pause(Currency currency, DateOnly seen, DateOnly before, DateOnly day) =>
        seen == before || Suspensions.Cover(currency, seen.AddDays(1), day.AddDays(-1))
            ? null
            : $"{currency} has rates on {RateText.Of(day)} and {RateText.Of(seen)}, but none on the days between them; {Remedy}";

    private static string? Jumped(Currency currency, (DateOnly Day, decimal Units) seen, (DateOnly Day, decimal Units) now) =>
        now.Units < seen.Units * Jump && seen.Units < now.Units * Jump
            ? null
            : FormattableString.Invariant($"{currency} goes from {seen.Units} on {RateText.Of(seen.Day)} to ") +
              FormattableString.Invariant($"{now.Units} on {RateText.Of(now.Day)}, about tenfold or more; check the decimal point");
}

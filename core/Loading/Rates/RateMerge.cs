namespace ServerlessDeals.Loading.Rates;

/// <summary>Stored rates and those of a file together.</summary>
/// <param name="Days">All days, oldest first.</param>
/// <param name="Changed">The days that are new, or that have a rate which was not stored, oldest first.</param>
internal sealed record RateMerge(IReadOnlyList<DailyRates> Days, IReadOnlyList<DailyRates> Changed)
{
    /// <summary>All days of the years that change, for a write.</summary>
    public IReadOnlyList<DailyRates> ChangedYears()
    {
        var years = Changed.Select(day => day.Day.Year).ToHashSet();
        return [.. Days.Where(day => years.Contains(day.Day.Year))];
    }

    /// <returns>An error if the file has another rate than is stored, or if both together have a fault.</returns>
    public static Parsed<RateMerge> Of(ExchangeRates stored, RateFile file)
    {
        var days = new SortedDictionary<DateOnly, DailyRates>(stored.Days.ToDictionary(day => day.Day));
        var changed = new List<DailyRates>();
        foreach (var day in file.Days)
        {
            if (!days.TryGetValue(day.Day, out var known))
            {
                changed.Add(days[day.Day] = day);
            }
            else if (Difference(known, day) is { } difference)
            {
                return Wrong(file, new(day.Day, difference));
            }
            else if (day.PerEuro.Keys.Any(currency => !known.PerEuro.ContainsKey(currency)))
            {
                var more = day.PerEuro.Where(rate => !known.PerEuro.ContainsKey(rate.Key));
                changed.Add(days[day.Day] = day with { PerEuro = known.PerEuro.Concat(more).ToDictionary() });
            }
        }

        IReadOnlyList<DailyRates> all = [.. days.Values];
        return RateChecks.Find(all).FirstOrDefault() is { } fault
            ? Wrong(file, fault)
            : Parsed<RateMerge>.Of(new(all, changed));
    }

    // A published rate never changes, so one of the two has been damaged.
    private static string? Difference(DailyRates known, DailyRates day)
    {
        foreach (var (currency, units) in day.PerEuro)
        {
            if (known.PerEuro.TryGetValue(currency, out var stored) && stored != units)
            {
                return FormattableString.Invariant(
                    $"{RateText.Of(day.Day)} has {units} for {currency}, but {stored} is stored; use the bank's own file");
            }
        }

        return null;
    }

    private static Parsed<RateMerge> Wrong(RateFile file, RateFault fault) =>
        Parsed<RateMerge>.Wrong(file.Where(fault.Day) + fault.What);
}

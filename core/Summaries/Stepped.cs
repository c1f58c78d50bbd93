namespace ServerlessDeals.Summaries;

/// <summary>A value from one day on, until the next step.</summary>
internal sealed record Step<T>(DateOnly From, T Value);

/// <summary>Values through time: what was known from which day on.</summary>
internal static class Stepped
{
    // Up to so many steps a history is kept whole; a longer one year by year.
    private const int Whole = 64;

    /// <summary>The value on a day, or null before the first step.</summary>
    public static T? At<T>(this IReadOnlyList<Step<T>> steps, DateOnly day)
        where T : class => steps.LastOrDefault(step => step.From <= day)?.Value;

    /// <summary>Adds deals up: on each day on which one came, went or changed, all that stood there from that day on.</summary>
    /// <param name="stays">Of each deal no two at the same time.</param>
    /// <param name="project">Makes of each sum what is kept of it.</param>
    public static IReadOnlyList<Step<T>> Sum<T>(IEnumerable<Stay> stays, Func<DateOnly, Count, T> project)
    {
        var days = new SortedDictionary<DateOnly, (List<Count> Gone, List<Count> Come)>();
        foreach (var stay in stays)
        {
            var count = Count.Of(stay);
            At(stay.From).Come.Add(count);
            if (stay.Until is { } until)
            {
                At(until).Gone.Add(count);
            }
        }

        var ledger = new Ledger();
        var sum = new List<Step<T>>();
        foreach (var (day, (gone, come)) in days)
        {
            // A deal that changes is taken away as it was before it is added as it is.
            gone.ForEach(ledger.Remove);
            come.ForEach(ledger.Add);
            sum.Add(new(day, project(day, ledger.Now())));
        }

        return sum;

        (List<Count> Gone, List<Count> Come) At(DateOnly day) => days.TryGetValue(day, out var there) ? there : days[day] = ([], []);
    }

    /// <summary>
    /// Where histories that are kept together are cut: each row then has the steps of one year, after what stood at its
    /// beginning, and none outgrows a row however many there are.
    /// </summary>
    /// <returns>The first days of the parts, in order; the first part begins with time.</returns>
    public static IReadOnlyList<DateOnly> Cuts(IReadOnlyCollection<DateOnly> days) => days.Count <= Whole
        ? [DateOnly.MinValue]
        : [.. days.Select(day => new DateOnly(day.Year, 1, 1)).Append(DateOnly.MinValue).Distinct().Order()];

    /// <summary>The steps from one cut up to the next, after the one that stands at its beginning.</summary>
    public static IReadOnlyList<Step<T>> Between<T>(this IReadOnlyList<Step<T>> steps, DateOnly from, DateOnly? until)
    {
        var first = steps.Count(step => step.From < from);
        return [.. steps.Skip(Math.Max(0, first - 1)).TakeWhile(step => until is null || step.From < until)];
    }
}

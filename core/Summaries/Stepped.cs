namespace ServerlessDeals.Summaries;

/// <summary>A value from one day on, until the next step.</summary>
internal sealed record Step<T>(DateOnly From, T Value);

/// <summary>Values through time: what was known from which day on.</summary>
internal static class Stepped
{
    /// <summary>The value on a day, or null before the first step.</summary>
    public static T? At<T>(this IReadOnlyList<Step<T>> steps, DateOnly day)
        where T : class => steps.LastOrDefault(step => step.From <= day)?.Value;

    /// <summary>The days on which a deal came, went or changed.</summary>
    public static IReadOnlyCollection<DateOnly> Days(IEnumerable<Stay> stays) =>
        stays.SelectMany(stay => stay.Until is { } until ? [stay.From, until] : (DateOnly[])[stay.From]).ToHashSet();

    /// <summary>
    /// Adds deals up: on each day on which one came, went or changed, all that stood there from that day on. The first step
    /// is what stood before a day; before all days that was nothing.
    /// </summary>
    /// <param name="stays">Of each deal no two at the same time.</param>
    /// <param name="from">The day; steps before it are not asked for.</param>
    /// <param name="project">Makes of each sum what is kept of it.</param>
    public static IReadOnlyList<Step<T>> Sum<T>(IReadOnlyCollection<Stay> stays, DateOnly from, Func<DateOnly, Count, T> project)
    {
        var ledger = new Ledger();
        var days = new SortedDictionary<DateOnly, (List<Count> Gone, List<Count> Come)>();
        foreach (var stay in stays.Where(stay => stay.Until is null || stay.Until >= from))
        {
            var count = Count.Of(stay);
            if (stay.From < from)
            {
                ledger.Add(count);
            }
            else
            {
                At(stay.From).Come.Add(count);
            }

            if (stay.Until is { } until)
            {
                At(until).Gone.Add(count);
            }
        }

        var before = Days(stays).Where(day => day < from).DefaultIfEmpty(DateOnly.MinValue).Max();
        var sum = new List<Step<T>> { new(before, project(before, ledger.Now())) };
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

    /// <summary>The steps from one cut up to the next, after the one that stands at its beginning.</summary>
    public static IReadOnlyList<Step<T>> Between<T>(this IReadOnlyList<Step<T>> steps, DateOnly from, DateOnly? until)
    {
        var first = steps.Count(step => step.From < from);
        return [.. steps.Skip(Math.Max(0, first - 1)).TakeWhile(step => until is null || step.From < until)];
    }
}

namespace ServerlessDeals.Summaries;

/// <summary>A value from one day on, until the next step.</summary>
internal sealed record Step<T>(DateOnly From, T Value);

/// <summary>Values through time: what was known from which day on.</summary>
internal static class TimeSeries
{
    /// <summary>The value on a day, or null before the first step.</summary>
    public static T? At<T>(this IReadOnlyList<Step<T>> steps, DateOnly day)
        where T : class => steps.LastOrDefault(step => step.From <= day)?.Value;

    /// <summary>The days on which a deal came, went or changed because a source said so.</summary>
    public static IReadOnlySet<DateOnly> NewsDays(IEnumerable<CountedInterval> intervals) =>
        intervals.SelectMany(interval => interval.Until is { } until ? [interval.From, until] : (DateOnly[])[interval.From]).ToHashSet();

    /// <summary>All days on which a sum changes: those with news, and those on which talks go stale.</summary>
    public static IReadOnlySet<DateOnly> Days(IReadOnlyCollection<CountedInterval> intervals) =>
        NewsDays(intervals).Concat(intervals.Select(interval => interval.GoesStale()).OfType<DateOnly>()).ToHashSet();

    /// <summary>
    /// Adds deals up: on each day on which one came, went, changed or went stale, all that stood there from that day on. The first step
    /// is what stood before a day; before all days that was nothing.
    /// </summary>
    /// <param name="intervals">Of each deal no two at the same time.</param>
    /// <param name="from">The day; steps before it are not asked for.</param>
    /// <param name="project">Makes of each sum what is kept of it.</param>
    public static IReadOnlyList<Step<T>> Sum<T>(IReadOnlyCollection<CountedInterval> intervals, DateOnly from, Func<DateOnly, Aggregate, T> project)
    {
        var ledger = new RunningTotal();
        var days = new SortedDictionary<DateOnly, (List<Aggregate> Gone, List<Aggregate> Come)>();
        foreach (var interval in intervals.Where(interval => interval.Until is null || interval.Until >= from))
        {
            if (interval.GoesStale() is { } stale)
            {
                Stand(interval.From, stale, Aggregate.Of(interval, interval.From));
                Stand(stale, interval.Until, Aggregate.Of(interval, stale));
            }
            else
            {
                Stand(interval.From, interval.Until, Aggregate.Of(interval, interval.From));
            }
        }

        var before = Days(intervals).Where(day => day < from).DefaultIfEmpty(DateOnly.MinValue).Max();
        var sum = new List<Step<T>> { new(before, project(before, ledger.Now())) };
        foreach (var (day, (gone, come)) in days)
        {
            // A deal that changes is taken away as it was before it is added as it is.
            gone.ForEach(ledger.Remove);
            come.ForEach(ledger.Add);
            sum.Add(new(day, project(day, ledger.Now())));
        }

        return sum;

        void Stand(DateOnly since, DateOnly? until, Aggregate count)
        {
            if (until < from)
            {
                return;
            }

            if (since < from)
            {
                ledger.Add(count);
            }
            else
            {
                At(since).Come.Add(count);
            }

            if (until is { } end)
            {
                At(end).Gone.Add(count);
            }
        }

        (List<Aggregate> Gone, List<Aggregate> Come) At(DateOnly day) => days.TryGetValue(day, out var there) ? there : days[day] = ([], []);
    }

    /// <summary>The last step with news, and those after it, on which talks only went stale: what holds from the last news on.</summary>
    public static IReadOnlyList<Step<LineFigures>> Newest(IReadOnlyList<Step<LineFigures>> steps)
    {
        var quiet = steps.Reverse().TakeWhile(step => step.Value.IsQuiet).Count();
        return [.. steps.Skip(Math.Max(0, steps.Count - quiet - 1))];
    }

    /// <summary>The steps from one cut up to the next, after the one that stands at its beginning.</summary>
    public static IReadOnlyList<Step<T>> Between<T>(this IReadOnlyList<Step<T>> steps, DateOnly from, DateOnly? until)
    {
        var first = steps.Count(step => step.From < from);
        return [.. steps.Skip(Math.Max(0, first - 1)).TakeWhile(step => until is null || step.From < until)];
    }
}

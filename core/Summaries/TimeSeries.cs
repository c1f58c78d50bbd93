namespace ServerlessDeals.Summaries;

/// <summary>A value from one day on, until the next step.</summary>
internal sealed record Step<T>(DateOnly From, T Value);

/// <summary>Values through time, as a list of steps.</summary>
internal static class TimeSeries
{
    /// <summary>The value on a day, or null before the first step.</summary>
    public static T? At<T>(this IReadOnlyList<Step<T>> steps, DateOnly day)
        where T : class => steps.LastOrDefault(step => step.From <= day)?.Value;

    /// <summary>The days on which a source added, removed or changed a deal.</summary>
    public static IReadOnlySet<DateOnly> NewsDays(IEnumerable<CountedInterval> intervals) =>
        intervals.SelectMany(interval => interval.Until is { } until ? [interval.From, until] : (DateOnly[])[interval.From]).ToHashSet();

    /// <summary>All days on which a sum changes, because of news or because talks go stale.</summary>
    public static IReadOnlySet<DateOnly> Days(IReadOnlyCollection<CountedInterval> intervals) =>
        NewsDays(intervals).Concat(intervals.Select(interval => interval.GoesStale()).OfType<DateOnly>()).ToHashSet();

    /// <summary>
    /// Adds up deals through time, with one step for each day on which a deal was added, removed, changed or went stale. The first
    /// step is the total before a given day; it is empty before the first day.
    /// </summary>
    /// <param name="intervals">Intervals of one deal must not overlap.</param>
    /// <param name="from">The given day. Only the last step before it is returned.</param>
    /// <param name="project">Turns each total into the value of a step.</param>
    public static IReadOnlyList<Step<T>> Sum<T>(
        IReadOnlyCollection<CountedInterval> intervals, DateOnly from, Func<DateOnly, Aggregate, T> project)
    {
        var total = new RunningTotal();
        var days = new SortedDictionary<DateOnly, (List<Aggregate> Removed, List<Aggregate> Added)>();
        foreach (var interval in intervals.Where(interval => interval.Until is null || interval.Until >= from))
        {
            if (interval.GoesStale() is { } stale)
            {
                Schedule(interval.From, stale, Aggregate.Of(interval, interval.From));
                Schedule(stale, interval.Until, Aggregate.Of(interval, stale));
            }
            else
            {
                Schedule(interval.From, interval.Until, Aggregate.Of(interval, interval.From));
            }
        }

        var before = Days(intervals).Where(day => day < from).DefaultIfEmpty(DateOnly.MinValue).Max();
        var steps = new List<Step<T>> { new(before, project(before, total.Now())) };
        foreach (var (day, (removed, added)) in days)
        {
            // Remove the old version of a changed deal before adding the new one.
            removed.ForEach(total.Remove);
            added.ForEach(total.Add);
            steps.Add(new(day, project(day, total.Now())));
        }

        return steps;

        void Schedule(DateOnly since, DateOnly? until, Aggregate aggregate)
        {
            if (until < from)
            {
                return;
            }

            if (since < from)
            {
                total.Add(aggregate);
            }
            else
            {
                At(since).Added.Add(aggregate);
            }

            if (until is { } end)
            {
                At(end).Removed.Add(aggregate);
            }
        }

        (List<Aggregate> Removed, List<Aggregate> Added) At(DateOnly day) =>
            days.TryGetValue(day, out var changes) ? changes : days[day] = ([], []);
    }

    /// <summary>The last step with news and all after it, on which talks only went stale.</summary>
    public static IReadOnlyList<Step<LineFigures>> Newest(IReadOnlyList<Step<LineFigures>> steps)
    {
        var quiet = steps.Reverse().TakeWhile(step => step.Value.IsQuiet).Count();
        return [.. steps.Skip(Math.Max(0, steps.Count - quiet - 1))];
    }

    /// <summary>The steps from one cut up to the next, preceded by the last step before them.</summary>
    public static IReadOnlyList<Step<T>> Between<T>(this IReadOnlyList<Step<T>> steps, DateOnly from, DateOnly? until)
    {
        var first = steps.Count(step => step.From < from);
        return [.. steps.Skip(Math.Max(0, first - 1)).TakeWhile(step => until is null || step.From < until)];
    }
}

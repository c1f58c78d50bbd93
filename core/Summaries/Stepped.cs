namespace ServerlessDeals.Summaries;

/// <summary>A value from one day on, until the next step.</summary>
internal sealed record Step<T>(DateOnly From, T Value);

/// <summary>Values through time: what was known from which day on.</summary>
internal static class Stepped
{
    /// <summary>The value on a day, or null before the first step.</summary>
    public static T? At<T>(this IReadOnlyList<Step<T>> steps, DateOnly day)
        where T : class => steps.LastOrDefault(step => step.From <= day)?.Value;

    /// <summary>Adds several histories up: on each day, all values of that day.</summary>
    /// <param name="project">Makes of each sum what is kept of it.</param>
    public static IReadOnlyList<Step<T>> Sum<T>(IReadOnlyList<IReadOnlyList<Step<Count>>> histories, Func<DateOnly, Count, T> project)
    {
        var changes =
            from history in histories
            from pair in history.Index()
            group (Old: pair.Index == 0 ? null : history[pair.Index - 1].Value, New: pair.Item.Value) by pair.Item.From into day
            orderby day.Key
            select day;
        var ledger = new Ledger();
        var sum = new List<Step<T>>();
        foreach (var day in changes)
        {
            // A deal that moves from one history to another is taken away before it is added: it stands in one of them.
            foreach (var (old, _) in day.Where(change => change.Old is not null))
            {
                ledger.Remove(old!);
            }

            foreach (var (_, now) in day)
            {
                ledger.Add(now);
            }

            sum.Add(new(day.Key, project(day.Key, ledger.Now())));
        }

        return sum;
    }
}

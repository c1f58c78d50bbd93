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
    public static IReadOnlyList<Step<Count>> Sum(IReadOnlyList<IReadOnlyList<Step<Count>>> histories)
    {
        var days = histories.SelectMany(steps => steps).Select(step => step.From).Distinct().Order();
        var next = new int[histories.Count];
        var sum = new List<Step<Count>>();
        foreach (var day in days)
        {
            var total = Count.None;
            for (var i = 0; i < histories.Count; i++)
            {
                while (next[i] < histories[i].Count && histories[i][next[i]].From <= day)
                {
                    next[i]++;
                }

                total = next[i] == 0 ? total : Count.Add(total, histories[i][next[i] - 1].Value);
            }

            sum.Add(new(day, total));
        }

        return sum;
    }
}

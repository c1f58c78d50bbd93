namespace ServerlessDeals.Pages;

/// <summary>How long a deal took from the first report of talks.</summary>
internal static class StatusFinding
{
    private const int DaysOfAWeek = 7;
    private const double DaysOfAMonth = 30.4;

    /// <summary>"15 months from the first report of talks to closing"; null if it did not go from talks to a settled status.</summary>
    /// <param name="steps">In order of time.</param>
    public static string? Of(IReadOnlyList<(DealStatus Status, DateOnly On)> steps)
    {
        if (steps.Count < 2 || steps[0].Status.Stage() != DealStage.Talks || steps[^1].Status.Stage() != DealStage.Settled)
        {
            return null;
        }

        var settled = steps[^1].Status == DealStatus.Closed ? "closing" : "the announcement";
        return $"{English.Capital(Span(steps[^1].On.DayNumber - steps[0].On.DayNumber))} from the first report of talks to {settled}";
    }

    private static string Span(int days)
    {
        var months = (int)Math.Round(days / DaysOfAMonth);
        return (days, months) switch
        {
            (0, _) => "less than a day",
            ( < 2 * DaysOfAWeek, _) => English.Count(days, "day", "days"),
            (_, < 2) => English.Count((int)Math.Round(days / (double)DaysOfAWeek), "week", "weeks"),
            _ => English.Count(months, "month", "months"),
        };
    }
}

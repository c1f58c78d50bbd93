namespace ServerlessDeals.Pages;

/// <summary>The busiest year of an investor.</summary>
internal static class InvestorFinding
{
    private const int Least = 3;

    /// <summary>"Nvidia joined 16 rounds in 2025, its busiest year"; in a tie only how many it joined.</summary>
    public static string Of(string name, IReadOnlyList<(int Year, int Rounds)> years)
    {
        var busiest = years.MaxBy(year => year.Rounds);
        return busiest.Rounds >= Least && years.Count(year => year.Rounds == busiest.Rounds) == 1
            ? $"{name} joined {English.Number(busiest.Rounds)} rounds in {busiest.Year}, its busiest year"
            : $"{name} has joined {English.Number(years.Sum(year => year.Rounds))} rounds since {years[0].Year}";
    }
}

using System.Globalization;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>Findings about numbers of announced and closed rounds. Each is null if there is too little to say it.</summary>
internal static class CountFindings
{
    private const int LeastInAMonth = 3;
    private const int LeastInAYear = 10;
    private const decimal Same = 0.05m;
    private const decimal LeastShare = 0.2m;
    private const int Twice = 2;

    /// <summary>"September 2025 was the busiest month in three years, with 17 rounds". A tie of two names both.</summary>
    /// <param name="months">The months of the chart, oldest first.</param>
    public static string? BusiestMonth(IReadOnlyList<(DateOnly Month, int Rounds)> months)
    {
        var most = months.Select(month => month.Rounds).DefaultIfEmpty().Max();
        var busiest = months.Where(month => month.Rounds == most)
            .Select(month => month.Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture)).ToList();
        var period = months.Count % 12 == 0 ? $"in {Years(months.Count / 12)}" : "of the record";
        return (most, busiest.Count) switch
        {
            ( < LeastInAMonth, _) or (_, > Twice) => null,
            (_, 1) => $"{busiest[0]} was the busiest month {period}, with {English.Number(most)} rounds",
            _ => $"{busiest[0]} and {busiest[1]} were the busiest months {period}, with {English.Number(most)} rounds each",
        };
    }

    /// <summary>"Companies announced 88 rounds in 2025, up from 55 the year before": the last whole year and the one before it.</summary>
    /// <param name="isWhole">Whether the record covers a year.</param>
    public static string? LastYear(SummaryTable years, Func<PartialDate, bool> isWhole)
    {
        var rounds = years.Value.ToDictionary(line => line.Key, line => line.Funding.Announced.Deals, StringComparer.Ordinal);
        var whole = rounds.Keys.Select(key => PartialDate.Parse(key).OrThrow()).Where(isWhole).DefaultIfEmpty().Max();
        if (!rounds.TryGetValue($"{whole}", out var now) || now < LeastInAYear
            || !rounds.TryGetValue($"{whole.Year - 1}", out var before) || before < LeastInAYear)
        {
            return null;
        }

        var change = (now - before) / (decimal)before;
        var words = change switch
        {
            > Same => $"up from {before} the year before",
            < -Same => $"down from {before} the year before",
            _ => $"about as many as the year before ({before})",
        };
        return $"Companies announced {now} rounds in {whole.Year}, {words}";
    }

    /// <summary>"Companies in the United States announced about half of the rounds: 146 of 286"; null in a tie.</summary>
    /// <param name="rounds">The names of the groups, as they follow "Companies", and their rounds.</param>
    public static string? LargestShare(IEnumerable<(string Name, int Rounds)> rounds, int all)
    {
        var ordered = rounds.OrderByDescending(group => group.Rounds).Take(Twice).ToList();
        return ordered.Count < Twice || ordered[0].Rounds < LeastInAYear || ordered[0].Rounds == ordered[1].Rounds
            || ordered[0].Rounds < LeastShare * all
                ? null
                : $"Companies {ordered[0].Name} announced {FractionWords.Of(ordered[0].Rounds / (decimal)all)} of the rounds: "
                    + $"{ordered[0].Rounds} of {all}";
    }

    /// <summary>"Nvidia has joined more rounds than any other investor: 43". A tie of two names both.</summary>
    /// <param name="investors">The most rounds first.</param>
    public static string? BusiestInvestor(IReadOnlyList<(string Name, int Rounds)> investors)
    {
        var busiest = investors.TakeWhile(investor => investor.Rounds == investors[0].Rounds).ToList();
        return (investors.Count, busiest.Count) switch
        {
            ( < Twice, _) or (_, > Twice) => null,
            _ when busiest[0].Rounds < LeastInAMonth => null,
            (_, 1) => $"{busiest[0].Name} has joined more rounds than any other investor: {busiest[0].Rounds}",
            _ => $"{busiest[0].Name} and {busiest[1].Name} have joined the most rounds, {busiest[0].Rounds} each",
        };
    }

    private static string Years(int count) => count == 1 ? "a year" : $"{English.Number(count)} years";
}

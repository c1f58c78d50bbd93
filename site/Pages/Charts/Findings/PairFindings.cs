namespace ServerlessDeals.Pages;

/// <summary>Which two investors meet most often, and which rivals share most backers.</summary>
internal static class PairFindings
{
    private const int Least = 2;

    /// <summary>
    /// "Nvidia and Andreessen Horowitz have joined 12 of the same rounds, more than any other two". In a tie "Three pairs of investors,
    /// Nvidia and Andreessen Horowitz among them, have each joined nine of the same rounds"; null if half of all pairs tie.
    /// </summary>
    /// <param name="pairs">The most rounds first.</param>
    public static string? MostRounds(IReadOnlyList<(string First, string Second, int Rounds)> pairs) =>
        pairs.Count(pair => pair.Rounds == pairs[0].Rounds) switch
        {
            _ when pairs.Count < 2 || pairs[0].Rounds <= Least => null,
            1 => $"{pairs[0].First} and {pairs[0].Second} have joined {English.Number(pairs[0].Rounds)} of the same rounds, "
                + "more than any other two",
            var most when 2 * most < pairs.Count =>
                $"{English.Capital(English.Number(most))} pairs of investors, {pairs[0].First} and {pairs[0].Second} among them, have each "
                + $"joined {English.Number(pairs[0].Rounds)} of the same rounds",
            _ => null,
        };

    /// <summary>"Anthropic and OpenAI share five backers, more than any other rivals"; in a tie only how many pairs share one.</summary>
    /// <param name="pairs">The most backers first, without those that are only in talks.</param>
    public static string? MostBackers(IReadOnlyList<(string First, string Second, int Backers)> pairs) => pairs switch
    {
        [] => null,
        [var most, var next, ..] when most.Backers > next.Backers =>
            $"{most.First} and {most.Second} share {English.Number(most.Backers)} backers, more than any other rivals",
        { Count: >= Least } => $"{English.Capital(English.Number(pairs.Count))} pairs of rivals share a backer",
        _ => null,
    };
}

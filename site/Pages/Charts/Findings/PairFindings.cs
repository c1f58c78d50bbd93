namespace ServerlessDeals.Pages;

/// <summary>Which two investors meet most often, and which rivals share most backers.</summary>
internal static class PairFindings
{
    private const int Least = 2;

    /// <summary>"Nvidia and Andreessen Horowitz have joined the same 12 rounds, more than any other two"; null in a tie.</summary>
    /// <param name="pairs">The most rounds first.</param>
    public static string? MostRounds(IReadOnlyList<(string First, string Second, int Rounds)> pairs) =>
        pairs.Count > 1 && pairs[0].Rounds > Math.Max(Least, pairs[1].Rounds)
            ? $"{pairs[0].First} and {pairs[0].Second} have joined {English.Number(pairs[0].Rounds)} of the same rounds, "
                + "more than any other two"
            : null;

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

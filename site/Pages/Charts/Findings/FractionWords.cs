namespace ServerlessDeals.Pages;

/// <summary>Shares as people say them.</summary>
internal static class FractionWords
{
    private const decimal Near = 0.03m;

    private static readonly (decimal Share, string Words)[] Fractions =
    [
        (0.25m, "a quarter"), (1 / 3m, "a third"), (0.4m, "two fifths"), (0.5m, "half"), (0.6m, "three fifths"),
        (2 / 3m, "two thirds"), (0.75m, "three quarters"), (0.8m, "four fifths"), (0.9m, "nine tenths"),
    ];

    /// <summary>"about two thirds" for 0.64, "more than half" for 0.56; "12%" below a quarter.</summary>
    public static string Of(decimal share)
    {
        var (nearest, words) = Fractions.MinBy(fraction => Math.Abs(fraction.Share - share));
        return (Math.Abs(nearest - share) <= Near, Fractions.LastOrDefault(fraction => fraction.Share < share).Words) switch
        {
            (true, _) => $"about {words}",
            (_, { } below) => $"more than {below}",
            _ => $"{decimal.Round(share * 100, MidpointRounding.AwayFromZero):0}%",
        };
    }
}

namespace ServerlessDeals.Summaries;

/// <summary>Turns counts into what readers see.</summary>
internal static class Publication
{
    public static Summary Summary(Dimension dimension, string key, DateOnly from, Count count)
    {
        var announced = Tally(count.Announced);
        var inTalks = Tally(count.InTalks);
        return new()
        {
            Dimension = dimension,
            Key = key,
            AsOf = from,
            Text = Text(announced, inTalks),
            Announced = announced,
            InTalks = inTalks,
            Cancelled = count.Cancelled,
        };
    }

    public static Tally Tally(Counted counted) => new()
    {
        Deals = counted.Deals,
        Led = counted.Led,
        Undisclosed = counted.Undisclosed,
        NotSummed = counted.NotSummed,
        Unconfirmed = counted.Unconfirmed,
        MegaRounds = counted.MegaRounds,
        Totals =
        [
            .. counted.Purses.Values.Select(purse => purse.ToTotal())
                .OrderBy(total => total.Currency == Currency.Usd ? 0 : 1)
                .ThenBy(total => total.Currency),
        ],
    };

    private static string Text(Tally announced, Tally inTalks) => (announced.Deals, inTalks.Deals) switch
    {
        (0, 0) => "no deals",
        (_, 0) => $"{Money(announced)} announced",
        (0, _) => $"{Money(inTalks)} in talks",
        _ => $"{Money(announced)} announced, and {Money(inTalks)} in talks",
    };

    private static string Money(Tally tally) =>
        tally.Totals.Count == 0 ? "undisclosed amounts" : string.Join(" + ", tally.Totals.Select(total => total.Text));
}

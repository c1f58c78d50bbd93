using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Summaries;

/// <summary>Turns counts into what readers see.</summary>
internal static class SummaryBuilder
{
    public static Summary Summary(Dimension dimension, string key, DateOnly from, Aggregate count)
    {
        var (debt, secondary, takeovers) = (Other(count.Debt), Other(count.Secondary), Other(count.Takeovers));
        var funding = Family(count.Funding);
        return new()
        {
            Dimension = dimension,
            Key = key,
            AsOf = from,
            Text = Text(funding, [("debt", debt), ("shares changing hands", secondary), ("takeovers", takeovers)]),
            Funding = funding,
            Debt = debt,
            Secondary = secondary,
            Takeovers = takeovers,
            Cumulative = count.Cumulative,
        };
    }

    /// <summary>The line of a table that says what a summary says.</summary>
    /// <param name="isQuiet">Only talks that went stale set it apart from the one before.</param>
    public static LineFigures Line(Summary summary, bool isQuiet) => new()
    {
        Funding = summary.Funding,
        Debt = summary.Debt,
        Secondary = summary.Secondary,
        Takeovers = summary.Takeovers,
        Cumulative = summary.Cumulative,
        IsQuiet = isQuiet,
    };

    public static FamilySummary Family(FamilyAggregate count) => new()
    {
        Announced = Tally(count.Announced),
        InTalks = Tally(count.InTalks),
        StaleTalks = Tally(count.StaleTalks),
        Cancelled = count.Cancelled,
    };

    /// <summary>Null where nothing is counted.</summary>
    public static FamilySummary? Other(FamilyAggregate count) => Family(count) is var family && family.AllDeals() > 0 ? family : null;

    public static DealFigures Tally(StageAggregate counted) => new()
    {
        Deals = counted.Deals,
        Led = counted.Led,
        Undisclosed = counted.Undisclosed,
        NotSummed = counted.NotSummed,
        Unconfirmed = counted.Unconfirmed,
        MegaRounds = counted.MegaRounds,
        Totals =
        [
            .. counted.Sums.Values.Select(sum => sum.ToTotal())
                .OrderBy(total => total.Currency == Currency.Usd ? 0 : 1)
                .ThenBy(total => total.Currency),
        ],
    };

    private static string Text(FamilySummary funding, IEnumerable<(string Name, FamilySummary? Family)> others)
    {
        var apart = others.Select(other => (other.Name, Text: other.Family is { } family ? Text(family) : null))
            .Where(other => other.Text is not null).Select(other => $"{other.Name}: {other.Text}").ToList();
        var own = Text(funding);
        return apart.Count == 0 ? own ?? "no deals" : string.Join("; ", apart.Prepend(own ?? "no funding"));
    }

    private static string? Text(FamilySummary family) => (family.Announced.Deals, family.InTalks.Deals) switch
    {
        (0, 0) => null,
        (_, 0) => $"{Money(family.Announced)} announced",
        (0, _) => $"{Money(family.InTalks)} in talks",
        _ => $"{Money(family.Announced)} announced, and {Money(family.InTalks)} in talks",
    };

    private static string Money(DealFigures tally) =>
        tally.Totals.Count == 0 ? "undisclosed amounts" : string.Join(" + ", tally.Totals.Select(total => total.Text));
}

using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Summaries;

/// <summary>Turns aggregates into the summaries that readers see.</summary>
internal static class SummaryBuilder
{
    public static Summary Summary(Dimension dimension, string key, DateOnly from, Aggregate aggregate)
    {
        var (debt, secondary, takeovers) = (Other(aggregate.Debt), Other(aggregate.Secondary), Other(aggregate.Takeovers));
        var funding = Family(aggregate.Funding);
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
            Cumulative = aggregate.Cumulative,
            Newest = aggregate.Milestones.Newest?.Date,
            Valuation = aggregate.Milestones.Valuation,
            Unicorn = aggregate.Milestones.Unicorn,
        };
    }

    /// <summary>The figures of a summary, as a table line.</summary>
    /// <param name="isQuiet">Whether it differs from the previous step only by talks that went stale.</param>
    public static LineFigures Line(Summary summary, bool isQuiet) => new()
    {
        Funding = summary.Funding,
        Debt = summary.Debt,
        Secondary = summary.Secondary,
        Takeovers = summary.Takeovers,
        Cumulative = summary.Cumulative,
        Newest = summary.Newest,
        Valuation = summary.Valuation,
        Unicorn = summary.Unicorn,
        IsQuiet = isQuiet,
    };

    public static FamilySummary Family(FamilyAggregate aggregate) => new()
    {
        Announced = Figures(aggregate.Announced),
        InTalks = Figures(aggregate.InTalks),
        StaleTalks = Figures(aggregate.StaleTalks),
        Cancelled = aggregate.Cancelled,
    };

    /// <summary>Null if nothing is counted.</summary>
    public static FamilySummary? Other(FamilyAggregate aggregate) =>
        Family(aggregate) is var family && family.AllDeals() > 0 ? family : null;

    public static DealFigures Figures(StageAggregate aggregate) => new()
    {
        Deals = aggregate.Deals,
        Led = aggregate.Led,
        Undisclosed = aggregate.Undisclosed,
        NotSummed = aggregate.NotSummed,
        Unconfirmed = aggregate.Unconfirmed,
        MegaRounds = aggregate.MegaRounds,
        WithoutRate = aggregate.WithoutRate,
        Usd = aggregate.Usd?.ToComparableTotal(),
        Totals =
        [
            .. aggregate.Sums.Values.Select(sum => sum.ToCurrencyTotal())
                .OrderBy(total => total.Currency == Currency.Usd ? 0 : 1)
                .ThenBy(total => total.Currency),
        ],
    };

    private static string Text(FamilySummary funding, IEnumerable<(string Name, FamilySummary? Family)> others)
    {
        var otherTexts = others.Select(other => (other.Name, Text: other.Family is { } family ? Text(family) : null))
            .Where(other => other.Text is not null)
            .Select(other => $"{other.Name}: {other.Text}")
            .ToList();
        var fundingText = Text(funding);
        return otherTexts.Count == 0 ? fundingText ?? "no deals" : string.Join("; ", otherTexts.Prepend(fundingText ?? "no funding"));
    }

    private static string? Text(FamilySummary family) => (family.Announced.Deals, family.InTalks.Deals) switch
    {
        (0, 0) => null,
        (_, 0) => Money(family.Announced, "announced"),
        (0, _) => Money(family.InTalks, "in talks"),
        _ => $"{Money(family.Announced, "announced")}, and {Money(family.InTalks, "in talks")}",
    };

    // "at least $431B announced (two have no rate)". Amounts are told as reported only if there is no rate for any of them.
    private static string Money(DealFigures figures, string stage)
    {
        var money = figures.Totals.Count == 0 ? "undisclosed amounts" : string.Join(" + ", figures.Totals.Select(total => total.Text));
        var note = figures.WithoutRate == 0 ? "" : $" ({English.Count(figures.WithoutRate, "has", "have")} no rate)";
        return $"{figures.Usd?.Text ?? money} {stage}{note}";
    }
}

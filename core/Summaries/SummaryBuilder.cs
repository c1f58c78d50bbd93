using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Summaries;

/// <summary>Turns aggregates into the summaries that readers see.</summary>
internal static class SummaryBuilder
{
    private static readonly (Family Family, string Name)[] Names =
    [
        (Deals.Claims.Family.Debt, "debt"),
        (Deals.Claims.Family.Secondary, "shares changing hands"),
        (Deals.Claims.Family.Takeovers, "takeovers"),
    ];

    public static Summary Summary(Dimension dimension, string key, DateOnly from, Aggregate aggregate)
    {
        var summary = new Summary
        {
            Dimension = dimension,
            Key = key,
            AsOf = from,
            Text = "",
            Funding = Family(aggregate.Funding),
            Debt = Other(aggregate.Debt),
            Secondary = Other(aggregate.Secondary),
            Takeovers = Other(aggregate.Takeovers),
            Cumulative = aggregate.Cumulative,
            Newest = aggregate.Milestones.Newest?.Date,
            Valuation = dimension == Dimension.Company ? aggregate.Milestones.Valuation : null,
            Unicorn = dimension == Dimension.Company ? aggregate.Milestones.Unicorn : null,
        };
        return summary with { Text = Text(summary) };
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

    /// <summary>The figures of a key, as a table line.</summary>
    public static SummaryLine Line(string key, string name, FamilyFigures figures) => new()
    {
        Key = key,
        Name = name,
        Funding = figures.Funding,
        Debt = figures.Debt,
        Secondary = figures.Secondary,
        Takeovers = figures.Takeovers,
        Cumulative = figures.Cumulative,
        Newest = figures.Newest,
        Valuation = figures.Valuation,
        Unicorn = figures.Unicorn,
    };

    /// <summary>The figures of a key in a period.</summary>
    public static PeriodSummary Period(string period, bool isIncomplete, FamilyFigures figures, string text) => new()
    {
        Period = period,
        Incomplete = isIncomplete,
        Text = text,
        Funding = figures.Funding,
        Debt = figures.Debt,
        Secondary = figures.Secondary,
        Takeovers = figures.Takeovers,
        Cumulative = figures.Cumulative,
        Newest = figures.Newest,
        Valuation = figures.Valuation,
        Unicorn = figures.Unicorn,
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

    /// <summary>The figures in words. Funding comes first, and other families are named.</summary>
    /// <param name="family">The only family in the answer; null if all are.</param>
    public static string Text(FamilyFigures figures, Family? family = null)
    {
        var funding = Text(figures.Of(Deals.Claims.Family.Funding));
        var others = Names.Where(name => family is null || name.Family == family)
            .Select(name => (name.Name, Text: Text(figures.Of(name.Family))))
            .Where(other => other.Text is not null)
            .Select(other => $"{other.Name}: {other.Text}")
            .ToList();
        var isOther = family is not null && family != Deals.Claims.Family.Funding;
        return (others.Count, isOther) switch
        {
            (0, _) => (isOther ? null : funding) ?? "no deals",
            (_, true) => others[0],
            _ => string.Join("; ", others.Prepend(funding ?? "no funding")),
        };
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

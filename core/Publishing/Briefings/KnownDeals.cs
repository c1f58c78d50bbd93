using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>What lists showed of a deal from one day until another.</summary>
/// <param name="From">The day on which it became known.</param>
/// <param name="Until">The day on which something else became known; null if nothing has.</param>
/// <param name="StaleFrom">For talks, the day on which they went stale or will.</param>
/// <param name="Usd">The amount in comparable dollars; null for an amount in dollars, or without a rate.</param>
public sealed record KnownState(
    DealId Deal,
    string Company,
    DateOnly From,
    DateOnly? Until,
    PartialDate Date,
    DealKind Kind,
    Slug? Round,
    DealStatus Status,
    DateOnly? StaleFrom,
    Amount Amount,
    ConvertedAmount? Usd,
    Valuation? Valuation)
{
    public static KnownState Of(DealPeriod period) => new(
        period.Item.Id,
        period.Item.Company.Name,
        period.From,
        period.Until,
        period.Item.Date,
        period.Item.Kind,
        period.Item.Round,
        period.Item.Status,
        period.Item.StaleFrom(),
        period.Item.Amount.Value,
        period.Item.Amount.Usd,
        period.Item.Valuation?.Value);
}

/// <summary>The figures of everything known at the end of a day.</summary>
public sealed record KnownDay(DateOnly Day, FamilyFigures Figures);

/// <summary>What was known of all deals on any past day.</summary>
/// <param name="States">Every state of every deal, the newest date of a deal first, and of one deal the oldest state first.</param>
/// <param name="YearEnds">The ends of the years before today, newest first.</param>
public sealed record KnownDeals(IReadOnlyList<KnownState> States, IReadOnlyList<KnownDay> YearEnds)
{
    public static readonly KnownDeals None = new([], []);

    /// <param name="histories">The histories of the deals, in the order of the list.</param>
    /// <param name="today">The day of the build.</param>
    public static KnownDeals Of(IReadOnlyList<DealHistory> histories, DateOnly today)
    {
        var periods = histories.SelectMany(history => history.Periods).ToList();
        if (periods.Count == 0)
        {
            return None;
        }

        var first = periods.Min(period => period.From).Year;
        return new(
            [.. periods.Select(KnownState.Of)],
            [
                .. Enumerable.Range(first, Math.Max(0, today.Year - first)).Reverse()
                    .Select(year => new DateOnly(year, 12, 31))
                    .Select(day => new KnownDay(day, DealTables.KnownOn(periods, day))),
            ]);
    }
}

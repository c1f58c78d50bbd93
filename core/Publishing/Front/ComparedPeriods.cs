using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Front;

/// <summary>The funding of a complete month or quarter beside the period before it and the same one a year earlier.</summary>
/// <param name="Heading">Whether it brought surely more or surely less money than both, or only what is compared.</param>
/// <param name="Periods">The period, the one before, the one a year earlier.</param>
public sealed record ComparedPeriods(string Heading, IReadOnlyList<ComparedPeriod> Periods)
{
    /// <summary>The newest of these that is compared; null if none is.</summary>
    /// <param name="briefings">Newest first.</param>
    public static ComparedPeriods? Newest(IEnumerable<Briefing> briefings) =>
        briefings.FirstOrDefault(period => period is { Funding.Announced.Deals: > 0, Before: not null, YearBefore: not null }) is { } newest
            ? Of(newest, newest.Before!, newest.YearBefore!)
            : null;

    private static ComparedPeriods Of(Briefing newest, ComparedPeriod before, ComparedPeriod yearBefore)
    {
        var verb = Compared(newest.Funding.Announced, before.Funding, yearBefore.Funding);
        var heading = verb is null
            ? $"{newest.Title} beside {before.Title} and {yearBefore.Title}"
            : $"{newest.Title} brought {verb} than {before.Title} and {yearBefore.Title}";
        return new(heading, [new(newest.Period, newest.Title, newest.Funding.Announced), before, yearBefore]);
    }

    // Null if the hedges or unknown amounts allow either.
    private static string? Compared(DealFigures now, params DealFigures[] others)
    {
        if (others.All(other => IsSurelyMore(now, other)))
        {
            return "more money";
        }

        return others.All(other => IsSurelyMore(other, now)) ? "less money" : null;
    }

    private static bool IsSurelyMore(DealFigures more, DealFigures less) =>
        less is { Undisclosed: 0, WithoutRate: 0, Usd.Total.Range.High: { } most } && more.Usd?.Total.Range.Low > most;
}

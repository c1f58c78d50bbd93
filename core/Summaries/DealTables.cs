using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Summaries;

/// <summary>Counts deals that are in memory, with the same code as windows over the stored ones.</summary>
/// <param name="deals">The deals to count.</param>
/// <param name="day">The day that decides which talks are stale and which periods are incomplete.</param>
public sealed class DealTables(IEnumerable<DealItem> deals, DateOnly day)
{
    private readonly IReadOnlyList<CountedInterval> _deals =
    [
        .. deals.Select(deal => CountedInterval.Of(deal, default, null, null) with
        {
            Keys = DealKeys.Of(deal),
            Valuation = CompanyValuation.Of(deal),
        }),
    ];

    /// <summary>The table that the API answers for the same query of today.</summary>
    public SummaryTable Table(SummaryQuery query)
    {
        var lines = new WindowCount(_deals, query.Window, day).Lines(query.Dimension, query.By);
        var shown = lines.Where(query.Shows).Select(line => query.Answer(line, day));
        return new(query.Dimension, day, query.Rule, SummaryOrder.Of(query).Sorted(shown, query.Dimension))
        {
            Family = query.FamilyWord,
            From = query.Window.From,
            To = query.Window.To,
            By = query.By,
        };
    }

    /// <summary>The figures of all deals as they were known at the end of a day, as the API's overall summary has them.</summary>
    /// <param name="periods">What lists have shown of each deal.</param>
    /// <param name="day">The day.</param>
    public static Summary KnownOn(IEnumerable<DealPeriod> periods, DateOnly day) =>
        new WindowCount([.. periods.Select(period => CountedInterval.Of(period, null))], Window.All, day)
            .Sum(Dimension.Overall, Groups.All);
}

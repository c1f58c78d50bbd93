using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>Makes the briefings of all periods in one pass over the deals, without a query for each.</summary>
internal static class SitePeriods
{
    /// <summary>Every period of a length with a deal whose date is that precise, newest first.</summary>
    public static IReadOnlyList<Briefing> Of(BriefingSpan span, IEnumerable<DealItem> deals, RecordDays record)
    {
        var byPeriod = deals
            .Select(deal => (Deal: deal, Period: PeriodOf(span, deal)))
            .Where(dated => dated.Period is not null)
            .GroupBy(dated => dated.Period!.Value, dated => dated.Deal)
            .ToDictionary(period => period.Key, IReadOnlyList<DealItem> (period) => [.. period]);
        var funding = byPeriod.ToDictionary(period => period.Key, period => Figures.Of(period.Value, record.Today).Funding.Announced);
        DealFigures FundingOf(BriefingPeriod period) => funding.GetValueOrDefault(period, DealFigures.None);
        return
        [
            .. byPeriod.OrderByDescending(period => period.Key.First).Select(period => BriefingReader.Make(
                period.Key, period.Value, FundingOf(period.Key.Before()), FundingOf(period.Key.YearBefore()), record)),
        ];
    }

    // Null if the date is not precise enough. A week without an announced deal or talks has no page.
    private static BriefingPeriod? PeriodOf(BriefingSpan span, DealItem deal)
    {
        var date = deal.Date;
        return (span, date.Precision) switch
        {
            (BriefingSpan.Year, _) => BriefingPeriod.Of(PartialDate.OfYear(date.Year)),
            (BriefingSpan.Quarter, >= DatePrecision.Quarter) => BriefingPeriod.Of(PartialDate.OfQuarter(date.Year, date.Quarter)),
            (BriefingSpan.Month, >= DatePrecision.Month) => BriefingPeriod.Of(PartialDate.OfMonth(date.Year, date.First.Month)),
            (BriefingSpan.Week, DatePrecision.Day) when deal.IsCounted() || deal.IsPending() => BriefingPeriod.Of(date),
            _ => null,
        };
    }
}

using System.Globalization;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>Makes the briefings of all months and weeks in one pass over the deals, without a query for each.</summary>
internal static class SitePeriods
{
    /// <summary>Every month from the newest with a deal to the oldest, including empty months between them.</summary>
    public static IReadOnlyList<Briefing> Months(IReadOnlyList<DealItem> deals, SummaryTable byMonth, RecordDays record)
    {
        if (byMonth.Value.Count == 0)
        {
            return [];
        }

        var byKey = deals.Where(deal => deal.Date.Precision >= DatePrecision.Month)
            .ToLookup(deal => deal.Date.First.ToString("yyyy-MM", CultureInfo.InvariantCulture), StringComparer.Ordinal);
        var (newest, oldest) = (Period(byMonth.Value[0].Key), Period(byMonth.Value[^1].Key));
        var briefings = new List<Briefing>();
        for (var month = newest; month.First >= oldest.First; month = month.Before())
        {
            briefings.Add(Of(month, byKey, record));
        }

        return briefings;
    }

    /// <summary>Every week with a deal dated to the day, newest first.</summary>
    public static IReadOnlyList<Briefing> Weeks(IReadOnlyList<DealItem> deals, RecordDays record)
    {
        var byKey = deals.Where(deal => deal.Date.Precision == DatePrecision.Day && (deal.IsCounted() || deal.IsPending()))
            .ToLookup(deal => Week(deal.Date.First), StringComparer.Ordinal);
        return [.. byKey.Select(week => week.Key).OrderDescending(StringComparer.Ordinal).Select(week => Of(Period(week), byKey, record))];
    }

    private static Briefing Of(BriefingPeriod period, ILookup<string, DealItem> deals, RecordDays record) => BriefingReader.Make(
        period, [.. deals[period.ToString()]], [.. deals[period.Before().ToString()]], [.. deals[period.YearBefore().ToString()]], record);

    private static BriefingPeriod Period(string key) => BriefingPeriod.Parse(key).OrThrow();

    private static string Week(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(date):0000}-W{ISOWeek.GetWeekOfYear(date):00}");
    }
}

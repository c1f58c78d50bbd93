using System.Globalization;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>How long the period of a briefing is.</summary>
public enum BriefingSpan
{
    Week,
    Month,
    Quarter,
    Year,
}

/// <summary>A year (2024), a quarter (2024-Q1), a month (2024-03) or an ISO 8601 week (2024-W10).</summary>
public readonly record struct BriefingPeriod
{
    private BriefingPeriod(DateOnly first, BriefingSpan span) => (First, Span) = (first, span);

    public DateOnly First { get; }

    public BriefingSpan Span { get; }

    public DateOnly Last => Moved(1).First.AddDays(-1);

    public bool IsWeek => Span == BriefingSpan.Week;

    /// <summary>"2024", "Q1 2024", "March 2024", or "Week 10 of 2024 (4 to 10 March)".</summary>
    public string Title => Span switch
    {
        BriefingSpan.Year => $"{Date}",
        BriefingSpan.Quarter => $"Q{Date.Quarter} {First.Year}",
        BriefingSpan.Month => First.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        _ => WeekTitle,
    };

    /// <summary>The title within a sentence: "March 2024", "week 10 of 2024 (4 to 10 March)".</summary>
    public string InSentence => IsWeek ? char.ToLowerInvariant(Title[0]) + Title[1..] : Title;

    /// <summary>The same period as a date. For a week, its first day.</summary>
    public PartialDate Date => Span switch
    {
        BriefingSpan.Year => PartialDate.OfYear(First.Year),
        BriefingSpan.Quarter => PartialDate.OfQuarter(First.Year, PartialDate.OfDay(First).Quarter),
        BriefingSpan.Month => PartialDate.OfMonth(First.Year, First.Month),
        _ => PartialDate.OfDay(First),
    };

    private string WeekTitle
    {
        get
        {
            var from = First.ToString(First.Month == Last.Month ? "%d" : "d MMMM", CultureInfo.InvariantCulture);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Week {Week} of {WeekYear} ({from} to {Last.ToString("d MMMM", CultureInfo.InvariantCulture)})");
        }
    }

    private int Week => ISOWeek.GetWeekOfYear(First.ToDateTime(TimeOnly.MinValue));

    private int WeekYear => ISOWeek.GetYear(First.ToDateTime(TimeOnly.MinValue));

    public static Parsed<BriefingPeriod> Parse(string? text)
    {
        if (text is { Length: 8 } && text[4..6] == "-W"
            && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var week)
            && year is >= PartialDate.MinYear and <= PartialDate.MaxYear
            && week >= 1 && week <= ISOWeek.GetWeeksInYear(year))
        {
            return Parsed<BriefingPeriod>.Of(OfWeek(year, week));
        }

        return PartialDate.Parse(text) is { IsValue: true, Value.Precision: not DatePrecision.Day } date
            ? Parsed<BriefingPeriod>.Of(Of(date.Value))
            : Parsed<BriefingPeriod>.Wrong(
                $"'{text}' is not a period; write latest, a year such as 2024, a quarter such as 2024-Q1, a month such as 2024-03 "
                + "or a week such as 2024-W10");
    }

    /// <summary>The period of a year, a quarter or a month; the week of a day.</summary>
    public static BriefingPeriod Of(PartialDate date) => date.Precision switch
    {
        DatePrecision.Year => new(date.First, BriefingSpan.Year),
        DatePrecision.Quarter => new(date.First, BriefingSpan.Quarter),
        DatePrecision.Month => new(date.First, BriefingSpan.Month),
        _ => OfWeek(
            ISOWeek.GetYear(date.First.ToDateTime(TimeOnly.MinValue)), ISOWeek.GetWeekOfYear(date.First.ToDateTime(TimeOnly.MinValue))),
    };

    public BriefingPeriod Before() => Moved(-1);

    /// <summary>
    /// The same month or quarter a year earlier, the year before, or the week with the same number (52 in a year without week 53).
    /// </summary>
    public BriefingPeriod YearBefore() => IsWeek
        ? OfWeek(WeekYear - 1, Math.Min(Week, ISOWeek.GetWeeksInYear(WeekYear - 1)))
        : new(First.AddYears(-1), Span);

    public override string ToString() => IsWeek
        ? string.Create(CultureInfo.InvariantCulture, $"{WeekYear:0000}-W{Week:00}")
        : Date.ToString();

    private static BriefingPeriod OfWeek(int year, int week) =>
        new(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)), BriefingSpan.Week);

    private BriefingPeriod Moved(int periods) => new(
        Span switch
        {
            BriefingSpan.Year => First.AddYears(periods),
            BriefingSpan.Quarter => First.AddMonths(3 * periods),
            BriefingSpan.Month => First.AddMonths(periods),
            _ => First.AddDays(7 * periods),
        },
        Span);
}

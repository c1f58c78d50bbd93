using System.Globalization;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>A month (2024-03) or an ISO 8601 week (2024-W10).</summary>
public readonly record struct BriefingPeriod
{
    private BriefingPeriod(DateOnly first, DateOnly last, bool isWeek) => (First, Last, IsWeek) = (first, last, isWeek);

    public DateOnly First { get; }

    public DateOnly Last { get; }

    public bool IsWeek { get; }

    /// <summary>"March 2024", or "Week 10 of 2024 (4 to 10 March)".</summary>
    public string Title
    {
        get
        {
            if (!IsWeek)
            {
                return First.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
            }

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
            var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
            return Parsed<BriefingPeriod>.Of(new(monday, monday.AddDays(6), isWeek: true));
        }

        return PartialDate.Parse(text) is { IsValue: true, Value.Precision: DatePrecision.Month } month
            ? Parsed<BriefingPeriod>.Of(new(month.Value.First, month.Value.Last, isWeek: false))
            : Parsed<BriefingPeriod>.Wrong($"'{text}' is not a period; write latest, a month such as 2024-03 or a week such as 2024-W10");
    }

    public BriefingPeriod Before() => IsWeek
        ? new(First.AddDays(-7), Last.AddDays(-7), isWeek: true)
        : new(First.AddMonths(-1), First.AddDays(-1), isWeek: false);

    /// <summary>The same month a year earlier, or the week with the same number (52 in a year without week 53).</summary>
    public BriefingPeriod YearBefore()
    {
        if (!IsWeek)
        {
            return new(First.AddYears(-1), First.AddYears(-1).AddMonths(1).AddDays(-1), isWeek: false);
        }

        var year = WeekYear - 1;
        var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, Math.Min(Week, ISOWeek.GetWeeksInYear(year)), DayOfWeek.Monday));
        return new(monday, monday.AddDays(6), isWeek: true);
    }

    public override string ToString() => IsWeek
        ? string.Create(CultureInfo.InvariantCulture, $"{WeekYear:0000}-W{Week:00}")
        : First.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}

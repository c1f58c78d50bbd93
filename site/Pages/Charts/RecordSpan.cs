using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Pages;

/// <summary>The end of the record, for the texts of charts, and which periods it covers whole.</summary>
/// <param name="Today">The day of the build.</param>
/// <param name="Reported">The date of the newest source; null before the first.</param>
internal readonly record struct RecordSpan(DateOnly Today, PartialDate? Reported)
{
    public static RecordSpan Of(SiteData data) => new(data.Today, data.Reported);

    /// <summary>", as of 26 June 2026", the date of the newest source; empty before the first.</summary>
    public string AsOf => Reported is { } newest ? $", as of {English.Date(newest)}" : "";

    /// <summary>The last day of the record.</summary>
    public DateOnly End => Reported is { } newest && newest.Last < Today ? newest.Last : Today;

    /// <summary>Whether the record covers the period to its end, and enough time has passed to know most of its deals.</summary>
    public bool IsWhole(PartialDate period) => period.Last <= End && !SummaryReader.IsIncomplete(period, Today);
}

namespace ServerlessDeals.Store.Layout;

/// <summary>Names of groups: "overall", "month:2024-03", "sector:robotics".</summary>
internal static class Groups
{
    public static string Of(Dimension dimension, string key) =>
        dimension == Dimension.Overall ? SummaryCell.Overall : $"{EnumWords.Of(dimension)}:{key}";

    public static (Dimension Dimension, string Key) Split(string group) =>
        group.IndexOf(':', StringComparison.Ordinal) is var at and > 0
            ? (EnumWords.Parse<Dimension>(group[..at]).OrThrow(), group[(at + 1)..])
            : (Dimension.Overall, "all");

    /// <summary>The month, the quarter and the year in which a cell of all deals lies; a coarse one lies in no finer period.</summary>
    public static IEnumerable<(Dimension Dimension, string Key)> PeriodsOf(PartialDate period)
    {
        if (period.Precision == DatePrecision.Month)
        {
            yield return (Dimension.Month, period.ToString());
        }

        if (period.Precision != DatePrecision.Year)
        {
            yield return (Dimension.Quarter, PartialDate.OfQuarter(period.Year, period.Quarter).ToString());
        }

        yield return (Dimension.Year, Views.Year(period.Year));
    }
}

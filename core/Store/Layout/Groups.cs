namespace ServerlessDeals.Store.Layout;

/// <summary>Names of groups: "overall", "month:2024-03", "sector:robotics".</summary>
internal static class Groups
{
    /// <summary>The only key of the dimension overall.</summary>
    public const string All = "all";

    public static string Of(Dimension dimension, string key) =>
        dimension == Dimension.Overall ? SummaryCell.Overall : $"{EnumWords.Of(dimension)}:{key}";

    public static (Dimension Dimension, string Key) Split(string group) =>
        group.IndexOf(':', StringComparison.Ordinal) is var colon and > 0
            ? (EnumWords.Parse<Dimension>(group[..colon]).OrThrow(), group[(colon + 1)..])
            : (Dimension.Overall, All);

    /// <summary>The month, quarter and year that contain the period of a cell. A quarter has no month, a year only itself.</summary>
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

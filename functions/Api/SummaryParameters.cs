using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions.Api;

/// <summary>Reads a query for summaries from a query string.</summary>
internal static class SummaryParameters
{
    public static readonly IReadOnlyList<string> Names = ["family", "from", "to", "by", "asOf"];

    private static readonly IReadOnlyList<Dimension> Periods = [Dimension.Month, Dimension.Quarter, Dimension.Year];

    private static readonly IReadOnlyList<string> Orders =
        [.. Enum.GetValues<Dimension>().SelectMany(SummaryOrder.Names).Distinct(StringComparer.Ordinal)];

    /// <exception cref="ProblemException">A value cannot be used.</exception>
    public static SummaryQuery Query(Parameters parameters, Dimension dimension) => new(dimension)
    {
        Family = parameters.Value<Family>("family", EnumWords.Parse<Family>),
        Window = new(PeriodOf(parameters, "from"), PeriodOf(parameters, "to")),
        By = ByOf(parameters),
        AsOf = parameters.Day("asOf"),
    };

    public static string? Sort(Parameters parameters) => parameters.Word("sort", Orders);

    /// <summary>Checks values that are right by themselves.</summary>
    /// <exception cref="ProblemException">They cannot be used together, or not for this dimension.</exception>
    public static void Check(SummaryQuery query)
    {
        if (query.Window is { From: { } from, To: { } to } && to.Last < from.First)
        {
            throw new ProblemException(Problem.BadParameter("to", $"{to} ends before {from} begins."));
        }

        var dimension = EnumWords.Of(query.Dimension);
        if (query.By is { } by && SummaryQuery.IsPeriod(query.Dimension))
        {
            throw new ProblemException(Problem.BadParameter(
                "by", $"Each {dimension} is a period already; ask for summaries/{EnumWords.Of(by)} without by."));
        }

        if (query.Sort is { } sort && !SummaryOrder.Names(query.Dimension).Contains(sort, StringComparer.Ordinal))
        {
            throw new ProblemException(Problem.BadParameter(
                "sort", $"The orders of summaries/{dimension} are {string.Join(", ", SummaryOrder.Names(query.Dimension))}, not {sort}."));
        }
    }

    private static PartialDate? PeriodOf(Parameters parameters, string name) => parameters.Value(name, PartialDate.Parse) switch
    {
        { Precision: DatePrecision.Day } day => throw new ProblemException(Problem.BadParameter(
            name, $"'{day}' is a day; summaries are counted by whole months, quarters and years, such as {day.ToMonth()} or {day.Year}.")),
        var period => period,
    };

    private static Dimension? ByOf(Parameters parameters)
    {
        var words = Periods.Select(period => EnumWords.Of(period)).ToList();
        return parameters.Word("by", words) is { } word ? Periods[words.IndexOf(word)] : null;
    }
}

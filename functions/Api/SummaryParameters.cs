using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Functions.Api;

/// <summary>Reads a query for summaries from a query string.</summary>
internal static class SummaryParameters
{
    public static readonly IReadOnlyList<string> Names = ["family", "from", "to", "by", "asOf"];

    private static readonly IReadOnlyList<Dimension> Periods = [Dimension.Month, Dimension.Quarter, Dimension.Year];

    public static SummaryQuery Query(Parameters parameters, Dimension dimension) => new(dimension)
    {
        Family = parameters.Value<Family>("family", EnumWords.Parse<Family>),
        Window = WindowOf(parameters),
        By = ByOf(parameters, dimension),
        AsOf = parameters.Day("asOf"),
    };

    private static Window WindowOf(Parameters parameters)
    {
        var window = new Window(PeriodOf(parameters, "from"), PeriodOf(parameters, "to"));
        return window.From?.First <= window.To?.Last || window.From is null || window.To is null
            ? window
            : throw new ProblemException(Problem.BadParameter("to", $"{window.To} ends before {window.From} begins."));
    }

    private static PartialDate? PeriodOf(Parameters parameters, string name) => parameters.Value(name, PartialDate.Parse) switch
    {
        { Precision: DatePrecision.Day } day => throw new ProblemException(Problem.BadParameter(
            name, $"'{day}' is a day; summaries are counted by whole months, quarters and years, such as {day.ToMonth()} or {day.Year}.")),
        var period => period,
    };

    private static Dimension? ByOf(Parameters parameters, Dimension dimension)
    {
        var words = Periods.Select(period => EnumWords.Of(period)).ToList();
        var by = parameters.Word("by", words) is { } word ? Periods[words.IndexOf(word)] : (Dimension?)null;
        return by is not null && SummaryQuery.IsPeriod(dimension)
            ? throw new ProblemException(Problem.BadParameter(
                "by", $"Each {EnumWords.Of(dimension)} is a period already; ask for summaries/{EnumWords.Of(by.Value)} without by."))
            : by;
    }
}

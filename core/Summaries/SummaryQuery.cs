using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Summaries;

/// <summary>What is asked of the summaries of a dimension.</summary>
/// <param name="Dimension">The property by which deals are grouped.</param>
public sealed record SummaryQuery(Dimension Dimension)
{
    /// <summary>Only this family is in the answer; null for all four.</summary>
    public Family? Family { get; init; }

    /// <summary>Only deals that are surely dated within it are counted.</summary>
    public Window Window { get; init; } = Window.All;

    /// <summary>Month, quarter or year, if each is counted for itself; otherwise null.</summary>
    public Dimension? By { get; init; }

    /// <summary>One of the <see cref="SummaryOrder.Names"/> of the dimension; null for its first.</summary>
    public string? Sort { get; init; }

    /// <summary>Deals are counted as they were known on this day; null for today.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Whether deals have to be counted, because no refresh has stored the answer.</summary>
    internal bool IsCounted => By is not null || !Window.IsAll;

    public static bool IsPeriod(Dimension dimension) => dimension is Dimension.Month or Dimension.Quarter or Dimension.Year;

    /// <summary>How a table is counted, ranked and limited, for people.</summary>
    internal string Rule => (Dimension == Dimension.Investor ? League() : SummaryReader.TableRule) + Limits();

    internal string? FamilyWord => Family is { } family ? EnumWords.Of(family) : null;

    /// <summary>
    /// Whether a table shows a key. One whose deals were all called off is in no table; a status is in its table if any deal has it.
    /// </summary>
    internal bool Shows(FamilyFigures figures) =>
        figures.HasDeals(Family) || (Dimension == Dimension.Status && figures.AllDeals(Family) > 0);

    /// <summary>A summary as it is answered.</summary>
    /// <param name="summary">The figures of all families.</param>
    /// <param name="day">The day as of which they are counted.</param>
    internal Summary Answer(Summary summary, DateOnly day) => (Summary)summary.Only(Family) with
    {
        Incomplete = IsIncomplete(summary.Key, day),
        Text = SummaryBuilder.Text(summary, Family),
        Family = FamilyWord,
        From = Window.From,
        To = Window.To,
    };

    /// <inheritdoc cref="Answer(Summary, DateOnly)"/>
    internal PeriodSummary Answer(string period, FamilyFigures figures, DateOnly day) => SummaryBuilder.Period(
        period, IsIncompletePeriod(period, day), figures.Only(Family), SummaryBuilder.Text(figures, Family));

    /// <inheritdoc cref="Answer(Summary, DateOnly)"/>
    internal SummaryLine Answer(SummaryLine line, DateOnly day) => (SummaryLine)line.Only(Family) with
    {
        Incomplete = line.Period is { } period ? IsIncompletePeriod(period, day) : null,
    };

    // A window without an end reaches into the current quarter.
    private bool IsIncomplete(string key, DateOnly day) => IsPeriod(Dimension)
        ? IsIncompletePeriod(key, day)
        : !Window.IsAll && (Window.To is not { } to || SummaryReader.IsIncomplete(to, day));

    private static bool IsIncompletePeriod(string period, DateOnly day) =>
        PartialDate.Parse(period) is { IsValue: true } date && SummaryReader.IsIncomplete(date.Value, day);

    private string League()
    {
        var order = SummaryOrder.Of(this);
        var deals = order.Family == Deals.Claims.Family.Takeovers ? "takeover" : EnumWords.Of(order.Family);
        return order.Name switch
        {
            SummaryOrder.ByLed =>
                $"Ranked by number of announced and closed {deals} deals led or co-led, then by all of them; ties share a rank. ",
            SummaryOrder.ByDeals =>
                $"Ranked by number of announced and closed {deals} deals, then by those led or co-led; ties share a rank. ",
            _ => "",
        } + SummaryReader.InvestorRule;
    }

    private string Limits() => Window.IsAll ? "" : $" Only deals surely dated {Window} are counted.";
}

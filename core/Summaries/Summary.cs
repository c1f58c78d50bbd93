using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Summaries;

/// <summary>The figures for one key of a dimension: the month 2024-03, the sector robotics, the round series-b.</summary>
public sealed record Summary : FamilyFigures
{
    public required Dimension Dimension { get; init; }

    /// <summary>2024-03, 2024-Q1, robotics, CN, closed, alibaba; "all" for overall.</summary>
    public required string Key { get; init; }

    /// <summary>The day as of which it is counted; if none was requested, the newest on which anything changed.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The period reaches into the current or the previous quarter, much of which is still to be reported.</summary>
    public bool Incomplete { get; init; }

    /// <summary>
    /// "at least $1B announced, and at least $600M in talks" for funding, in comparable dollars; other families are named. Deals without a
    /// rate are told: "at least $1B announced (two have no rate)".
    /// </summary>
    public required string Text { get; init; }

    /// <summary>The only family in the answer; null if all four are.</summary>
    public string? Family { get; init; }

    /// <summary>Only deals surely dated in this period or later are counted; null if there is no such bound.</summary>
    public PartialDate? From { get; init; }

    /// <summary>Only deals surely dated in this period or earlier are counted; null if there is no such bound.</summary>
    public PartialDate? To { get; init; }

    /// <summary>The figures by month, quarter or year, the newest first, if they were asked for.</summary>
    public IReadOnlyList<PeriodSummary>? Periods { get; init; }
}

/// <summary>Deals in four families of kinds. Families are never added together.</summary>
public abstract record FamilyFigures
{
    /// <summary>Funding rounds and strategic investments. Missing only from an answer for another family.</summary>
    [AllowNull]
    public required FamilySummary Funding { get; init; }

    /// <summary>Absent if there are no such deals, like the other two below.</summary>
    public FamilySummary? Debt { get; init; }

    /// <summary>Existing shares that change hands, which brings the company no money.</summary>
    public FamilySummary? Secondary { get; init; }

    /// <summary>Acquisitions, and licences in which the company's people change employer too.</summary>
    public FamilySummary? Takeovers { get; init; }

    /// <summary>Yearly totals, which are shown but belong to no family and are never summed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Cumulative { get; init; }

    /// <summary>The date of the newest announced or closed deal of any family; null if there is none.</summary>
    public PartialDate? Newest { get; init; }

    /// <summary>In the dimension company: the newest valuation that an announced or closed deal gave it; null if none did.</summary>
    public CompanyValuation? Valuation { get; init; }

    /// <summary>
    /// In the dimension company: the earliest valuation of surely at least a billion comparable dollars that an announced or closed deal
    /// gave it; null if none did.
    /// </summary>
    public CompanyValuation? Unicorn { get; init; }

    public FamilySummary Of(Family family) => (family switch
    {
        Family.Debt => Debt,
        Family.Secondary => Secondary,
        Family.Takeovers => Takeovers,
        _ => Funding,
    }) ?? FamilySummary.None;

    /// <summary>The same figures, but only those of one family; all of them if it is null.</summary>
    internal FamilyFigures Only(Family? family) => family is null ? this : this with
    {
        Funding = family == Family.Funding ? Funding : null,
        Debt = family == Family.Debt ? Debt : null,
        Secondary = family == Family.Secondary ? Secondary : null,
        Takeovers = family == Family.Takeovers ? Takeovers : null,
        Cumulative = 0,
    };

    /// <summary>All deals, of every family and stage.</summary>
    public int AllDeals() => Enum.GetValues<Family>().Sum(family => Of(family).AllDeals()) + Cumulative;

    /// <summary>Whether a deal is announced, closed or in talks.</summary>
    public bool HasDeals() => Cumulative > 0 || Enum.GetValues<Family>().Any(family => Of(family).HasDeals());

    /// <inheritdoc cref="AllDeals()"/>
    /// <param name="family">Only this one; null for every family.</param>
    internal int AllDeals(Family? family) => family is { } only ? Of(only).AllDeals() : AllDeals();

    /// <inheritdoc cref="HasDeals()"/>
    /// <param name="family">Only of this family; null for every family.</param>
    internal bool HasDeals(Family? family) => family is { } only ? Of(only).HasDeals() : HasDeals();
}

/// <summary>The deals of one family. Settled deals, talks and cancelled deals are counted separately.</summary>
public sealed record FamilySummary
{
    public static readonly FamilySummary None =
        new() { Announced = DealFigures.None, InTalks = DealFigures.None, StaleTalks = DealFigures.None };

    /// <summary>Announced and closed deals.</summary>
    public required DealFigures Announced { get; init; }

    /// <summary>Rumoured deals and deals in talks with news within the last year.</summary>
    public required DealFigures InTalks { get; init; }

    /// <summary>Rumoured deals and deals in talks with no news for a year.</summary>
    public required DealFigures StaleTalks { get; init; }

    /// <summary>Cancelled and denied deals.</summary>
    public int Cancelled { get; init; }

    public int AllDeals() => Announced.Deals + InTalks.Deals + StaleTalks.Deals + Cancelled;

    /// <summary>Whether a deal is announced, closed or in talks.</summary>
    public bool HasDeals() => AllDeals() > Cancelled;
}

/// <summary>Number of deals and total amounts: in comparable dollars, and by currency as reported.</summary>
public sealed record DealFigures
{
    public static readonly DealFigures None =
        new() { Deals = 0, Undisclosed = 0, NotSummed = 0, Unconfirmed = 0, MegaRounds = 0, Totals = [] };

    public required int Deals { get; init; }

    /// <summary>The deals an investor led or co-led; 0 in other dimensions.</summary>
    public int Led { get; init; }

    /// <summary>Deals without an amount. Undisclosed is not zero.</summary>
    public required int Undisclosed { get; init; }

    /// <summary>Deals left out of totals because they are parts of other deals.</summary>
    public required int NotSummed { get; init; }

    /// <summary>Deals whose current stage only aggregators report.</summary>
    public required int Unconfirmed { get; init; }

    /// <summary>Funding rounds of at least 100 million comparable dollars, whatever their currency.</summary>
    public required int MegaRounds { get; init; }

    /// <summary>Deals whose amount is in a currency for which no rate is known. They are in no total in comparable dollars.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int WithoutRate { get; init; }

    /// <summary>All currencies in comparable dollars; null if there is nothing to add up.</summary>
    public ComparableTotal? Usd { get; init; }

    /// <summary>The amounts as reported. US dollars first, then by currency code.</summary>
    public required IReadOnlyList<CurrencyTotal> Totals { get; init; }
}

/// <summary>The money of one currency.</summary>
/// <param name="Text">The total as printed, truncated to two decimals of its unit.</param>
/// <param name="Deals">The number of deals in the total.</param>
/// <param name="Median">The median deal, as an interval if amounts are intervals.</param>
/// <param name="WithoutLargest">The total without its largest deal; null if that is the only one.</param>
/// <param name="LargestShare">
/// The largest deal's share of the total's lower bound, rounded to whole per cent; null if that bound is 0.
/// </param>
public sealed record CurrencyTotal(
    Currency Currency, Amount Total, string Text, int Deals, Amount Median, Amount? WithoutLargest, LargestDeal Largest, int? LargestShare);

/// <param name="Usd">In a total of all currencies: the comparable figure of an amount in another currency than dollars.</param>
public sealed record LargestDeal(DealId Deal, Amount Amount, ConvertedAmount? Usd = null);

/// <summary>
/// The money of all currencies in comparable dollars, each deal at the rate of its date. Lower bounds are those of the conversions, rounded
/// down to dollars, and upper bounds are rounded up. An exact amount in another currency is "about" that much in dollars.
/// </summary>
/// <param name="Total">
/// The sum of the bounds. If they differ by no more than the rounding of the conversions, a dollar a deal, it is "about" their middle.
/// </param>
/// <param name="Text">The total as printed: see <see cref="TextOf(Amount)"/>.</param>
/// <param name="Deals">The number of deals in the total.</param>
/// <param name="Converted">How many of them were reported in another currency.</param>
/// <param name="Median">The median deal, as an interval if amounts are intervals.</param>
/// <param name="WithoutLargest">The total without its largest deal; null if that is the only one.</param>
/// <param name="LargestShare">
/// The largest deal's share of the total's lower bound, rounded to whole per cent; null if that bound is 0.
/// </param>
public sealed record ComparableTotal(
    Amount Total, string Text, int Deals, int Converted, Amount Median, Amount? WithoutLargest, LargestDeal Largest, int? LargestShare)
{
    // A rate of a day is one of many of that day. More digits of a sum would not be meant.
    private const int Digits = 3;

    /// <summary>
    /// The total or another amount here for people. If a deal was converted, it has three significant digits, and bounds are rounded
    /// outwards, so they stay true: "about $431B", "at least $431B", "between about $4.21B and $5.03B". If none was, it is printed as any
    /// total in dollars.
    /// </summary>
    public string TextOf(Amount amount) => TextOf(amount, Converted);

    internal static string TextOf(Amount amount, int converted) =>
        (converted == 0 ? amount : amount.Rounded(Digits)).ToShortString();
}

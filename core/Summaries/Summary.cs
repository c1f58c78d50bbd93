using System.Text.Json.Serialization;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Summaries;

/// <summary>What is counted for one key of a dimension: the month 2024-03, the sector robotics, the round series-b.</summary>
public sealed record Summary : FamilyFigures
{
    public required Dimension Dimension { get; init; }

    /// <summary>2024-03, 2024-Q1, robotics, CN, closed, alibaba; "all" for overall.</summary>
    public required string Key { get; init; }

    /// <summary>The day as of which it is counted; where none was asked for, the newest on which anything changed.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The period reaches into the running quarter or the one before, of which much is still to be reported.</summary>
    public bool Incomplete { get; init; }

    /// <summary>"at least $1B announced, and at least $600M in talks": funding; other families are named.</summary>
    public required string Text { get; init; }
}

/// <summary>Deals in four families of kinds, which are never added up across.</summary>
public abstract record FamilyFigures
{
    /// <summary>Funding rounds and strategic investments.</summary>
    public required FamilySummary Funding { get; init; }

    /// <summary>Absent where there is none, as with the other two.</summary>
    public FamilySummary? Debt { get; init; }

    /// <summary>Shares that change hands: no money for the company.</summary>
    public FamilySummary? Secondary { get; init; }

    /// <summary>Acquisitions, and licences that take a company's people with them.</summary>
    public FamilySummary? Takeovers { get; init; }

    /// <summary>Yearly totals: shown, in no family, and never summed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Cumulative { get; init; }

    public FamilySummary Of(Family family) => (family switch
    {
        Family.Debt => Debt,
        Family.Secondary => Secondary,
        Family.Takeovers => Takeovers,
        _ => Funding,
    }) ?? FamilySummary.None;

    /// <summary>Every deal that is counted somewhere here.</summary>
    public int AllDeals() => Enum.GetValues<Family>().Sum(family => Of(family).AllDeals()) + Cumulative;

    /// <summary>Whether a deal is announced, closed or in talks.</summary>
    public bool HasDeals() => Cumulative > 0 || Enum.GetValues<Family>().Any(family => Of(family).AllDeals() > Of(family).Cancelled);
}

/// <summary>The deals of one family: what is settled, what is talk and what came to nothing stand apart.</summary>
public sealed record FamilySummary
{
    public static readonly FamilySummary None = new() { Announced = DealFigures.None, InTalks = DealFigures.None, StaleTalks = DealFigures.None };

    /// <summary>Announced and closed deals.</summary>
    public required DealFigures Announced { get; init; }

    /// <summary>Rumoured deals and those in talks, of which something was heard within a year.</summary>
    public required DealFigures InTalks { get; init; }

    /// <summary>Talks of which nothing was heard for a year.</summary>
    public required DealFigures StaleTalks { get; init; }

    /// <summary>Cancelled and denied deals.</summary>
    public int Cancelled { get; init; }

    public int AllDeals() => Announced.Deals + InTalks.Deals + StaleTalks.Deals + Cancelled;
}

/// <summary>Deals counted and money summed, each currency for itself: nothing is converted.</summary>
public sealed record DealFigures
{
    public static readonly DealFigures None = new() { Deals = 0, Undisclosed = 0, NotSummed = 0, Unconfirmed = 0, MegaRounds = 0, Totals = [] };

    public required int Deals { get; init; }

    /// <summary>Of an investor's deals, those it led or co-led; 0 in other dimensions.</summary>
    public int Led { get; init; }

    /// <summary>Deals without an amount. Undisclosed is not zero.</summary>
    public required int Undisclosed { get; init; }

    /// <summary>Deals whose amount stands in no total: parts of other deals.</summary>
    public required int NotSummed { get; init; }

    /// <summary>Deals whose present stage rests on aggregators alone.</summary>
    public required int Unconfirmed { get; init; }

    /// <summary>Funding rounds of at least 100 million US dollars.</summary>
    public required int MegaRounds { get; init; }

    /// <summary>US dollars first, then by code.</summary>
    public required IReadOnlyList<CurrencyTotal> Totals { get; init; }

    public CurrencyTotal? InDollars() => Totals.FirstOrDefault(total => total.Currency == Currency.Usd);
}

/// <summary>The money of one currency.</summary>
/// <param name="Text">The total as printed, cut to two decimals of its unit.</param>
/// <param name="Deals">How many deals it adds up.</param>
/// <param name="Median">The middle deal, as an interval where amounts are intervals.</param>
/// <param name="WithoutLargest">The total without its largest deal; null where that is the only one.</param>
/// <param name="LargestShare">The largest deal's share of the total's lower bound, in whole per cent, rounded; null where that bound is 0.</param>
public sealed record CurrencyTotal(
    Currency Currency, Amount Total, string Text, int Deals, Amount Median, Amount? WithoutLargest, LargestDeal Largest, int? LargestShare);

public sealed record LargestDeal(DealId Deal, Amount Amount);

/// <summary>One line of a dimension's table. Investors are ranked by funding deals, then by those led; ties share a rank.</summary>
public sealed record SummaryLine : FamilyFigures
{
    public int? Rank { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }
}

/// <summary>The keys of one dimension, all or some: months, quarters and years newest first, investors by rank, the others by key.</summary>
/// <param name="NextLink">Where there are more.</param>
public sealed record SummaryTable(Dimension Dimension, DateOnly AsOf, string Rule, IReadOnlyList<SummaryLine> Value, string? NextLink = null);

namespace ServerlessDeals.Summaries;

public enum Dimension
{
    Overall,
    Month,
    Quarter,
    Year,
    Sector,
    Country,
    Round,
    Status,
    Company,
    Investor,
}

/// <summary>What is counted for one key of a dimension: the month 2024-03, the sector robotics, the round series-b.</summary>
public sealed record Summary
{
    public required Dimension Dimension { get; init; }

    /// <summary>2024-03, 2024-Q1, robotics, CN, closed, alibaba; "all" for overall.</summary>
    public required string Key { get; init; }

    /// <summary>The day as of which it is counted; where none was asked for, the newest on which something counted became known.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The period is one of the two newest quarters, of which much is still to be reported.</summary>
    public bool Incomplete { get; init; }

    /// <summary>"at least $1B announced, and at least $600M in talks".</summary>
    public required string Text { get; init; }

    /// <summary>Announced and closed deals.</summary>
    public required Tally Announced { get; init; }

    /// <summary>Rumoured deals and those in talks: never added to the others.</summary>
    public required Tally InTalks { get; init; }

    /// <summary>Cancelled and denied deals.</summary>
    public required int Cancelled { get; init; }
}

/// <summary>Deals counted and money summed, each currency for itself: nothing is converted.</summary>
public sealed record Tally
{
    public required int Deals { get; init; }

    /// <summary>Of an investor's deals, those it led or co-led; 0 in other dimensions.</summary>
    public int Led { get; init; }

    /// <summary>Deals without an amount. Undisclosed is not zero.</summary>
    public required int Undisclosed { get; init; }

    /// <summary>Deals whose amount stands in no total: yearly figures, and parts of other deals.</summary>
    public required int NotSummed { get; init; }

    /// <summary>Deals that rest on aggregators alone.</summary>
    public required int Unconfirmed { get; init; }

    /// <summary>Deals of at least 100 million US dollars.</summary>
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

/// <summary>One line of a dimension's table. Investors are ranked by deals, then by deals led; ties share a rank.</summary>
/// <param name="Cancelled">Cancelled and denied deals.</param>
public sealed record SummaryLine(int? Rank, string Key, string Name, Tally Announced, Tally InTalks, int Cancelled);

/// <summary>The keys of one dimension, all or some: months, quarters and years newest first, investors by rank, the others by key.</summary>
/// <param name="NextLink">Where there are more.</param>
public sealed record SummaryTable(Dimension Dimension, DateOnly AsOf, string Rule, IReadOnlyList<SummaryLine> Value, string? NextLink = null);

namespace ServerlessDeals.Tests.Witness;

/// <summary>The sum of the amounts in one currency, as reported or converted to it.</summary>
/// <param name="Converted">How many were reported in another currency.</param>
/// <param name="About">True if one of the amounts is only "about", or only roundings set the bounds apart.</param>
/// <param name="WithoutLargest">Null if the largest is the only amount.</param>
internal sealed record WitnessTotal(
    string Currency,
    int Deals,
    int Converted,
    WitnessBounds Sum,
    bool About,
    WitnessBounds Median,
    string Largest,
    WitnessBounds? WithoutLargest);

/// <summary>A lower and an upper bound. High is null if it is open.</summary>
internal sealed record WitnessBounds(decimal Low, decimal? High);

/// <param name="WithoutRate">Deals with an amount that cannot be converted to dollars.</param>
/// <param name="Usd">All currencies in comparable dollars; null if there is nothing to add up.</param>
internal sealed record WitnessTally(
    int Deals,
    int Led,
    int Undisclosed,
    int NotSummed,
    int Unconfirmed,
    int MegaRounds,
    int WithoutRate,
    WitnessTotal? Usd,
    IReadOnlyList<WitnessTotal> Totals)
{
    public WitnessTotal? In(string currency) => Totals.SingleOrDefault(total => total.Currency == currency);
}

internal sealed record WitnessFamily(WitnessTally Announced, WitnessTally InTalks, WitnessTally StaleTalks, int Cancelled);

/// <param name="Families">By name: funding, debt, secondary, takeovers. Only those with a deal.</param>
/// <param name="Cumulative">The number of yearly totals, which are in no sum.</param>
internal sealed record WitnessSummary(string Dimension, string Key, IReadOnlyDictionary<string, WitnessFamily> Families, int Cumulative)
{
    /// <summary>The date of the newest settled deal of a family; null if there is none.</summary>
    public string? Newest { get; init; }

    /// <summary>A company's newest valuation; null if no settled deal gave one.</summary>
    public WitnessMilestone? Valuation { get; init; }

    /// <summary>A company's first valuation of surely a billion dollars.</summary>
    public WitnessMilestone? Unicorn { get; init; }

    public WitnessFamily? Funding => Families.GetValueOrDefault("funding");
}

/// <summary>What a deal says a company is worth.</summary>
/// <param name="Low">The lower bound in comparable dollars; null if no rate is known.</param>
internal sealed record WitnessMilestone(string Deal, string Date, WitnessBounds Worth, string Basis, decimal? Low);

internal sealed record WitnessRank(int Rank, string Investor, int Deals, int Led);

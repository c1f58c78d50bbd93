namespace ServerlessDeals.Tests.Witness;

/// <summary>What the amounts in one currency come to.</summary>
/// <param name="About">One of the amounts is only "about".</param>
/// <param name="WithoutLargest">Null where the largest is the only one.</param>
internal sealed record WitnessTotal(
    string Currency, int Deals, WitnessBounds Sum, bool About, WitnessBounds Median, string Largest, WitnessBounds? WithoutLargest);

/// <summary>At least, and at most; no highest one where it is open.</summary>
internal sealed record WitnessBounds(decimal Low, decimal? High);

internal sealed record WitnessTally(
    int Deals, int Led, int Undisclosed, int NotSummed, int Unconfirmed, int MegaRounds, IReadOnlyList<WitnessTotal> Totals)
{
    public WitnessTotal? In(string currency) => Totals.SingleOrDefault(total => total.Currency == currency);
}

internal sealed record WitnessFamily(WitnessTally Announced, WitnessTally InTalks, WitnessTally StaleTalks, int Cancelled);

/// <param name="Families">By name: funding, debt, secondary, takeovers; those of which there is a deal.</param>
/// <param name="Cumulative">How many yearly totals there are, which are in no sum.</param>
internal sealed record WitnessSummary(string Dimension, string Key, IReadOnlyDictionary<string, WitnessFamily> Families, int Cumulative)
{
    public WitnessFamily? Funding => Families.GetValueOrDefault("funding");
}

internal sealed record WitnessRank(int Rank, string Investor, int Deals, int Led);

namespace ServerlessDeals.Tests.Witness;

internal sealed record WitnessOrganization(
    string Id, string Name, string? Country, IReadOnlyList<string> Sectors, IReadOnlyList<string> Competitors);

internal sealed record WitnessDeal(string Id, string Company, string Kind, string? PartOf, IReadOnlyList<WitnessClaim> Claims);

internal sealed record WitnessParty(string Org, string Role, string Commitment, WitnessAmount? Amount);

/// <summary>What one source says about a deal, in the words of the seed files.</summary>
internal sealed record WitnessClaim
{
    public required string Id { get; init; }

    public required string Company { get; init; }

    public required string Publisher { get; init; }

    public required WitnessDate Published { get; init; }

    public required string SourceKind { get; init; }

    public string? Cites { get; init; }

    public string? By { get; init; }

    public bool Anonymous { get; init; }

    public required DateOnly Recorded { get; init; }

    public string? Supersedes { get; init; }

    public required string Status { get; init; }

    public WitnessDate? Announced { get; init; }

    public WitnessDate? Closed { get; init; }

    public string? Round { get; init; }

    public WitnessAmount? Amount { get; init; }

    public WitnessValuation? Valuation { get; init; }

    public IReadOnlyList<WitnessParty> Parties { get; init; } = [];

    public bool IsMistaken { get; init; }

    /// <summary>The day that decides how new it is.</summary>
    public DateOnly First => Published.First;

    /// <summary>The first day on which it is surely known.</summary>
    public DateOnly Known => Published.Last < Recorded ? Published.Last : Recorded;

    public string Stage => StageOf(Status);

    public string Witness => (Cites ?? Publisher).ToUpperInvariant();

    /// <summary>0 has the most weight.</summary>
    public int Weight
    {
        get
        {
            if (IsMistaken)
            {
                return 6;
            }

            return SourceKind switch
            {
                "filing" or "company" => By is null || By == Company ? 0 : 1,
                "press" => Anonymous ? 3 : 2,
                "relay" => 4,
                _ => 5,
            };
        }
    }

    public WitnessParty? Party(string org) => Parties.FirstOrDefault(party => party.Org == org);

    public static string StageOf(string status) => status switch
    {
        "announced" or "closed" => "settled",
        "rumoured" or "in-talks" => "talks",
        _ => "ended",
    };
}

namespace ServerlessDeals.Tests.Witness;

/// <summary>A value that is shown, and the claim that says it; no claim if nothing was said.</summary>
internal sealed record WitnessCited(string Text, string? Claim, bool FromTalks = false, bool Undecided = false);

internal sealed record WitnessConflict(string Field, string Value, bool Contradicts);

internal sealed record WitnessParticipation(string Org, WitnessCited Role, WitnessCited Commitment, WitnessCited? Amount, bool OnlyInTalks)
{
    public bool IsInvestor => !OnlyInTalks && Role.Text is "lead" or "co-lead" or "participant" or "unknown";

    public bool Leads => IsInvestor && Role.Text is "lead" or "co-lead";
}

/// <summary>A deal as readers should see it, in words.</summary>
internal sealed record WitnessResolved
{
    public required string Id { get; init; }

    public required string Company { get; init; }

    public required string Kind { get; init; }

    public required string? PartOf { get; init; }

    public required WitnessCited Status { get; init; }

    public required WitnessDate Date { get; init; }

    public required string DateBasis { get; init; }

    public required WitnessCited? Announced { get; init; }

    public required WitnessCited? Closed { get; init; }

    public required WitnessCited? Round { get; init; }

    public required WitnessCited AmountSaid { get; init; }

    public required WitnessAmount Amount { get; init; }

    public required WitnessCited? Valuation { get; init; }

    public required IReadOnlyList<WitnessParticipation> Parties { get; init; }

    public required bool Unpaired { get; init; }

    public required bool Unconfirmed { get; init; }

    public required int Witnesses { get; init; }

    public required IReadOnlyList<string> Visible { get; init; }

    public required IReadOnlyList<WitnessConflict> Conflicts { get; init; }

    /// <summary>The first report of each status, as "closed 2025-06-19 CLAIM".</summary>
    public required IReadOnlyList<string> Timeline { get; init; }

    /// <summary>The last day with news of the deal.</summary>
    public required DateOnly LastHeard { get; init; }

    public string Stage => WitnessClaim.StageOf(Status.Text);

    public bool IsStale(DateOnly day) => Stage == "talks" && LastHeard < day.AddYears(-1);

    /// <summary>The fields whose value was given only in talks.</summary>
    public IReadOnlyList<string> FromTalks => [.. Fields().Where(named => named.Said.FromTalks).Select(named => named.Name)];

    /// <summary>The fields that only the id of a claim decided.</summary>
    public IReadOnlyList<string> Undecided => [.. Fields().Where(named => named.Said.Undecided).Select(named => named.Name)];

    private IEnumerable<(string Name, WitnessCited Said)> Fields()
    {
        (string Name, WitnessCited? Said)[] fields =
        [
            ("status", Status), ("announced", Announced), ("closed", Closed),
            ("round", Round), ("amount", AmountSaid), ("valuation", Valuation),
        ];
        foreach (var (name, said) in fields.Concat(Parties.Select(party => ($"role:{party.Org}", (WitnessCited?)party.Role))))
        {
            if (said is not null)
            {
                yield return (name, said);
            }
        }
    }
}

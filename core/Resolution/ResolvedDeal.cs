namespace ServerlessDeals;

/// <summary>The claim that a value rests on, with what a reader needs to judge it.</summary>
public sealed record Citation(Slug Claim, string Publisher, PartialDate Published, SourceKind Kind, string Url)
{
    public static Citation Of(Claim claim) =>
        new(claim.Id, claim.Source.Publisher, claim.Source.Published, claim.Source.Kind, claim.Source.Url);
}

/// <summary>A winning value and its source. The source is null only for an amount that no claim speaks of.</summary>
public sealed record Cited<T>(T Value, Citation? Source);

/// <summary>A value that lost against the one shown.</summary>
/// <param name="Field">status, announced, closed, round, amount, valuation, or role:ORGANIZATION.</param>
/// <param name="Contradicts">False where both can be true: "at least $600M" beside "$600M".</param>
/// <param name="AlsoIn">Further claims that give the same value.</param>
public sealed record Conflict(string Field, string Value, bool Contradicts, Citation Source, IReadOnlyList<Slug> AlsoIn);

public sealed record ResolvedParty(Slug Org, Cited<PartyRole> Role, Cited<Commitment> Commitment, Cited<Amount>? Amount);

/// <summary>The first report of a status.</summary>
public sealed record StatusStep(DealStatus Status, DateOnly KnownOn, Citation Source);

/// <summary>Which of a deal's dates places it in time.</summary>
public enum DateBasis
{
    Announced,
    Closed,
    Reported,
}

/// <summary>A deal as a reader sees it on one day: for each field the winning claim's value, with its source. Nothing is averaged.</summary>
public sealed record ResolvedDeal
{
    public required DealId Id { get; init; }

    public required Slug Company { get; init; }

    public required DealKind Kind { get; init; }

    public DealId? PartOf { get; init; }

    public required Cited<DealStatus> Status { get; init; }

    /// <summary>When it was announced; else closed; else first reported.</summary>
    public required PartialDate Date { get; init; }

    public required DateBasis DateBasis { get; init; }

    public Cited<PartialDate>? Announced { get; init; }

    public Cited<PartialDate>? Closed { get; init; }

    public Cited<Slug>? Round { get; init; }

    public required Cited<Amount> Amount { get; init; }

    public Cited<Valuation>? Valuation { get; init; }

    public required IReadOnlyList<ResolvedParty> Parties { get; init; }

    public required IReadOnlyList<Conflict> Conflicts { get; init; }

    public required IReadOnlyList<StatusStep> Timeline { get; init; }

    /// <summary>No claim comes from anyone but aggregators.</summary>
    public required bool Unconfirmed { get; init; }

    /// <summary>Independent sources: pages that cite the same outlet count once.</summary>
    public required int Witnesses { get; init; }

    /// <summary>The claims it was resolved from, oldest first, superseded ones included.</summary>
    public required IReadOnlyList<Claim> Claims { get; init; }

    /// <summary>Money in totals: not a yearly figure, and not already inside another deal.</summary>
    public bool IsSummable => Kind != DealKind.Cumulative && PartOf is null;
}

using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.Resolution;

/// <summary>The claim that a value rests on, with what a reader needs to judge it.</summary>
public sealed record Citation(Slug Claim, string Publisher, PartialDate Published, SourceKind Kind, string Url)
{
    public static Citation Of(Claim claim) =>
        new(claim.Id, claim.Source.Publisher, claim.Source.Published, claim.Source.Kind, claim.Source.Url);
}

/// <summary>A winning value and its source. The source is null only for an amount that no claim speaks of.</summary>
public sealed record Cited<T>(T Value, Citation? Source)
{
    /// <summary>It was said of talks; no claim of the deal as it was settled, or of its end, gives this field.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FromTalks { get; init; }

    /// <summary>Another value has as much for it: no rule tells the two apart.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undecided { get; init; }
}

/// <summary>A value that lost against the one shown.</summary>
/// <param name="Field">status, announced, closed, round, amount, valuation, or role:ORGANIZATION.</param>
/// <param name="Contradicts">False where both can be true: "at least $600M" beside "$600M", or what was said in talks beside the settled terms.</param>
/// <param name="AlsoIn">Further claims that give the same value.</param>
public sealed record Conflict(string Field, string Value, bool Contradicts, Citation Source, IReadOnlyList<Slug> AlsoIn)
{
    /// <summary>It was said in talks only, of a deal that has gone beyond them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FromTalks { get; init; }
}

/// <param name="OnlyInTalks">Of a settled deal: no source says that it went beyond talks, so it is no investor of it.</param>
public sealed record ResolvedParty(Slug Org, Cited<PartyRole> Role, Cited<Commitment> Commitment, Cited<Amount>? Amount, bool OnlyInTalks);

/// <summary>The first report of a status.</summary>
public sealed record StatusStep(DealStatus Status, DateOnly KnownOn, Citation Source);

/// <summary>Which of a deal's dates places it in time.</summary>
[JsonConverter(typeof(WordConverter<DateBasis>))]
public enum DateBasis
{
    Announced,

    /// <summary>The first publication that told it as settled; of a deal in talks, the first of all.</summary>
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

    /// <summary>When it was announced; else when it was first told as settled; in talks, when it was first reported.</summary>
    public required PartialDate Date { get; init; }

    public required DateBasis DateBasis { get; init; }

    public Cited<PartialDate>? Announced { get; init; }

    public Cited<PartialDate>? Closed { get; init; }

    public Cited<Slug>? Round { get; init; }

    public required Cited<Amount> Amount { get; init; }

    public Cited<Valuation>? Valuation { get; init; }

    /// <summary>No source gives this amount with this valuation; each is the best of its own.</summary>
    public required bool Unpaired { get; init; }

    public required IReadOnlyList<ResolvedParty> Parties { get; init; }

    public required IReadOnlyList<Conflict> Conflicts { get; init; }

    public required IReadOnlyList<StatusStep> Timeline { get; init; }

    /// <summary>That it is settled, or in talks, or ended, is said by aggregators alone.</summary>
    public required bool Unconfirmed { get; init; }

    /// <summary>Independent sources: pages that cite the same outlet count once.</summary>
    public required int Witnesses { get; init; }

    /// <summary>Of a deal in talks: the day by which the newest report of them was surely public.</summary>
    public DateOnly? LastHeard { get; init; }

    /// <summary>The claims it was resolved from, oldest first, superseded ones included. Stored beside it, once.</summary>
    [JsonIgnore]
    public IReadOnlyList<Claim> Claims { get; init; } = [];
}

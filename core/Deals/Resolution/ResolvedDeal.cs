using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.Resolution;

/// <summary>The claim that a value comes from, with the details that a reader needs to judge it.</summary>
public sealed record Citation(Slug Claim, string Publisher, PartialDate Published, SourceKind Kind, string Url)
{
    public static Citation Of(Claim claim) =>
        new(claim.Id, claim.Source.Publisher, claim.Source.Published, claim.Source.Kind, claim.Source.Url);
}

/// <summary>A winning value and its source. The source is null only for an amount that no claim mentions.</summary>
public sealed record Cited<T>(T Value, Citation? Source)
{
    /// <summary>Whether only reports of talks give this field, although the deal is settled or has ended.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FromTalks { get; init; }

    /// <summary>For an amount or a valuation that is not in US dollars: the comparable figure, if a rate is known.</summary>
    public ConvertedAmount? Usd { get; init; }

    /// <summary>Whether another value is equally well supported, so no rule decides between the two.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Undecided { get; init; }
}

/// <summary>A value that lost to the one shown.</summary>
/// <param name="Field">status, announced, closed, round, amount, valuation, or role:ORGANIZATION.</param>
/// <param name="Contradicts">
/// False if both can be true: "at least $600M" and "$600M", or terms from talks and the settled terms.
/// </param>
/// <param name="AlsoIn">Other claims that give the same value.</param>
public sealed record Conflict(string Field, string Value, bool Contradicts, Citation Source, IReadOnlyList<Slug> AlsoIn)
{
    /// <summary>Whether only reports of talks give it, although the deal has gone beyond talks.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool FromTalks { get; init; }
}

/// <param name="OnlyInTalks">
/// Whether, in a settled deal, no source says that the party went beyond talks, so it is not an investor in the deal.
/// </param>
public sealed record ResolvedParty(Slug Org, Cited<PartyRole> Role, Cited<Commitment> Commitment, Cited<Amount>? Amount, bool OnlyInTalks);

/// <summary>The first report of a status.</summary>
public sealed record StatusStep(DealStatus Status, DateOnly KnownOn, Citation Source);

/// <summary>Which kind of date a deal is dated by.</summary>
[JsonConverter(typeof(WordConverter<DateBasis>))]
public enum DateBasis
{
    Announced,

    /// <summary>The first report of it as settled; for a deal in talks, the first report of the talks.</summary>
    Reported,
}

/// <summary>A deal as readers see it on one day: each field has one claim's value, with its source. Nothing is averaged.</summary>
public sealed record ResolvedDeal
{
    public required DealId Id { get; init; }

    public required Slug Company { get; init; }

    public required DealKind Kind { get; init; }

    public DealId? PartOf { get; init; }

    public required Cited<DealStatus> Status { get; init; }

    /// <summary>When it was announced, or else first reported as settled; for talks, when they were first reported.</summary>
    public required PartialDate Date { get; init; }

    public required DateBasis DateBasis { get; init; }

    public Cited<PartialDate>? Announced { get; init; }

    public Cited<PartialDate>? Closed { get; init; }

    public Cited<Slug>? Round { get; init; }

    public required Cited<Amount> Amount { get; init; }

    public Cited<Valuation>? Valuation { get; init; }

    /// <summary>Whether the amount and the valuation come from different sources, because no source gives both.</summary>
    public required bool Unpaired { get; init; }

    public required IReadOnlyList<ResolvedParty> Parties { get; init; }

    public required IReadOnlyList<Conflict> Conflicts { get; init; }

    public required IReadOnlyList<StatusStep> Timeline { get; init; }

    /// <summary>Whether only aggregators report its current stage: talks, settled or ended.</summary>
    public required bool Unconfirmed { get; init; }

    /// <summary>Independent sources: pages that cite the same outlet count once.</summary>
    public required int Sources { get; init; }

    /// <summary>For a deal in talks: the day by which their newest report was surely public.</summary>
    public DateOnly? LastHeard { get; init; }

    /// <summary>The claims it was resolved from, oldest first, including superseded ones. They are stored separately.</summary>
    [JsonIgnore]
    public IReadOnlyList<Claim> Claims { get; init; } = [];
}

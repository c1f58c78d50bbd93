using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.Claims;

/// <summary>What one source, on one date, said about a deal. What it did not say is null.</summary>
public sealed record Claim
{
    public required Slug Id { get; init; }

    public required Source Source { get; init; }

    /// <summary>The day on which it was learned here.</summary>
    public required DateOnly Recorded { get; init; }

    /// <summary>The claim of the same deal that this one corrects.</summary>
    public Slug? Supersedes { get; init; }

    public required DealStatus Status { get; init; }

    public PartialDate? Announced { get; init; }

    public PartialDate? Closed { get; init; }

    /// <summary>The round's name: seed, series-a, …</summary>
    public Slug? Round { get; init; }

    public Amount? Amount { get; init; }

    public Valuation? Valuation { get; init; }

    public IReadOnlyList<Party> Parties { get; init; } = [];

    /// <summary>What the source is known to have got wrong. The claim is kept, shown, and loses against every other.</summary>
    public string? KnownMistake { get; init; }

    /// <summary>What this record had wrong, and this claim mends. The claim that it supersedes is kept.</summary>
    public string? Corrects { get; init; }

    public string? Note { get; init; }

    /// <summary>Entered through the API, not by a seed file; loads of the seed files keep it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Entered { get; init; }

    /// <summary>
    /// The last day on which it can have been published: the last that its date of publication allows, or the day on which it
    /// was recorded, if that is earlier. As of an earlier day the claim does not count.
    /// </summary>
    public DateOnly KnownOn => Source.Published.Last < Recorded ? Source.Published.Last : Recorded;

    /// <param name="company">The company of the deal.</param>
    public SourceWeight WeightOn(Slug company) => KnownMistake is null ? Source.WeightOn(company) : SourceWeight.Mistaken;

    /// <summary>The first day on which it can have been published: what is called newer goes by this.</summary>
    [JsonIgnore]
    public DateOnly PublishedFrom => Source.Published.First;

    /// <summary>A source that is dated by its year alone is no news of any day.</summary>
    [JsonIgnore]
    public bool IsNews => Source.Published.Precision != DatePrecision.Year;
}

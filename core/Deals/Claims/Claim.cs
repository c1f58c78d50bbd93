using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.Claims;

/// <summary>What one source said about a deal on one date. A field that it does not mention is null.</summary>
public sealed record Claim
{
    public required Slug Id { get; init; }

    public required Source Source { get; init; }

    /// <summary>The day on which it was added to this record.</summary>
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

    /// <summary>What the source got wrong, if that is known. The claim is kept and shown, but every other claim outranks it.</summary>
    public string? KnownMistake { get; init; }

    /// <summary>The mistake in this record that the claim corrects. The claim that it supersedes is kept.</summary>
    public string? Corrects { get; init; }

    public string? Note { get; init; }

    /// <summary>Whether it was entered through the API. Loading the seed files keeps such a claim.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Entered { get; init; }

    /// <summary>
    /// The day by which it was surely public: the last day of its publication date, or the day on which it was recorded if that
    /// is earlier. As of an earlier day the claim does not count.
    /// </summary>
    public DateOnly KnownOn => Source.Published.Last < Recorded ? Source.Published.Last : Recorded;

    /// <param name="company">The company of the deal.</param>
    public SourceWeight WeightOn(Slug company) => KnownMistake is null ? Source.WeightOn(company) : SourceWeight.Mistaken;

    /// <summary>The first day on which it can have been published. Decides which of two claims is newer.</summary>
    [JsonIgnore]
    public DateOnly PublishedFrom => Source.Published.First;

    /// <summary>False if only the year of publication is known, since that is not news on any day.</summary>
    [JsonIgnore]
    public bool IsNews => Source.Published.Precision != DatePrecision.Year;
}

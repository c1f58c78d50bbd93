using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.Claims;

[JsonConverter(typeof(WordConverter<SourceKind>))]
public enum SourceKind
{
    Filing,
    Company,
    Press,
    Relay,
    Aggregator,
}

/// <summary>How much a source's word weighs when claims disagree, weightiest first.</summary>
public enum SourceWeight
{
    Company,
    InvestorFiling,
    NamedPress,
    AnonymousPress,
    Relay,
    Aggregator,

    /// <summary>A claim that is known to be wrong, whoever made it.</summary>
    Mistaken,
}

/// <summary>Where a claim was read.</summary>
public sealed record Source
{
    public required string Publisher { get; init; }

    public required string Url { get; init; }

    public required string Title { get; init; }

    public required PartialDate Published { get; init; }

    public required SourceKind Kind { get; init; }

    /// <summary>The site that repeated the publisher's text, for a relay.</summary>
    public string? Via { get; init; }

    /// <summary>Whom the page repeats; it is then not a witness of its own.</summary>
    public string? Cites { get; init; }

    /// <summary>The organization that files or speaks, for a filing or a company's own words.</summary>
    public Slug? By { get; init; }

    /// <summary>The page rests on people it does not name.</summary>
    public bool Anonymous { get; init; }

    /// <summary>Four pages that cite one agency are one witness, so witnesses are counted by this name.</summary>
    public string Witness => (Cites ?? Publisher).ToUpperInvariant();

    /// <param name="company">The company of the deal: its own word weighs more than an investor's.</param>
    public SourceWeight WeightOn(Slug company) => Kind switch
    {
        SourceKind.Filing or SourceKind.Company => By is null || By == company ? SourceWeight.Company : SourceWeight.InvestorFiling,
        SourceKind.Relay => SourceWeight.Relay,
        SourceKind.Aggregator => SourceWeight.Aggregator,
        _ => Anonymous ? SourceWeight.AnonymousPress : SourceWeight.NamedPress,
    };
}

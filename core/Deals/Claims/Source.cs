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

/// <summary>How much a source counts when claims disagree, most trusted first.</summary>
public enum SourceWeight
{
    Company,
    InvestorFiling,
    NamedPress,
    AnonymousPress,
    Relay,
    Aggregator,

    /// <summary>A claim that is known to be wrong, whatever its source.</summary>
    Mistaken,
}

/// <summary>The publication that made a claim.</summary>
public sealed record Source
{
    public required string Publisher { get; init; }

    public required string Url { get; init; }

    public required string Title { get; init; }

    public required PartialDate Published { get; init; }

    public required SourceKind Kind { get; init; }

    /// <summary>For a relay: the site that repeated the publisher's text.</summary>
    public string? Via { get; init; }

    /// <summary>The publisher whose report the page repeats. The page is then not an independent witness.</summary>
    public string? Cites { get; init; }

    /// <summary>For a filing or a company's statement: the organization that made it.</summary>
    public Slug? By { get; init; }

    /// <summary>Whether the page relies on people it does not name.</summary>
    public bool Anonymous { get; init; }

    /// <summary>The name by which independent sources are counted: four pages that cite one agency are one witness.</summary>
    public string Witness => (Cites ?? Publisher).ToUpperInvariant();

    /// <param name="company">The company of the deal: its own statement outweighs an investor's.</param>
    public SourceWeight WeightOn(Slug company) => Kind switch
    {
        SourceKind.Filing or SourceKind.Company => By is null || By == company ? SourceWeight.Company : SourceWeight.InvestorFiling,
        SourceKind.Relay => SourceWeight.Relay,
        SourceKind.Aggregator => SourceWeight.Aggregator,
        _ => Anonymous ? SourceWeight.AnonymousPress : SourceWeight.NamedPress,
    };
}

using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

public enum DealScope
{
    /// <summary>The deal is the news.</summary>
    Main,

    /// <summary>It is told to explain the news: an earlier round, another company's deal.</summary>
    Background,
}

/// <summary>A deal that an article tells. A field that it does not tell, or not clearly, is null.</summary>
public sealed record DraftDeal
{
    public DealScope Scope { get; init; }

    public required Said<DraftName> Company { get; init; }

    public required Said<DealKind> Kind { get; init; }

    public required Said<DealStatus> Status { get; init; }

    public Said<Slug>? Round { get; init; }

    public Said<Amount>? Amount { get; init; }

    public Said<Valuation>? Valuation { get; init; }

    public IReadOnlyList<DraftParty> Parties { get; init; } = [];

    public Said<PartialDate>? Announced { get; init; }

    /// <summary>The agency whose text the page repeats, if it names one: "(Reuters) -". The site is then the <see cref="Via"/>.</summary>
    public Said<string>? Publisher { get; init; }

    /// <summary>The publisher whose report the article repeats.</summary>
    public Said<string>? Cites { get; init; }

    /// <summary>The site that repeated the text of the publisher.</summary>
    public Said<string>? Via { get; init; }

    /// <summary>The words that name no one as the source; null if there are none.</summary>
    public Said<bool>? Anonymous { get; init; }

    /// <summary>What may belong to the deal and was not taken.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; init; } = [];
}

/// <summary>A value, and the words of the article that say it.</summary>
public sealed record Said<T>(T Value, IReadOnlyList<Words> Words);

/// <summary>Words of an article.</summary>
/// <param name="Paragraph">The index of the paragraph; <see cref="InTitle"/> for the title.</param>
/// <param name="Start">Where they begin in it.</param>
public readonly record struct Words(int Paragraph, int Start, string Text)
{
    public const int InTitle = Sentence.Title;
}

/// <summary>An organization that an article names.</summary>
/// <param name="Name">The current name of the registered organization, or else the name as the article has it.</param>
/// <param name="Id">Null if no registered organization has the name.</param>
public sealed record DraftName(string Name, Slug? Id);

/// <summary>An organization's part in a deal, according to the article.</summary>
public sealed record DraftParty(DraftName Name, PartyRole Role, Commitment Commitment, Amount? Amount, IReadOnlyList<Words> Words);

/// <summary>Words that were not taken, and why.</summary>
/// <param name="Field">The field they could have given.</param>
public sealed record LeftOut(string Field, Words Words, string Why);

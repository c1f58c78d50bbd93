using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>A piece of a sentence, to show the words that a value rests on.</summary>
internal sealed record Place(Sentence Sentence, int First, int Last)
{
    public static Place Of(Sentence sentence, int piece) => new(sentence, piece, piece);

    public string Text => Sentence.Text[Sentence.Pieces[First].Start..Sentence.Pieces[Last].End];
}

/// <summary>A value with the place that says it.</summary>
internal sealed record Found<T>(T Value, Place Place);

/// <summary>An organization in a deal, as one sentence has it.</summary>
internal sealed record FoundParty(Name Name, PartyRole Role, Place Place)
{
    public Amount? Amount { get; init; }

    public Commitment? Commitment { get; init; }

    /// <summary>The same organization with its part of a round, in which it then takes part.</summary>
    public FoundParty AsShare(Amount part) => this with { Role = Role == PartyRole.Unknown ? PartyRole.Participant : Role, Amount = part };
}

/// <summary>What one sentence says of one deal. What it does not say is null.</summary>
internal sealed record Telling
{
    public required Sentence Sentence { get; init; }

    /// <summary>The words that make it a deal: "raised", "acquired".</summary>
    public required Place Trigger { get; init; }

    /// <summary>Null if the sentence refers back: "the company", "the round".</summary>
    public Found<Name>? Company { get; init; }

    public DealKind Kind { get; init; } = DealKind.FundingRound;

    public Found<DealStatus>? Status { get; init; }

    public Found<Slug>? Round { get; init; }

    public Found<Amount>? Amount { get; init; }

    public Found<Valuation>? Valuation { get; init; }

    public IReadOnlyList<FoundParty> Parties { get; init; } = [];

    public Found<DateMention>? Date { get; init; }

    /// <summary>The words that say that it was before the news: "previously", "last year".</summary>
    public Place? Earlier { get; init; }

    /// <summary>Whether it tells what one investor puts in, which may be a part of a round.</summary>
    public bool IsInvestment { get; init; }

    /// <summary>Whether its amount is the whole of a round: "the investment, part of a $5 million round".</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether it names a deal by itself, or only adds to one that was told.</summary>
    public bool IsEvent { get; init; } = true;
}

using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>Whether the first sentence of an article is a headline about deals.</summary>
internal static class Headlines
{
    private static readonly string[] OfDeals = [" rais", " fund", " round", " invest", " back", " valu", " deal", " acqui", " buy",
        " bought", " startup", " start - up", " roundup", " capital", " unicorn", " venture", " seed", " week", " month", " merge"];

    /// <summary>Whether the first line of an article is a headline, which leaves hedges out, and no sentence of its text.</summary>
    public static bool IsShort(Sentence first) => first.IsTitle
        && !first.Text.AsSpan().TrimEnd(" \"”’)").EndsWith('.');

    private static readonly string[] OfRounds = [" rais", " fund", " round", " series ", " seed", " valu", " week", " month", " deals"];

    /// <summary>Whether a headline is about rounds. True without one.</summary>
    public static bool TellRounds(Sentence first) => !first.IsTitle || first.Has(OfRounds)
        || first.Pieces.Any(piece => piece.Kind is PieceKind.Round);

    /// <summary>"Two chip startups raise money": the news is of each.</summary>
    public static bool TellSeveral(Sentence first) => first.IsTitle
        && first.WordAt(0) is "two" or "three" or "four" or "five" && first.Has([" startups ", " companies ", " firms ", " makers "]);

    /// <summary>True without a headline, since nothing says that the article is about something else.</summary>
    public static bool TellDeals(Sentence first) => !first.IsTitle || first.Has(OfDeals)
        || first.Pieces.Any(piece => piece.Kind is PieceKind.Money or PieceKind.Round);
}

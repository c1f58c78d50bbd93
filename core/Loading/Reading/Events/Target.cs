using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>The company that a noun or verb points to: "a round in X", "a round for the startup X", "X's round", "its round".</summary>
internal static class Target
{
    private const int MostDescribing = 9;

    /// <summary>The name behind a preposition at an index, past words that describe it.</summary>
    /// <returns>The index of the name; null if none follows, and whether it is "the company" instead.</returns>
    public static (int? Piece, bool RefersBack) Behind(Sentence sentence, int at)
    {
        for (var next = at + 1; next <= at + MostDescribing && sentence.At(next) is { } piece; next++)
        {
            if (piece.IsFullName && !CompanyNouns.IsProduct(sentence, next))
            {
                if (piece.IsPossessive)
                {
                    // "in X's US arm": a part of X, with a name of its own.
                    if (IsOfPart(sentence, next))
                    {
                        return (null, false);
                    }

                    // "in Elon Musk's xAI" goes on; "in X's round" is X.
                    if (sentence.At(next + 1) is not { Kind: PieceKind.Name })
                    {
                        return (next, false);
                    }

                    continue;
                }

                return IsOfPart(sentence, next) ? (null, false) : (next, false);
            }

            if (Vocabulary.Companies.Contains(piece.Lower) && CompanyNouns.AreDefinite(sentence, next)
                && sentence.At(next + 1) is not { Kind: PieceKind.Name })
            {
                return (null, true);
            }

            if (piece.Lower is "it")
            {
                return (null, true);
            }

            var isDescribing = piece.Kind == PieceKind.Word || piece.Lower is "-" || piece is { Kind: PieceKind.Name, Suffix: not null }
                || piece.IsFullName;
            if (!isDescribing || IsVerbOrPreposition(piece.Lower) || piece.Lower is "like")
            {
                return (null, false);
            }
        }

        return (null, false);
    }

    // "a stake in X Oil-Storage Unit", "in X's worldwide storage business"
    private static bool IsOfPart(Sentence sentence, int name) => Enumerable.Range(name + 1, 5)
        .TakeWhile(at => sentence.At(at) is { Kind: PieceKind.Word or PieceKind.Name } piece && !IsVerbOrPreposition(piece.Lower)
            || sentence.WordAt(at) is "-")
        .Any(at => sentence.WordAt(at) is "arm" or "unit" or "division" or "subsidiary"
            || (sentence.WordAt(at) is "business" or "operations" or "assets" && sentence.Pieces[name].IsPossessive));

    /// <summary>Who owns the noun phrase that ends before an index: "X's", "its", "the".</summary>
    public static (int? Piece, bool RefersBack) Owner(Sentence sentence, int noun)
    {
        for (var before = noun - 1; before >= Math.Max(0, noun - 5); before--)
        {
            var piece = sentence.Pieces[before];
            if (piece is { IsFullName: true })
            {
                return piece.IsPossessive ? (before, false) : (null, false);
            }

            if (piece.Lower is "its" or "the" or "this" or "that")
            {
                return (null, true);
            }

            if (piece.Kind is PieceKind.Money or PieceKind.Round or PieceKind.Date)
            {
                continue;
            }

            if (piece.Kind is not PieceKind.Word || IsVerbOrPreposition(piece.Lower) || piece.Lower is "a" or "an" or "and")
            {
                return (null, false);
            }
        }

        return (null, false);
    }

    private static bool IsVerbOrPreposition(string word) =>
        Vocabulary.Prepositions.Contains(word) || Vocabulary.Raise.TenseOf(word) is Tense.Past or Tense.Present
            || Vocabulary.ClauseWords.Contains(word)
        || word is "and" or "or" or "is" or "was" or "has" or "are" or "were" or "which" or "who";
}

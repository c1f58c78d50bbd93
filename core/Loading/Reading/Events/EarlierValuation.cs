using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Whether a valuation is the one before the news.</summary>
internal static class EarlierValuation
{
    private const int Reach = 8;

    // Behind it: "valued at $2 billion when it raised $270 million", "in its last round".
    private static readonly string[] Then =
    [
        "when it", "when they", "in its last round", "in its last funding", "in its previous", "in its prior", "in its earlier",
        "at its last",
        "at its previous", "in a previous", "in a prior", "in an earlier", "after its last", "after its previous", "in the previous",
        "in the last round", "in the last funding", "in last year", "it had", "it held", "it was", "it last", "it fetched", "it commanded",
    ];

    /// <summary>Whether the words say that it was the valuation before.</summary>
    public static bool IsMeant(Sentence sentence, int at)
    {
        if (sentence.Pieces[at].Money!.IsFrom)
        {
            return true;
        }

        if (sentence.WordAt(at + 1) is "reached" or "achieved" or "attained" or "set" or "secured" or "given"
            || (sentence.WordAt(at + 1) is "valuation" && sentence.WordAt(at + 2) is "from" or "reached" or "it" or "secured" or "set"
                or "achieved"))
        {
            return true;
        }

        if (Cues.Phrase(sentence, at + 1, ClauseEnd(sentence, at), Then) is not null || IsOfThen(sentence, at)
            || IsOfNamedRound(sentence, at))
        {
            return true;
        }

        for (var before = at - 1; before >= Math.Max(0, at - 7); before--)
        {
            var word = sentence.WordAt(before);
            if (word is "double" or "triple" or "quadruple" && sentence.WordAt(at - 1) is "to" or "at")
            {
                // "would double its valuation to $9 billion"
                return false;
            }

            if (word is "previous" or "prior" or "last" or "earlier" or "previously" or "from" or "than" or "compared" or "versus"
                or "former" or "old"
                or "had" or "twice" or "double" or "triple" or "quadruple" or "on")
            {
                return (word is not "on" || sentence.WordAt(before - 1) is "building") && word is not "than"
                    || sentence.WordAt(before - 1) is "higher" or "double" or "triple" or "larger" or "greater";
            }

            if (sentence.Pieces[before].Kind == PieceKind.Money || Vocabulary.Value.TenseOf(word) is Tense.Going or Tense.Plain)
            {
                return false;
            }
        }

        return false;
    }

    // "was valued at $1 billion in its Series B"
    private static bool IsOfNamedRound(Sentence sentence, int at) => sentence.WordAt(at + 1) is "in" or "at" or "after" or "during"
        && sentence.WordAt(at + 2) is "its" or "a" && sentence.At(at + 3)?.Kind == PieceKind.Round
        && Enumerable.Range(at - 4, 4).Any(before => sentence.WordAt(before) is "was" or "had" or "been");

    /// <summary>Whether a sentence only says what a company was valued at: not what talks may value it at.</summary>
    public static bool IsWas(Telling telling)
    {
        if (telling is not { IsEvent: false, Valuation: { } worth })
        {
            return false;
        }

        for (var before = worth.Place.First - 1; before >= Math.Max(0, worth.Place.First - Reach); before--)
        {
            if (telling.Sentence.WordAt(before) is "valued")
            {
                return telling.Sentence.WordAt(before - 1) is not ("be" or "being" or "is" or "are" or "now");
            }
        }

        return false;
    }

    private static int ClauseEnd(Sentence sentence, int at)
    {
        var end = at + 1;
        while (end <= at + Reach && sentence.WordAt(end) is not ("," or ";" or ""))
        {
            end++;
        }

        return end;
    }

    // "was $1 billion in 2023", "eight months ago it was valued at": a day that is over, and no "now" beside it.
    private static bool IsOfThen(Sentence sentence, int at)
    {
        for (var near = at + 1; near <= at + 4 && sentence.At(near) is { Kind: not PieceKind.Money } piece; near++)
        {
            if (piece is { Kind: PieceKind.Date, Date.IsPast: true })
            {
                return sentence.WordAt(near - 1) is not ("than" or "since");
            }

            if (piece.Lower is "," or ";" or "and" or "after")
            {
                break;
            }
        }

        for (var near = at - 1; near >= Math.Max(0, at - 12) && sentence.Pieces[near] is { Kind: not PieceKind.Money } piece; near--)
        {
            if (piece.Lower is ";" or "—" or "–" or "now" or "currently" or "which" || Vocabulary.ClauseWords.Contains(piece.Lower))
            {
                return false;
            }

            if (piece is { Kind: PieceKind.Date, Date.IsPast: true })
            {
                return !DateCues.IsOfOther(sentence, near);
            }
        }

        return false;
    }
}

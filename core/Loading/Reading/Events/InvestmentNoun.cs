using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"A's $5 billion investment in X", "A is planning an investment of $5 billion in X": who gives the money.</summary>
internal static class InvestmentNoun
{
    private const int Reach = 6;

    // What somebody does who gives an investment, or may give one.
    private static readonly HashSet<string> Giving = new(
        ("made makes make making announced announces announcing provided provides providing confirmed confirms completed completes "
        + "pledged pledges pledging unveiled unveils planned plans planning finalized finalised finalizes closed closes approved "
        + "approves proposed proposes proposing considering considers considered preparing prepares prepared committed commits "
        + "committing disclosed discloses offered offers offering weighing weighs mulls mulling eyes eyeing exploring explores "
        + "discussing revealed reveals reported said began begins").Split(' '),
        StringComparer.Ordinal);

    private static readonly HashSet<string> Announcing = ["announced", "announces", "announcing", "announce", "unveiled", "unveils",
        "confirmed", "confirms", "reported", "planned", "plans"];

    private static readonly string[] Sources = ["from", "led by", "by", "of investors", "co - led by"];

    /// <param name="head">The noun of the money.</param>
    /// <param name="first">Where its phrase begins.</param>
    public static bool Is(Sentence sentence, int head, int first) =>
        sentence.WordAt(head) is "investment" or "investments" or "bet" or "stake"
        // "A pledged $2 billion in funding for X"
        || (sentence.WordAt(first - 1) is "pledged" or "pledges" or "provided" or "provides" or "committed" or "commits"
            && sentence.WordAt(head) is "funding" or "financing" or "capital");

    /// <summary>Who makes an investment: its owner, or the subject of "made", "announced", "is planning".</summary>
    public static IReadOnlyList<int> Makers(Sentence sentence, int first, int? owner, int? company)
    {
        if (owner is { } piece)
        {
            return piece != company ? [piece] : [];
        }

        for (var at = first - 1; at >= Math.Max(0, first - Reach) && sentence.WordAt(at) is not (";" or ","); at--)
        {
            if (Giving.Contains(sentence.WordAt(at)))
            {
                return [.. Subject.Of(sentence, at).All.Where(name => name != company)];
            }
        }

        return [];
    }

    /// <summary>Whether its sentence says whose money it is: otherwise it may be one company's, or a whole round.</summary>
    public static bool IsClear(Sentence sentence, int last, IReadOnlyList<int> makers) => makers.Count > 0
        || Cues.Phrase(sentence, last + 1, sentence.Pieces.Count - 1, Sources) is not null
        || sentence.Pieces.Any(piece => piece.Kind == PieceKind.Round || piece.Lower is "round" or "rounds");

    // "despite its $13 billion investment in X": told as known, where an article has said its news.
    public static bool IsHistory(Sentence sentence, (int? Piece, bool RefersBack) owner) => sentence.Number > 2
        && (owner.Piece is not null || owner.RefersBack);

    /// <summary>
    /// "announced a $3 billion investment in a factory": an object that is given, and not raised; also without a word that says whose
    /// money it is.
    /// </summary>
    /// <param name="verb">The verb of which it is the object.</param>
    public static bool IsGiven(Sentence sentence, int verb, int end)
    {
        for (var at = verb + 1; at <= end + 1; at++)
        {
            if (sentence.WordAt(at) is not ("investment" or "investments"))
            {
                continue;
            }

            var next = sentence.WordAt(at + 1) is "of" or "worth" && sentence.At(at + 2)?.Kind == PieceKind.Money ? at + 3 : at + 1;
            if (sentence.WordAt(next) is "in" or "into" && sentence.At(next + 1) is { Kind: not PieceKind.Date }
                && !IsOfRound(sentence, next))
            {
                return Giving.Contains(sentence.WordAt(verb)) || Target.Behind(sentence, next).Piece is not null;
            }

            return Announcing.Contains(sentence.WordAt(verb)) && !IsOfInvestors(sentence, at)
                && Cues.Phrase(sentence, at + 1, at + Reach, Sources) is null;
        }

        return false;
    }

    // "a strategic investment", "a Series B investment"
    private static bool IsOfInvestors(Sentence sentence, int noun) => sentence.Has([" valuation ", " valuing ", " valued "])
        || Enumerable.Range(noun - 3, 3).Any(at =>
        sentence.At(at)?.Kind == PieceKind.Round || sentence.WordAt(at) is "strategic" or "seed" or "growth" or "equity" or "minority"
            or "venture");

    // "an investment in its Series B round"
    private static bool IsOfRound(Sentence sentence, int into) => Enumerable.Range(into + 1, 4).Any(at =>
        sentence.At(at)?.Kind == PieceKind.Round || sentence.WordAt(at) is "round" or "funding" or "financing");
}

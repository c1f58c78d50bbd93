using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Sums of more than one deal: "$5 million across its seed and Series A", "$5 million in Series A and debt financing".</summary>
internal static class SeveralRounds
{
    private const int Reach = 6;

    private static readonly string[] Totals = ["total", "totals", "raised to", "funding to", "so far", "to date"];

    private static readonly string[] Parts = ["including", "comprising", "consisting of", "made up of", "comprised of", "composed of",
        "split between"];

    /// <summary>Whether a round is one of two whose sum is told: "seed and Series A".</summary>
    public static bool Are(Sentence sentence, int round) =>
        (sentence.WordAt(round - 1) is "and" or "&" or "+" or "/" or "plus" && IsSeed(sentence, round - 2))
        || (sentence.WordAt(round - 1) is "a" or "an" or "its" or "our" && sentence.WordAt(round - 2) is "and" or "&" or "plus"
            && (IsSeed(sentence, round - 3) || sentence.WordAt(round - 3) is "round" && IsSeed(sentence, round - 4)))
        || (sentence.WordAt(round + 1) is "and" or "&" or "plus" && IsSeed(sentence, round + 2));

    /// <summary>Whether a sum is of shares and loans together, and its part of the round is unknown.</summary>
    public static bool AreMixed(Sentence sentence, int sum, int? round) =>
        (round is { } named && named > sum && sentence.Pieces[named].Kind == PieceKind.Round
            && Behind(sentence, named) is var and && sentence.WordAt(and) is "and" or "&" or "plus" or "+"
            && Cues.IsDebt(sentence, and + 1, and + 4))
        || (Cues.Phrase(sentence, sum + 1, sum + Reach, Parts) is { } parts
            && Enumerable.Range(parts.Last + 1, Reach).Any(at => sentence.At(at)?.Kind == PieceKind.Money)
            && Cues.IsDebt(sentence, parts.Last + 1, sentence.Pieces.Count - 1));

    /// <summary>Where a sentence begins to list earlier rounds: "our total to $46 million, including our $23 million Series B".</summary>
    public static int EarlierFrom(Sentence sentence)
    {
        for (var at = 2; at < sentence.Pieces.Count; at++)
        {
            if (sentence.WordAt(at) is "including" && sentence.WordAt(at + 1) is "a" or "an" or "its" or "our" or "the" or "their"
                && Enumerable.Range(at + 2, 3).Any(next => sentence.At(next)?.Kind is PieceKind.Money or PieceKind.Round)
                && Cues.Phrase(sentence, at - 2 * Reach, at, Totals) is not null)
            {
                return at;
            }
        }

        return sentence.Pieces.Count;
    }

    private static int Behind(Sentence sentence, int round) =>
        sentence.WordAt(round + 1) is "round" or "funding" or "financing" or "equity" ? round + 2 : round + 1;

    private static bool IsSeed(Sentence sentence, int at) => sentence.At(at)?.Kind == PieceKind.Round
        || sentence.WordAt(at) is "seed" or "pre-seed" or "angel";
}

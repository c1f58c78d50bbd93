using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Whose a round is if neither "X's" nor "in X" says so.</summary>
internal static class RoundOwner
{
    private const int Further = 16;

    // "A $100 million round led by A values X at $1 billion"
    public static int? Valued(Sentence sentence, int last)
    {
        for (var at = last + 1; at <= last + Further && sentence.WordAt(at) is not (";" or ""); at++)
        {
            if (Vocabulary.Value.Has(sentence.WordAt(at)))
            {
                return Target.Behind(sentence, at).Piece;
            }
        }

        return null;
    }

    // "X emerges from stealth with $5 million in funding", "X announces", "X's CEO" is none.
    public static int? Presenter(Sentence sentence, int first)
    {
        if (sentence.WordAt(first - 1) is not ("with" or "after") && sentence.WordAt(first - 2) is not "with"
            && Cues.Phrase(sentence, first - 4, first, ["headlines for", "headlines with"]) is null)
        {
            return null;
        }

        for (var at = first - 1; at >= Math.Max(0, first - 9); at--)
        {
            if (sentence.WordAt(at) is "emerges" or "emerged" or "launches" or "launched" or "exits" or "exited" or "debuts" or "debuted"
                or "emerging"
                or "joins" or "joined" or "enters" or "entered" or "returns" or "returned" or "steps" or "comes" or "came" or "burst"
                or "bursts" or "hits" or "hit" or "reaches" or "reached" or "becomes" or "became"
                or "tops" or "soars" or "doubles" or "triples" or "doubled" or "tripled" or "quadrupled" or "headlines")
            {
                return Subject.Of(sentence, at).Piece;
            }
        }

        return null;
    }
}

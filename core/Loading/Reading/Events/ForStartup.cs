using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"Ada Moor has raised $9 million for her startup X": who raises is a founder, and X gets the money.</summary>
internal static class ForStartup
{
    private const int Reach = 14;
    private const int MostDescribing = 6;

    /// <summary>The company behind "for her startup"; null if none is named. And whether the money is not for the subject.</summary>
    public static (int? Piece, bool IsMeant) Of(Sentence sentence, int verb)
    {
        for (var at = verb + 1; at <= verb + Reach && sentence.At(at) is { } piece && piece.Lower is not ";"; at++)
        {
            if (piece.Lower is not "for")
            {
                continue;
            }

            // "for X, her new startup"
            if (sentence.At(at + 1) is { IsFullName: true, IsPossessive: false } && sentence.WordAt(at + 2) is ","
                && Noun(sentence, at + 3) is not null)
            {
                return (at + 1, true);
            }

            if (Noun(sentence, at + 1) is { } noun)
            {
                var name = sentence.WordAt(noun + 1) is "," ? noun + 2 : noun + 1;
                return (sentence.At(name) is { IsFullName: true, IsPossessive: false } ? name : null, true);
            }
        }

        return (null, false);
    }

    // "his new AI startup": the noun.
    private static int? Noun(Sentence sentence, int at)
    {
        if (sentence.WordAt(at) is not ("his" or "her" or "their"))
        {
            return null;
        }

        for (var noun = at + 1; noun <= at + MostDescribing && sentence.At(noun) is { } piece; noun++)
        {
            if (Vocabulary.Companies.Contains(piece.Lower) && !CompanyNouns.AreOfInvestors(sentence, noun))
            {
                return noun;
            }

            if (piece.Kind != PieceKind.Word && piece.Lower is not "-" && piece is not { Kind: PieceKind.Name, Suffix: not null })
            {
                return null;
            }
        }

        return null;
    }
}

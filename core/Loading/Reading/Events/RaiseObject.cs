using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>What a verb such as "raised" takes: a sum, a round, or both.</summary>
internal static class RaiseObject
{
    private const int Reach = 12;

    /// <summary>The money and the round that a verb takes, and where its phrase ends.</summary>
    public static (int? Sum, int? Round, int End) Of(Sentence sentence, int verb, IReadOnlyDictionary<int, MoneyReading> money)
    {
        int? sum = null;
        int? round = null;
        var end = verb;
        for (var at = verb + 1; at < sentence.Pieces.Count && at <= (sum ?? verb) + Reach; at++)
        {
            var piece = sentence.Pieces[at];
            if (IsBoundary(sentence, at, sum is not null || round is not null))
            {
                break;
            }

            if (piece.Kind == PieceKind.Money)
            {
                if (sum is not null)
                {
                    break;
                }

                sum = at;
            }

            round ??= piece.Kind == PieceKind.Round || Vocabulary.Rounds.Contains(piece.Lower) || IsSeed(sentence, at)
                || (piece.Lower is "investment" && sum is not null) ? at : null;
            end = at;
        }

        return (sum is { } found && money.ContainsKey(found) ? sum : null, round, end);
    }

    private static bool IsSeed(Sentence sentence, int at) => sentence.WordAt(at) is "seed" or "tranche" or "growth-equity";

    private static bool IsBoundary(Sentence sentence, int at, bool hasObject)
    {
        var piece = sentence.Pieces[at];
        return piece.Lower is ";" or "." || Vocabulary.ClauseWords.Contains(piece.Lower)
            || (piece.Lower is "," && hasObject) || (piece.Kind == PieceKind.Word
                && Vocabulary.Raise.TenseOf(piece.Lower) is Tense.Past or Tense.Present)
            || piece.Lower is "led" or "from" or "leading" or "valuing" or "who" or "which" or "whose" or "acquire" or "buy" or "invest"
                or "invested" or "bringing" or "commitments" or "pledges"
            || (piece.IsFullName && !hasObject && !piece.IsPossessive);
    }
}

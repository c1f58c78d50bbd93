using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"X is in talks with investors for a new round", "X has been speaking to investors about raising": no sum, but a deal.</summary>
internal static class TalksRule
{
    private const int Reach = 14;

    private static readonly string[] Talking =
        ["in talks", "in early talks", "in advanced talks", "in discussions", "in early discussions", "in advanced discussions",
            "speaking to investors",
            "talking to investors", "in negotiations", "holding talks", "held talks", "begun talks", "started talks", "early talks",
            "advanced talks",
            "talking with investors", "speaking with investors", "in preliminary talks", "in early - stage talks"];

    public static IEnumerable<Telling> Of(Sentence sentence)
    {
        var last = sentence.Pieces.Count - 1;
        if (Cues.Phrase(sentence, 0, last, Talking) is not { } talks
            || (Sum(sentence, talks.Last) ?? Noun(sentence, talks.Last)) is not { } noun
            || Subject.Of(sentence, talks.First).Piece is not { } company || !Companies.CanBe(sentence, company))
        {
            yield break;
        }

        yield return new()
        {
            Sentence = sentence,
            Trigger = talks,
            Company = new(sentence.Pieces[company].Name!, Place.Of(sentence, company)),
            Status = new(DealStatus.InTalks, talks),
            Amount = sentence.Pieces[noun].Money?.Amount is { } sum ? new(sum, Place.Of(sentence, noun)) : Behind(sentence, noun),
            Round = sentence.Pieces[noun].Round is { } round ? new(round, Place.Of(sentence, noun)) : null,
        };
    }

    // "in talks for $85 million at a $3 billion valuation"
    private static int? Sum(Sentence sentence, int talks) => sentence.WordAt(talks + 1) is "for"
        && sentence.At(talks + 2)?.Money is not null
        && sentence.At(talks + 3) is null or { Lower: "at" or "." or "," or "in" or "from" or "led" or "that" }
        && MoneyRoles.Of(sentence, talks + 2).Role == MoneyRole.Open ? talks + 2 : null;

    // "for a round of up to $100 million"
    private static Found<Amount>? Behind(Sentence sentence, int noun) => sentence.WordAt(noun) is "round" or "financing" or "fundraising"
        && sentence.WordAt(noun + 1) is "of" or "worth" && sentence.At(noun + 2)?.Money?.Amount is { } sum
        && MoneyRoles.Of(sentence, noun + 2).Role == MoneyRole.Open ? new(sum, Place.Of(sentence, noun + 2)) : null;

    // "for a funding round", "to secure fresh capital": and not "to make an investment in", which is another's.
    private static int? Noun(Sentence sentence, int talks)
    {
        for (var at = talks + 1; at <= talks + Reach && sentence.At(at) is { } piece; at++)
        {
            if (piece.Lower is "acquire" or "buy" or "invest" or "license" or "lead" or ";" or "investment" or "purchase" or "acquisition"
                or "back" or "sell" or "merge")
            {
                return null;
            }

            if (piece.Kind == PieceKind.Round || piece.Lower is "round" or "funding" or "financing" or "fundraising" or "capital"
                or "raise" or "raising" && sentence.WordAt(at - 1) is not "venture")
            {
                return at;
            }
        }

        return null;
    }
}

using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"A announces a strategic investment in X", "A has made an equity investment in X": a deal of which no sum is told.</summary>
internal static class UnpricedInvestment
{
    private const int Reach = 6;

    // Only the first sentences tell it as news. "A made an early investment in X" further down may be of any year.
    private const int FirstSentences = 2;

    private static readonly HashSet<string> Making = ["makes", "made", "make", "making", "announces", "announced", "announcing",
        "completes", "completed", "leads", "led"];

    private static readonly HashSet<string> Kinds = ["strategic", "minority", "equity", "undisclosed", "significant", "new", "major",
        "corporate"];

    public static IEnumerable<Telling> Of(Sentence sentence)
    {
        for (var noun = 1; sentence.Number <= FirstSentences && noun < sentence.Pieces.Count; noun++)
        {
            if (sentence.WordAt(noun) is "investment" && sentence.WordAt(noun + 1) is "in" or "into" && Read(sentence, noun) is { } telling)
            {
                yield return telling;
                yield break;
            }
        }
    }

    private static Telling? Read(Sentence sentence, int noun)
    {
        var first = noun;
        while (sentence.At(first - 1)?.Kind == PieceKind.Word && (Kinds.Contains(sentence.WordAt(first - 1))
            || sentence.WordAt(first - 1) is "a" or "an" or "its"))
        {
            first--;
        }

        var verb = first - 1;
        var (company, refersBack) = Target.Behind(sentence, noun + 1);
        // "makes an investment in X" without a word that says what kind may be of money for a plant, or of time.
        if (!Enumerable.Range(first, noun - first).Any(at => Kinds.Contains(sentence.WordAt(at))) || !Making.Contains(sentence.WordAt(verb))
            || refersBack || company is not { } target || target > noun + Reach || !Companies.CanBe(sentence, target)
            || sentence.Pieces[target].IsPossessive || sentence.WordAt(target + 1) is "and" or "'" or "’"
            || sentence.Pieces.Any(piece => piece.Kind is PieceKind.Money or PieceKind.Round) || Cues.IsNegated(sentence, verb)
            || Subject.Of(sentence, verb) is not { Piece: { } giver, Others.Count: 0 } || giver == target
            || sentence.Pieces[giver].Name is not { IsPerson: false } name || Outlets.IsOutlet(name.Text))
        {
            return null;
        }

        return new()
        {
            Sentence = sentence,
            Trigger = Place.Of(sentence, verb),
            Company = new(sentence.Pieces[target].Name!, Place.Of(sentence, target)),
            Kind = DealKind.StrategicInvestment,
            Status = Cues.Status(sentence, giver, verb, verb,
                sentence.WordAt(verb) is "made" or "makes" or "completed" or "completes" ? DealStatus.Closed : DealStatus.Announced),
            Parties = [new(name, PartyRole.Unknown, Place.Of(sentence, giver))],
            Earlier = Cues.Earlier(sentence, giver, target),
        };
    }
}

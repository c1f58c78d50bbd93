using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>The words by which an article says that a takeover or a sale of shares is done, often far from what tells it.</summary>
internal static class Completions
{
    private const int Reach = 4;
    private const int MostDescribing = 8;

    private static readonly string[] Nouns = ["deal", "acquisition", "transaction", "takeover", "purchase", "sale", "buyout", "offer"];

    private static readonly string[] Done =
        [.. Endings.Completed, "was finalised", "has been finalized", "closed on", "closed today", "closed this", "closed last",
            "closed in", "occurred", "took place", "went through", "is done", "was concluded"];

    // "X became a wholly owned subsidiary of A"
    private static readonly string[] Joined =
        ["became a wholly", "is now a wholly", "becomes a wholly", "is now part of", "is now a part of", "has become part of",
            "has become a part of", "became part of", "are now part of"];

    private static readonly string[] Waiting = ["expected to close", "expected to be completed", "expected to complete",
        "set to close", "scheduled to close", "anticipated to close", "will close in", "should close in", "expected to be finalized",
        "is subject to regulatory", "subject to customary closing"];

    private static readonly string[] Future = ["expected", "will", "would", "until", "once", "if", "after", "when", "not", "before",
        "subject to", "should", "to be", "was first", "previous", "previously"];

    private static readonly string[] Past = ["previously", "already", "had", "earlier", "last year", "not", "also"];

    /// <summary>The words by which a sale of shares is told as done, whatever was planned before; null if none are.</summary>
    public static Place? Sold(DraftBuilder draft) => draft.Tellings.FirstOrDefault(telling => telling.Kind == DealKind.Secondary
        && telling is { Earlier: null, Status.Value: DealStatus.Closed })?.Status!.Place;

    /// <summary>What says that the deal of a draft is done; null if nothing does.</summary>
    public static Place? Of(DraftBuilder draft, IReadOnlyList<Sentence> sentences) => sentences
        .Where(sentence => sentence.Number <= draft.LastSentence + Reach)
        .Select(sentence => In(sentence, draft) ?? OfJoined(sentence, draft))
        .FirstOrDefault(place => place is not null);

    /// <summary>
    /// "we’ve acquired X" and "A invested in X" in the text below a headline "A acquires X", "A invests in X"; null if nothing says so.
    /// </summary>
    public static Place? Below(DraftBuilder draft, Found<DealStatus> headline, IReadOnlyList<Sentence> sentences) =>
        headline.Place.Sentence.IsTitle && headline.Value == DealStatus.Announced
            ? sentences.Where(sentence => !sentence.IsTitle)
                .Select(sentence => Enumerable.Range(1, sentence.Pieces.Count).Where(verb => draft.Kind switch
                {
                    DealKind.Acquisition => IsBought(sentence, verb, draft),
                    DealKind.StrategicInvestment => sentence.WordAt(verb) is "invested"
                        && IsCompany(sentence, Into(sentence, verb), draft) && Cues.Phrase(sentence, 0, verb, Past) is null
                        && IsInvestor(sentence, verb, headline),
                    _ => false,
                }).Select(verb => Place.Of(sentence, verb)).FirstOrDefault())
                .FirstOrDefault(place => place is not null)
            : null;

    /// <summary>
    /// "The deal is expected to close in June": what A "has acquired" is then only agreed. Null if nothing says so.
    /// </summary>
    public static Place? Awaited(IReadOnlyList<Sentence> sentences) => sentences
        .Select(sentence => Cues.Phrase(sentence, 0, sentence.Pieces.Count - 1, Waiting) is { } place
            && Enumerable.Range(Math.Max(0, place.First - 2 * Reach), Math.Min(2 * Reach, place.First)).Any(at =>
                Array.Exists(Nouns, noun => noun == sentence.WordAt(at))) ? place : null)
        .FirstOrDefault(place => place is not null);

    // "invested in X", "has invested $5 million to pick up a stake in X"
    private static int Into(Sentence sentence, int verb) => Enumerable.Range(verb + 1, 2 * Reach + 1)
        .TakeWhile(at => sentence.WordAt(at) is not ("," or ";"))
        .Where(at => sentence.WordAt(at) is "in" && sentence.At(at + 1)?.Kind == PieceKind.Name).Select(at => at + 1)
        .FirstOrDefault(sentence.Pieces.Count);

    // The nearest name before the verb is one of the headline's.
    private static bool IsInvestor(Sentence sentence, int verb, Found<DealStatus> headline) =>
        sentence.Pieces.Take(verb).LastOrDefault(piece => piece.IsFullName) is { } investor
        && headline.Place.Sentence.Pieces.Take(headline.Place.First).Any(piece => piece.Name?.Key == investor.Name!.Key);

    private static bool IsBought(Sentence sentence, int verb, DraftBuilder draft) =>
        sentence.WordAt(verb) is "acquired" or "bought" or "purchased" && IsObject(sentence, verb + 1, draft)
        && sentence.WordAt(sentence.WordAt(verb - 1) is "now" or "officially" or "just" ? verb - 2 : verb - 1) is "has" or "have" or "ve"
        && Cues.Phrase(sentence, 0, verb, Future) is null;

    // "has acquired the business of X", "has acquired Indian marketing group X"
    private static bool IsObject(Sentence sentence, int from, DraftBuilder draft)
    {
        for (var at = from; at <= from + MostDescribing && sentence.At(at) is { } piece; at++)
        {
            if (piece.Kind == PieceKind.Name)
            {
                return IsCompany(sentence, at, draft);
            }

            if ((piece.Kind != PieceKind.Word && piece.Lower is not "-") || Vocabulary.ClauseWords.Contains(piece.Lower)
                || (Vocabulary.Prepositions.Contains(piece.Lower)
                    && !(piece.Lower is "of" && sentence.WordAt(at - 1) is "business" or "all" or "assets" or "shares"))
                || piece.Lower is "stake" or "share" or "interest" or "rights" or "from")
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsCompany(Sentence sentence, int at, DraftBuilder draft) =>
        sentence.At(at) is { IsFullName: true, IsPossessive: false } piece && piece.Name!.Key == draft.Company.Value.Key;

    // What is now a part of its buyer, by the name of one of the two
    private static Place? OfJoined(Sentence sentence, DraftBuilder draft) =>
        Cues.Phrase(sentence, 0, sentence.Pieces.Count - 1, Joined) is { } joined
        && Cues.Phrase(sentence, joined.First - 2 * Reach, joined.First, Future) is null
        && sentence.Pieces.Take(joined.First).Any(piece => piece.Name?.Key == draft.Company.Value.Key) ? joined : null;

    // "The deal was closed today", and not "is expected to close"
    private static Place? In(Sentence sentence, DraftBuilder draft)
    {
        if (Cues.Phrase(sentence, 0, sentence.Pieces.Count - 1, Done) is not { } done || done.First < 1
            || !Enumerable.Range(Math.Max(0, done.First - Reach), Math.Min(Reach, done.First)).Any(at =>
                Array.Exists(Nouns, noun => noun == sentence.WordAt(at)))
            || Cues.Phrase(sentence, done.First - Reach, done.First, Future) is not null)
        {
            return null;
        }

        // "The acquisition of B was completed": of another company than this deal's.
        var parties = draft.Tellings.SelectMany(telling => telling.Parties).Select(party => party.Name.Key)
            .Append(draft.Company.Value.Key).ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(Math.Max(0, done.First - 2 * Reach), Math.Min(2 * Reach, done.First))
            .All(at => sentence.Pieces[at].Name is not { } name || parties.Contains(name.Key)) ? done : null;
    }
}

using ServerlessDeals.Loading.Reading.Events;
using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading;

/// <summary>What the sentence behind a deal says of its end.</summary>
internal static class NextSentence
{
    private const int FurthestEnding = 7;

    /// <summary>"However, the offer was declined."</summary>
    public static Words? Declines(DraftBuilder draft, IReadOnlyList<Sentence> sentences)
    {
        var next = sentences.FirstOrDefault(sentence => sentence.Number == draft.Tellings[0].Sentence.Number + 1);
        return next is not null && Cues.Phrase(next, 0, next.Pieces.Count - 1, Endings.Declined) is { } place ? Spans.Of(place) : null;
    }

    /// <summary>"A had a deal to buy X. It stalled", "The talks fell apart."</summary>
    public static Words? Stalls(DraftBuilder draft, IReadOnlyList<Sentence> sentences) => draft.Tellings.Where(telling => telling.IsEvent)
        .Select(telling => sentences.FirstOrDefault(sentence => sentence.Number == telling.Sentence.Number + 1))
        .Where(next => next is not null
            && next.WordAt(next.WordAt(0) is "but" or "however" ? 1 : 0) is "it" or "the" or "that" or "this" or "talks"
                or "negotiations" or "," or "those" or "these")
        .Select(next => Cues.Phrase(next!, 1, FurthestEnding, Endings.Stalled))
        .FirstOrDefault(place => place is not null) is { } ending ? Spans.Of(ending) : null;
}

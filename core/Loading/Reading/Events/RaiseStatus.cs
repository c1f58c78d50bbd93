using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>How far a round has come, by the verb that tells it and what is right before it.</summary>
internal static class RaiseStatus
{
    // "announced the close of its Series B"
    private static readonly string[] Completed = ["close of", "closing of", "closure of", "completion of", "final close", "first close",
        "finalization of", "finalisation of", "a completed", "its completed"];

    public static DealStatus Settled(Sentence sentence, int verb, string word, Tense tense)
    {
        if (tense == Tense.Going)
        {
            // "announced the successful closing of its round"
            if (word is "closing" && sentence.WordAt(verb + 1) is "of")
            {
                return DealStatus.Closed;
            }

            // "announced it was raising", "is announcing a round"
            if (word is "announcing" && Cues.Phrase(sentence, verb, verb + 5, Completed) is not null)
            {
                return DealStatus.Closed;
            }

            if (word is "announcing" or "unveiling" or "confirming"
                || Cues.Phrase(sentence, verb - 7, verb, ["announced", "announces"]) is not null)
            {
                return DealStatus.Announced;
            }

            return sentence.WordAt(verb - 1) is "is" or "are" or "be" or "was" or "currently" or "reportedly" or "actively" or "now"
                or "still"
                ? DealStatus.InTalks
                : DealStatus.Closed;
        }

        if (tense == Tense.Plain)
        {
            // "was able to raise"
            if (Cues.Phrase(sentence, verb - 4, verb, ["was able to", "were able to", "been able to", "managed to"]) is not null)
            {
                return DealStatus.Closed;
            }

            // "has raised another $5 million to close its Series A"
            if (word is "close" or "complete" && sentence.WordAt(verb - 1) is "to"
                && Cues.Phrase(sentence, 0, verb, ["has raised", "have raised", "has secured", "has closed"]) is not null)
            {
                return DealStatus.Closed;
            }

            // "is proud to announce the close of its round"
            if (IsGlad(sentence, verb) && Cues.Phrase(sentence, verb, verb + 5, Completed) is not null)
            {
                return DealStatus.Closed;
            }

            return IsGlad(sentence, verb) || IsReceived(sentence, verb) ? DealStatus.Announced : DealStatus.InTalks;
        }

        var isAnnounced = word is "announced" or "announces" or "unveiled" or "unveils" or "confirmed" or "confirms";
        return isAnnounced && Cues.Phrase(sentence, verb, verb + 5, Completed) is null ? DealStatus.Announced : DealStatus.Closed;
    }

    // "X will receive", "X is to receive"
    private static bool IsReceived(Sentence sentence, int verb) => sentence.WordAt(verb) is "receive"
        && (sentence.WordAt(verb - 1) is "will" || (sentence.WordAt(verb - 1) is "to" && sentence.WordAt(verb - 2) is "is"));

    // "is thrilled to announce", "has agreed to raise"
    private static bool IsGlad(Sentence sentence, int verb) => sentence.WordAt(verb - 1) is "to"
        && (sentence.WordAt(verb - 2) is "agreed" or "agrees"
            || (sentence.WordAt(verb - 2) is "deal" or "agreement"
                && Cues.Phrase(sentence, verb - 6, verb, ["signed", "signs"]) is not null)
            || (sentence.WordAt(verb) is "announce" or "confirm" or "unveil"
            && sentence.WordAt(verb - 2) is "thrilled" or "pleased" or "excited" or "proud" or "delighted" or "happy" or "glad"));
}

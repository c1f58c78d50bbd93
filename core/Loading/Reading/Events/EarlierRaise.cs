using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>The words by which a company raised money before the news.</summary>
internal static class EarlierRaise
{
    public static Place? Of(Sentence sentence, int verb, Tense tense, int first, int end)
    {
        // "is now valued at $2 billion after raising $50 million" is news.
        var isValued = Cues.Phrase(sentence, 0, verb, ["valued at", "valuation of", "worth"]) is not null;
        if (isValued)
        {
            return null;
        }

        var before = sentence.WordAt(verb - 1);
        if (tense == Tense.Going && (before is "since" or "following" or "before"
            || (before is "after" && IsLongAfter(sentence, verb - 1))))
        {
            return new(sentence, verb - 1, verb);
        }

        return (tense == Tense.Past ? BehindWhen(sentence, verb) : null) ?? Cues.Earlier(sentence, first, end);
    }

    // "X hits $5 billion after raising $300 million" is news in a headline or a first sentence, but not "a year after raising".
    private static bool IsLongAfter(Sentence sentence, int after) => sentence.Number > 2
        || Cues.Phrase(sentence, after - 2, after, ["months", "month", "weeks", "year", "years", "days"]) is not null;

    // "worth $500 million when it raised $50 million": of a time that was spoken of.
    private static Place? BehindWhen(Sentence sentence, int verb)
    {
        for (var at = verb - 1; at >= Math.Max(0, verb - 6) && sentence.WordAt(at) is not ("," or ";"); at--)
        {
            if (sentence.WordAt(at) is "when" or "since" or "before")
            {
                return Place.Of(sentence, at);
            }
        }

        return null;
    }
}

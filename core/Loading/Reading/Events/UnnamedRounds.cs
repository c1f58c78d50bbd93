using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Words such as "capital" and "investment" behind a verb, without a sum, that stand for no round.</summary>
internal static class UnnamedRounds
{
    private static readonly string[] Several = ["two", "three", "four", "five", "six", "several", "multiple", "many", "few", "different"];

    // What may stand behind "investment" and "capital" if they are no part of another noun
    private static readonly HashSet<string> Goes =
    [
        "", ".", ",", ";", ":", "?", "!", ")", "”", "\"", "—", "–", "from", "for", "to", "in",
        "by", "at", "as", "of", "and", "or", "with", "on", "before", "after", "this", "next", "later", "led", "round", "rounds", "funding",
        "financing", "raise", "through", "via", "while", "that", "which", "but", "worth", "amid", "into", "last", "today", "when", "during",
        "under", "backing", "co", "co-led", "jointly", "valuing", "commitment", "commitments",
    ];

    /// <param name="isNamed">Whether the round has a name or is called a round.</param>
    public static bool AreNone(Sentence sentence, int verb, Tense tense, int round, bool isNamed)
    {
        // "has closed two separate rounds": each may be told elsewhere. "plans to secure private capital": of no deal yet.
        if (Cues.Phrase(sentence, verb, round, Several) is not null
            || (tense == Tense.Plain && sentence.WordAt(round) is "capital" or "money" or "backing" or "investment" or "investments"
                && Cues.Phrase(sentence, verb - 3, verb, ["plans to", "plan to", "aims to", "hopes to", "wants to", "expects to",
                    "intends to", "hoping to", "able to"]) is not null))
        {
            return true;
        }

        // "making it easier for them to raise funding", "allows users to borrow funds"
        if (tense == Tense.Plain && !isNamed && Cues.Phrase(sentence, verb - 6, verb, ["easier", "harder", "help", "helps", "enable",
            "enables", "enabling", "allow", "allows", "allowing", "lets", "ability", "inability", "difficult", "hard", "how"]) is not null)
        {
            return true;
        }

        // "brings its investment strategies to the table", "targets growth with tech investments", "seeks to give investors capital gains"
        if (!isNamed && sentence.WordAt(round) is "capital" or "money" or "investment" or "investments" or "equity" or "backing"
            && (!Goes.Contains(sentence.WordAt(round + 1))
                || (sentence.WordAt(verb + 1) is "to" && Vocabulary.Raise.TenseOf(sentence.WordAt(verb + 2)) is null)
                || Enumerable.Range(verb + 1, round - verb - 1).Any(at => Vocabulary.Prepositions.Contains(sentence.WordAt(at))
                    && sentence.WordAt(at) is not ("of" or "in" or "for"))))
        {
            return true;
        }

        // "gets a tenth until it recoups its investment"
        return Vocabulary.NeedsRound.Contains(sentence.WordAt(verb)) && sentence.WordAt(verb).StartsWith('g') && !isNamed
            && sentence.WordAt(round) is not ("funding" or "financing" or "backing") && sentence.WordAt(round + 1) is not "from";
    }
}

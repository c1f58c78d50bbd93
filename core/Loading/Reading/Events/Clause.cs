using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Finds where the clause begins that a piece is in.</summary>
internal static class Clause
{
    public static int Start(Sentence sentence, int end)
    {
        var start = Dateline.End(sentence);
        for (var at = start; at < end; at++)
        {
            var word = sentence.WordAt(at);
            var isDivided = word is ";" or ":" || (Vocabulary.ClauseWords.Contains(word) && word is not "that"
                    && !(word is "as" && sentence.WordAt(at - 1) is "known"))
                || (word is "that" && sentence.WordAt(at - 1) is "said" or "reported" or "announced" or "says" or "confirmed"
                    or "announce" or "share" or "announces" or "announcing" or "sharing" or "shared" or "confirm" or "confirms"
                    or "report" or "disclosed" or "revealed")
                || (word is "and" && sentence.WordAt(at - 1) is ",");
            start = isDivided ? at + 1 : start;
        }

        return BehindAdverbial(sentence, start, end);
    }

    // "In May last year, X": behind the comma of what says when, where or according to whom.
    private static int BehindAdverbial(Sentence sentence, int start, int end)
    {
        start += sentence.WordAt(start) is "and" or "but" or "also" ? 1 : 0;
        var first = sentence.At(start);
        var isAdverbial = first is not null && (Vocabulary.Prepositions.Contains(first.Lower) || first.Kind == PieceKind.Date
            || first.Lower is "earlier" or "last" or "later" or "just" or "backed" or "founded" or "led" or "launched" or "based"
                or "headquartered"
                or "according" or "meanwhile" or "separately" or "previously" or "recently" or "today" or "yesterday"
            || first.Lower.EndsWith("ly", StringComparison.Ordinal));
        for (var at = start; isAdverbial && at < Math.Min(end, start + 14); at++)
        {
            if (sentence.WordAt(at) is ",")
            {
                return at + 1;
            }
        }

        return start;
    }
}

using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Which names of a list lead, and where those begin who only take part.</summary>
internal static class LeadList
{
    private const int LongestList = 12;

    // "led by A alongside B", "led by A, including B"
    private static readonly string[] Others = ["including", "participation", "participating", "alongside", "plus", "along", "like", "from"];

    private static readonly string[] Existing = ["existing", "returning", "previous", "earlier", "early", "prior", "current"];

    /// <summary>The names behind "led by" that lead.</summary>
    public static IReadOnlyList<int> Read(Sentence sentence, int at)
    {
        var names = PartyList.Read(sentence, at).Names;
        var leads = names.TakeWhile((name, index) => index == 0 || !IsOther(sentence, names[index - 1], name)).ToList();
        // "led by A, B and C participated": all but the first belong to the next verb.
        return leads.Count > 1 && leads.Count == names.Count && IsVerbBehind(sentence, leads[^1] + 1) ? leads[..1] : leads;
    }

    /// <summary>"with A and B leading the round": the names before the verb; none if it is said in another way.</summary>
    public static IReadOnlyList<int> BehindWith(Sentence sentence, int verb)
    {
        for (var with = verb - 2; with >= Math.Max(0, verb - LongestList); with--)
        {
            if (sentence.WordAt(with) is "with")
            {
                var names = PartyList.Read(sentence, with + 1).Names;
                return names is [.., var last] && last == verb - 1 ? names : [];
            }
        }

        return [];
    }

    /// <summary>"A, which led its Series B,", "A, which led the startup's seed round,": of another round than the news.</summary>
    public static bool IsOfOtherRound(Sentence sentence, int subject, int verb) =>
        sentence.WordAt(sentence.WordAt(subject - 1) is "also" or "previously" or "had" ? subject - 2 : subject - 1) is "which" or "who"
        && (sentence.WordAt(verb + 1) is "its" or "their" || sentence.At(verb + 1) is { IsPossessive: true }
            || sentence.WordAt(verb + 1) is "the" && (sentence.At(verb + 2)?.Kind == PieceKind.Round
                || sentence.WordAt(verb + 3) is "'" or "’" or "'s" or "’s"));

    private static bool IsOther(Sentence sentence, int before, int name)
    {
        var hasAnd = false;
        // "led by A, known for bets on companies like B, and C": what is said between commas is of A.
        var comma = Enumerable.Range(before + 1, name - before - 1).LastOrDefault(at => sentence.WordAt(at) is ",", before);
        for (var at = comma + 1; at < name; at++)
        {
            var word = sentence.WordAt(at);
            hasAnd |= word is "and" or "&";
            // "led by A, existing investors B and C" may mean either, and "led by A and existing investor B" does not.
            if (Array.Exists(Others, other => other == word && sentence.WordAt(at - 1) is not ("investment" or "commitment"))
                || (!hasAnd && Array.Exists(Existing, existing => existing == word)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsVerbBehind(Sentence sentence, int at) => sentence.WordAt(at) is "participated" or "joined" or "invested"
        or "contributed" or "participating" or "joining" or "took"
        || (sentence.WordAt(at) is "also" or "all" or "both" or "have" or "has"
            && sentence.WordAt(at + 1) is "participated" or "joined" or "invested" or "contributed" or "took" or "participating" or "also");
}

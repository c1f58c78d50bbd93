using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Which of the dates of a sentence is of what a verb tells.</summary>
internal static class DateCues
{
    /// <summary>The date of what is told between two pieces: the one nearest to the verb that is not of something else.</summary>
    public static Found<DateMention>? Of(Sentence sentence, int first, int trigger, int last)
    {
        var near = Enumerable.Range(first, Math.Max(0, last - first + 1))
            .Where(at => sentence.At(at) is { Kind: PieceKind.Date } && !IsOfOther(sentence, at) && !IsOfClause(sentence, at, trigger)
                && !IsOfAside(sentence, at, trigger))
            .OrderBy(at => Math.Abs(at - trigger))
            .ToList();
        return near.Count > 0 ? new(sentence.Pieces[near[0]].Date!, Place.Of(sentence, near[0])) : null;
    }

    // "led by A, which backed X in 2019"
    private static bool IsOfAside(Sentence sentence, int date, int trigger) => IsOfAsideBefore(sentence, date, trigger)
        || Enumerable.Range(trigger + 1, Math.Max(0, date - trigger - 1)).Any(at => sentence.WordAt(at) is "," or "—"
            && sentence.WordAt(at + 1) is "which" or "who" or "whose" && sentence.At(at - 1)?.Kind is PieceKind.Name);

    // "X, which was valued at $1 billion in 2024, has raised"
    private static bool IsOfAsideBefore(Sentence sentence, int date, int trigger) => date < trigger
        && Enumerable.Range(date + 1, trigger - date - 1).Any(at => sentence.WordAt(at) is ",")
        && Enumerable.Range(1, Math.Max(0, date - 1)).Any(at => sentence.WordAt(at) is "," && sentence.At(at - 1)?.Kind is PieceKind.Name
            && sentence.WordAt(at + 1) is "which" or "who" or "whose" or "valued" or "last" or "backed" or "acquired");

    // "a round it announced in August", "the $1 billion it fetched in 2022"
    private static bool IsOfClause(Sentence sentence, int date, int trigger)
    {
        var verb = sentence.WordAt(date - 1) is "in" or "on" or "late" or "early" ? date - 2 : date - 1;
        verb -= sentence.WordAt(verb) is "in" or "on" ? 1 : 0;
        if (verb == trigger || sentence.WordAt(verb - 1) is not ("it" or "they"))
        {
            return false;
        }

        return sentence.WordAt(verb) is "announced" ? Vocabulary.Rounds.Contains(sentence.WordAt(verb - 2))
            : sentence.WordAt(verb) is not ("said" or "says");
    }

    /// <summary>Whether a date is of something else: "founded in 2021", "by 2027", "since 2021", "reported on Tuesday".</summary>
    public static bool IsOfOther(Sentence sentence, int at)
    {
        // "doubling its worth since its last round in 2022"
        if (Cues.Phrase(sentence, at - 8, at, ["since its", "since the", "from its", "than its", "since a"]) is { } since
            && Cues.Phrase(sentence, since.Last, at, ["round", "fundraise", "raise", "financing", "valuation", "funding"]) is not null
            && Cues.Phrase(sentence, since.Last, at, [","]) is null)
        {
            return true;
        }

        // "three times the $1 billion it was worth in 2022"
        if (Cues.Phrase(sentence, at - 9, at, ["it was worth", "it was valued", "it fetched", "it commanded", "what it was"]) is not null)
        {
            return true;
        }

        for (var before = at - 1; before >= Math.Max(0, at - 3); before--)
        {
            // "to $3 billion from $1 billion a year ago"
            if (sentence.Pieces[before] is { Kind: PieceKind.Money } money)
            {
                return money.Money!.IsFrom || sentence.WordAt(before - 1) is "from" or "than" or "with" or "versus" or "against";
            }

            var word = sentence.WordAt(before);
            if (word is "founded" or "launched" or "established" or "started" or "by" or "until" or "since" or "through" or "reported"
                or "reports"
                or "born" or "incorporated" or "spun" or "than" or "founding" or "joined" or "from" or "for" or "reporting" or "worth"
                or "valued" or "valuation")
            {
                return true;
            }

            if (word is not ("in" or "on" or "of" or "back" or "early" or "late" or "mid" or "-" or "the" or "earlier" or "up" or "at"
                or "roughly" or "about" or "around" or "nearly" or "almost" or "just" or "only" or "over" or "less" or "some" or "set"))
            {
                return false;
            }
        }

        return false;
    }
}

using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>The words that say how far a deal has come, when it was, and what kind of money it is.</summary>
internal static class Cues
{
    // Looked for between who acts and the money.
    private static readonly string[] Talks =
    [
        "talks", "discussions", "negotiating", "negotiations", "negotiates", "discussing", "seeking", "seeks", "seek", "sought",
        "looking to", "looks to",
        "aims to", "aiming to", "plans to", "planning to", "plan to", "hopes to", "hoping to", "considering", "considers", "could",
        "would", "may", "might",
        "set to", "nears", "nearing", "near", "close to", "closing in", "expected to", "expects to", "weighing", "weighs", "exploring",
        "explores", "eyes",
        "eyeing", "eye", "targeting", "targets", "target", "poised to", "verge of", "wants to", "want to", "intends to", "process of",
        "preparing",
        "prepares", "proposing", "interested in", "keen to", "keen on",
        "mulls", "mulling", "trying to", "in the works", "said to be", "pursuing", "pursues", "approached", "moving to",
        "on track to",
        "finalizing", "finalising", "about to", "gearing up", "cusp of", "brink of", "chasing", "angling", "final stages",
        "advanced stages", "term sheet", "term sheets",
        "letter of intent", "non - binding", "intention to", "intent to", "looks set", "on course to",
        "in line to",
        "in the market for", "hired advisers", "bid to", "push to", "effort to", "working to", "ready to", "courting", "potential",
        "possible",
        "interest in buying", "interest in acquiring", "interest in purchasing", "interest in investing",
        "proposed", "planned", "prospective", "holding talks",
    ];

    // "X, which serves companies seeking capital, has entered into an agreement to buy"
    private static readonly string[] Signed = ["has entered into", "have entered into", "has signed", "have signed", "has agreed",
        "have agreed", "signed a definitive", "entered into a definitive"];

    private static readonly string[] Rumours = ["rumored", "rumoured", "rumors", "rumours", "rumor", "rumour", "speculation"];

    private static readonly string[] Before =
    [
        "previously", "previous", "prior", "earlier", "initially", "originally", "last round", "had raised", "had secured", "had closed",
        "had already",
        "before that", "back in", "has since", "most recently", "last raised", "formerly", "once raised", "to follow", "follows",
        "following", "since raising",
        "had invested", "had led", "had acquired", "months after", "weeks after",
        "year after", "years after",
        "last valued", "on the heels of", "already raised", "last funding",
    ];

    private static readonly string[] Debt = ["debt", "loan", "loans", "credit facility", "credit line", "line of credit", "bonds",
        "notes", "term loan", "debt financing", "collateral", "lending facility", "financing facility", "finance facility",
        "credit agreement", "bond"];

    private static readonly string[] Equity = ["equity", "shares", "stock"];

    /// <summary>The status that the words between two pieces give to what a verb says.</summary>
    public static Found<DealStatus> Status(Sentence sentence, int first, int trigger, int last, DealStatus settled)
    {
        first = Predicate(sentence, first, trigger);
        if (Phrase(sentence, first, last, Rumours) is { } rumour)
        {
            return new(DealStatus.Rumoured, rumour);
        }

        // "a round that the company plans to announce on Thursday" is done.
        if (Phrase(sentence, first, last, Talks) is { } talks
            && sentence.WordAt(talks.Last + 1) is not ("announce" or "disclose" or "unveil")
            && Phrase(sentence, talks.Last + 1, trigger, Signed) is null)
        {
            // "has scrapped plans to raise"
            return Phrase(sentence, first, talks.Last, Endings.Cancelled) is { } ending
                ? new(DealStatus.Cancelled, ending) : new(DealStatus.InTalks, talks);
        }

        return new(settled, Place.Of(sentence, trigger));
    }

    // "X, one of the companies looking to change law, has raised": what stands between commas is of the company, and not of the verb.
    private static int Predicate(Sentence sentence, int first, int trigger)
    {
        var tense = Vocabulary.Raise.TenseOf(sentence.WordAt(trigger)) ?? Vocabulary.Acquire.TenseOf(sentence.WordAt(trigger))
            ?? Vocabulary.Invest.TenseOf(sentence.WordAt(trigger));
        // "is looking to grow after raising $5 million"
        if (tense is Tense.Going && sentence.WordAt(trigger - 1) is "after" or "by" or "having" or "following")
        {
            return trigger;
        }

        if (tense is not (Tense.Past or Tense.Present))
        {
            return first;
        }

        for (var at = trigger - 1; at > first; at--)
        {
            if (sentence.WordAt(at) is ",")
            {
                return at + 1;
            }
        }

        return first;
    }

    /// <summary>The words that say that something was before the news.</summary>
    public static Place? Earlier(Sentence sentence, int first, int last) =>
        Phrase(sentence, first, last, Before) is { } place && !IsReported(sentence, place) && !IsOfValuation(sentence, place)
            && !IsFulfilled(sentence, place)
            ? place : Once(sentence);

    // "Previously, X raised"
    private static Place? Once(Sentence sentence) => sentence.WordAt(0) is "previously" or "originally" or "initially"
        && (sentence.WordAt(1) is "," or "the" or "it" || sentence.At(1) is { IsFullName: true })
            ? Place.Of(sentence, 0) : Phrase(sentence, 0, 5, ["before that"]);

    // "at more than double its previous valuation": the valuation is earlier, and the round is not.
    private static bool IsOfValuation(Sentence sentence, Place place) =>
        sentence.WordAt(place.Last + 1) is "valuation" or "value" or "price" or "valuations" or "employees" or "investors" or "backers"
            or "investor" or "backer" or "staff" or "workers" or "experience"
        || (sentence.WordAt(place.Last + 2) is "valuation" && sentence.At(place.Last + 1)?.Kind is PieceKind.Round or PieceKind.Money);

    // "has closed its previously announced investment" is news.
    private static bool IsFulfilled(Sentence sentence, Place place) => sentence.WordAt(place.Last + 1) is "announced"
        && Phrase(sentence, place.First - 3, place.First, ["closed", "closes", "completed", "completes"]) is not null;

    // "said it had raised" is news.
    private static bool IsReported(Sentence sentence, Place place) => sentence.WordAt(place.First) is "had"
        && Phrase(sentence, place.First - 6, place.First, ["said", "announced", "says", "confirmed", "reported", "disclosed",
            "revealed"]) is not null;

    /// <summary>Whether the words before a verb say that it did not happen: "has never raised", "failed to raise".</summary>
    public static bool IsNegated(Sentence sentence, int verb) => Phrase(sentence, verb - 3, verb,
        ["not", "never", "n't", "t", "without", "failed to", "unable to", "refused to", "struggled to", "instead of", "rather than",
            "should", "ought to", "must", "needs to", "need to", "have to", "has to"])
            is { } negation && Phrase(sentence, negation.First, verb, [","]) is null;

    /// <summary>Whether somebody says that they will not: "has no plans to invest".</summary>
    public static bool IsRuledOut(Sentence sentence, int verb) => Phrase(sentence, verb - 4, verb,
        ["no plans", "no plan", "no intention", "no interest", "ruled out", "declined to", "no longer"]) is not null;

    /// <summary>"is no longer planning to acquire X": a plan that is given up is news.</summary>
    public static bool IsDropped(Sentence sentence) =>
        Phrase(sentence, 0, sentence.Pieces.Count - 1, Endings.Cancelled) is not null;

    public static Place? TalksIn(Sentence sentence, int first, int last) => Phrase(sentence, first, last, Talks);

    public static bool IsDebt(Sentence sentence, int first, int last) =>
        Phrase(sentence, first, last, Debt) is not null && Phrase(sentence, first, last, Equity) is null;

    public static bool IsStrategic(Sentence sentence, int first, int last) =>
        Phrase(sentence, first, last, ["strategic investment", "strategic stake"]) is not null;

    /// <summary>The first of some phrases between two pieces.</summary>
    public static Place? Phrase(Sentence sentence, int first, int last, IEnumerable<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (!sentence.Plain.Contains(phrase, StringComparison.Ordinal))
            {
                continue;
            }

            var words = phrase.Split(' ');
            for (var at = Math.Max(0, first); at + words.Length - 1 <= Math.Min(last, sentence.Pieces.Count - 1); at++)
            {
                if (Matches(sentence, at, words))
                {
                    return new(sentence, at, at + words.Length - 1);
                }
            }
        }

        return null;
    }

    private static bool Matches(Sentence sentence, int at, string[] words)
    {
        for (var word = 0; word < words.Length; word++)
        {
            // "May" is a month, and a name is no word.
            if (sentence.At(at + word) is not { Kind: PieceKind.Word or PieceKind.Mark or PieceKind.Round } piece
                || piece.Lower != words[word])
            {
                return false;
            }
        }

        return true;
    }
}

using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Who does what a verb says.</summary>
/// <param name="Piece">The index of the name; null if the sentence refers back, or if it is not clear.</param>
/// <param name="RefersBack">Whether it is "the company", "it" or the like.</param>
/// <param name="Others">Further names of the same subject: "A and B led".</param>
internal readonly record struct Subject(int? Piece, bool RefersBack, IReadOnlyList<int> Others)
{
    private const int Between = 8;

    public static Subject Unclear { get; } = new(null, false, []);

    public static Subject Back { get; } = new(null, true, []);

    public IEnumerable<int> All => Piece is { } first ? Others.Prepend(first) : [];

    /// <summary>The subject of the verb at an index.</summary>
    public static Subject Of(Sentence sentence, int verb)
    {
        var at = Brackets.Before(sentence, BeforePredicate(sentence, verb));
        if (at < 0)
        {
            return Unclear;
        }

        var piece = sentence.Pieces[at];
        return piece switch
        {
            { IsFullName: true, IsPossessive: false } when CompanyNouns.IsUsed(sentence, at) => Unclear,
            { IsFullName: true, IsPossessive: false } when !IsBehindPreposition(sentence, at) => WithOthers(sentence, at),
            { Lower: "it" or "itself" } => Speaker(sentence, at),
            { Lower: "which" or "that" or "who" } => Antecedent(sentence, at),
            _ when Vocabulary.Companies.Contains(piece.Lower) && CompanyNouns.AreOfInvestors(sentence, at) => Unclear,
            _ when Vocabulary.Companies.Contains(piece.Lower) && CompanyNouns.AreDefinite(sentence, at) => Back,
            _ => FirstOfClause(sentence, at),
        };
    }

    // "X said on Tuesday it had raised": who speaks of itself.
    private static Subject Speaker(Sentence sentence, int it)
    {
        var at = it - 1;
        while (sentence.At(at) is { } piece && (piece.Kind == PieceKind.Date || piece.Lower is "that" or "on" or "in"))
        {
            at--;
        }

        var isSaid = sentence.WordAt(at) is "said" or "says" or "announced" or "announces" or "confirmed" or "confirms" or "revealed"
            or "disclosed";
        return isSaid && Of(sentence, at) is { Piece: { } speaker, Others.Count: 0 } subject && !Outlets.IsOutlet(
            sentence.Pieces[speaker].Name!.Text) && !sentence.Pieces[speaker].Name!.IsPerson ? subject : Back;
    }

    /// <summary>The index of the piece before the auxiliaries, adverbs and governing verbs of a verb.</summary>
    private static int BeforePredicate(Sentence sentence, int verb)
    {
        var at = verb - 1;
        if (sentence.WordAt(at) is "to" or "of" or "by" or "for" or "about" or "toward" or "towards"
            && Governor(sentence, at) is { } governor)
        {
            at = governor - 1;
        }

        while (at >= 0 && IsOfPredicate(sentence, at))
        {
            at--;
        }

        return at;
    }

    private static bool IsOfPredicate(Sentence sentence, int at)
    {
        var piece = sentence.Pieces[at];
        return Vocabulary.Auxiliaries.Contains(piece.Lower) || piece.Kind == PieceKind.Date
            || (piece.Kind == PieceKind.Word && piece.Lower.EndsWith("ly", StringComparison.Ordinal))
            || (Vocabulary.Governors.Contains(piece.Lower) && piece.Lower is not ("talks" or "discussions" or "negotiations"))
            || (piece.Lower is "on" or "in" or "by" && sentence.At(at + 1)?.Kind == PieceKind.Date);
    }

    // "is in advanced talks with A and B to raise": back to "is".
    private static int? Governor(Sentence sentence, int to)
    {
        for (var at = to - 1; at >= Math.Max(0, to - 16); at--)
        {
            var word = sentence.WordAt(at);
            if (word is "is" or "are" or "was" or "were" or "has" or "have" or "had" or "held" or "began" or "entered" or "started"
                or "seeks"
                or "plans" or "aims" or "wants" or "hopes" or "looks" or "expects" or "intends" or "agreed" or "seeking" or "looking"
                    or "planning"
                or "aiming" or "hoping" or "set" or "poised" or "used" or "in" or "nears" or "considers" or "agrees" or "moves" or "holds"
                    or "eyes" or "paid" or "pays" or "paying")
            {
                return at;
            }

            // "has signed an agreement to buy"
            if (word is "signed" or "signs" or "reached" or "struck" && sentence.WordAt(to - 1) is "agreement" or "deal")
            {
                return at;
            }

            if (word is ";" or "which" or "that")
            {
                return null;
            }
        }

        return null;
    }

    private static Subject WithOthers(Sentence sentence, int at)
    {
        var others = new List<int>();
        var next = BeforeDescribing(sentence, at - 1);
        while (sentence.WordAt(next) is "and" or "," && next > 0)
        {
            var before = Brackets.Before(
                sentence, sentence.WordAt(next) is "and" && sentence.WordAt(next - 1) is "," ? next - 2 : next - 1);
            if (sentence.At(before) is not { IsFullName: true, IsPossessive: false } || IsBehindPreposition(sentence, before))
            {
                break;
            }

            others.Insert(0, before);
            next = BeforeDescribing(sentence, before - 1);
        }

        // "X raised $5 million, A acquires B": a clause of its own.
        if (others.Count > 0 && !sentence.IsTitle
            && !Enumerable.Range(others[0], at - others[0]).Any(between => sentence.WordAt(between) is "and" or "&"))
        {
            return new(at, false, []);
        }

        // "X, A and B led": with a comma only before a list that ends with "and".
        return others.Count > 0 && sentence.WordAt(at - 1) is "," ? FirstOfClause(sentence, at - 1) : new(at, false, others);
    }

    // "A and chipmaker B": the word before B describes it.
    private static int BeforeDescribing(Sentence sentence, int at)
    {
        while (sentence.At(at) is { Kind: PieceKind.Word } word && word.Lower is not ("and" or "also" or "both")
            && PartyList.IsDescribing(word))
        {
            at--;
        }

        return at;
    }

    /// <summary>Whether a name follows a preposition, also behind words that describe it: "investors in the startup X".</summary>
    public static bool IsBehindPreposition(Sentence sentence, int name)
    {
        for (var at = name - 1; at >= Math.Max(0, name - 5); at--)
        {
            var piece = sentence.Pieces[at];
            if (piece.Lower is "which")
            {
                return false;
            }

            if (Vocabulary.Prepositions.Contains(piece.Lower))
            {
                // "In May, X raised" is divided by its comma, and "2 in 5" is no place.
                return true;
            }

            if (piece.Kind != PieceKind.Word && !(piece.Kind == PieceKind.Name && (piece.Suffix is not null || piece.IsPossessive)))
            {
                return false;
            }

            // "a venture between A and B"
            if (piece.Lower is "and" && Cues.Phrase(sentence, at - Between, at, ["between"]) is not null)
            {
                return true;
            }

            if (Vocabulary.ClauseWords.Contains(piece.Lower) || piece.Lower is "and" or "said" or "says" or "reported")
            {
                return false;
            }
        }

        return false;
    }

    // ", which raised", "X, an AI startup that raised"
    private static Subject Antecedent(Sentence sentence, int relative)
    {
        var at = sentence.WordAt(relative - 1) is "," ? relative - 2 : relative - 1;
        if (sentence.At(at) is { IsFullName: true, IsPossessive: false })
        {
            return new(at, false, []);
        }

        return sentence.WordAt(relative) is "that" or "which" && Vocabulary.Companies.Contains(sentence.WordAt(at))
            ? NamedBefore(sentence, at) : Unclear;
    }

    // The name before ", an AI startup".
    private static Subject NamedBefore(Sentence sentence, int noun)
    {
        for (var at = noun - 1; at > Math.Max(0, noun - 8); at--)
        {
            if (sentence.WordAt(at) is "," && sentence.WordAt(at + 1) is "a" or "an" or "the" or "another"
                && sentence.At(at - 1) is { IsFullName: true, IsPossessive: false })
            {
                return new(at - 1, false, []);
            }
        }

        return Unclear;
    }

    /// <summary>The name that a clause begins with, before what is said of it between commas.</summary>
    private static Subject FirstOfClause(Sentence sentence, int end)
    {
        var start = Clause.Start(sentence, end);
        // "as it engages in talks to raise"
        if (sentence.WordAt(start) is "it" && end - start <= 3)
        {
            return Back;
        }

        for (var at = start; at <= Math.Min(end, start + 14); at++)
        {
            var piece = sentence.Pieces[at];
            // "X said B, its partner, had raised"
            if (piece.IsFullName && at + 2 < end && sentence.WordAt(at + 1) is "said" or "says"
                && sentence.At(at + 2) is { IsFullName: true })
            {
                continue;
            }

            if (piece is { IsFullName: true, IsPossessive: false })
            {
                return ClauseHead.Is(sentence, at, end) ? new(at, false, []) : Unclear;
            }

            if (Vocabulary.Companies.Contains(piece.Lower) && CompanyNouns.AreDefinite(sentence, at)
                && sentence.WordAt(at + 1) is "," or "has" or "is" or "also")
            {
                return Back;
            }

            if (Vocabulary.Prepositions.Contains(piece.Lower) || piece.Kind == PieceKind.Money
                || Vocabulary.Raise.TenseOf(piece.Lower) is Tense.Past)
            {
                return Unclear;
            }
        }

        return Unclear;
    }
}

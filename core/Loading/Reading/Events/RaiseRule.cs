using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"X raised $5 million", "X is in talks to raise", "X closed its Series B": the company acts.</summary>
internal static class RaiseRule
{
    private const int Reach = 12;

    // "from the sale of convertible notes"
    private static readonly string[] Notes = ["convertible notes", "senior notes", "convertible senior notes", "sale of notes",
        "sale of bonds", "note offering", "notes offering"];

    private static readonly string[] Loans = ["debt financing", "debt financings", "debt deal", "debt deals", "debt sale", "debt package",
        "debt offering", "term loan", "loan facility", "loan package", "credit facility", "credit facilities"];

    private static readonly string[] Several = ["two", "three", "four", "five", "six", "several", "multiple", "many", "few", "different"];

    private static readonly HashSet<string> Taking = ["landed", "lands", "landing", "grabbed", "grabs", "scored", "scores", "attracted",
        "attracts", "collected", "collects", "received", "receives", "garnered", "garners", "pulled", "pulls", "pulling", "rakes",
        "raked"];

    public static IEnumerable<Telling> Of(Sentence sentence, IReadOnlyDictionary<int, MoneyReading> money)
    {
        for (var verb = 0; verb < sentence.Pieces.Count; verb++)
        {
            if (sentence.Pieces[verb] is { Kind: PieceKind.Word, Lower: var word } && Vocabulary.Raise.TenseOf(word) is { } tense
                && IsVerb(sentence, verb, tense) && Read(sentence, verb, tense, money) is { } telling)
            {
                yield return telling;
            }
        }
    }

    // "a raise" and "the close" are nouns; "closing" and "led" after a name's hyphen are parts of it.
    private static bool IsVerb(Sentence sentence, int verb, Tense tense) => tense switch
    {
        // "raised concerns over a $5 million deal", "the share closed at $5"
        // "pulled out of a $5 billion deal", "pulled back from it"
        _ when FiguresOfSpeech.Are(sentence, verb, null) || IsLeaving(sentence, verb + 1)
            || (sentence.WordAt(verb).StartsWith("clos", StringComparison.Ordinal) && sentence.WordAt(verb + 1) is "at" or "down" or "up"
                or "higher" or "lower") => false,
        // "is banking on its proceeds"
        _ when sentence.WordAt(verb).StartsWith("bank", StringComparison.Ordinal) && sentence.WordAt(verb + 1) is "on" => false,
        // "picks its horse, leading a round", and "picks up"
        _ when sentence.WordAt(verb).StartsWith("pick", StringComparison.Ordinal) && sentence.WordAt(verb + 1) is not "up" => false,
        Tense.Plain => sentence.WordAt(verb - 1) is "to" or "will" or "would" or "could" or "may" or "might" or "can" or "and" or "also"
            or "should" or "helped"
            or "not" or "soon" || sentence.WordAt(verb - 1).EndsWith("ly", StringComparison.Ordinal),
        Tense.Past when IsParticiple(sentence, verb) => false,
        // "can prove that healthcare companies received loans": of nobody who is named
        Tense.Past when sentence.WordAt(verb - 1) is "companies" or "firms" or "startups" or "businesses" or "borrowers" or "banks" =>
            false,
        // "with total borrowing exceeding $20 billion"
        // "an alternative to raising equity", "owners seeking loans": what others do
        Tense.Going when sentence.WordAt(verb - 1) is "to" && sentence.WordAt(verb - 2) is "alternative" or "alternatives" => false,
        Tense.Going => !(sentence.WordAt(verb - 1) is "total" or "the" or "its" or "their" or "a" or "new")
            && !(sentence.WordAt(verb) is "seeking" && sentence.At(verb - 1) is { Kind: PieceKind.Word } who
                && Vocabulary.IsPlural(who.Lower)),
        Tense.Present or Tense.Past => !(sentence.WordAt(verb - 1) is "a" or "an" or "the" or "its" or "of" or "-"),
        _ => true,
    };

    private static bool IsLeaving(Sentence sentence, int at) => (sentence.WordAt(at), sentence.WordAt(at + 1)) is
        ("out", "of" or "from") or ("back" or "away", _) or ("from", _);

    // "bringing the total capital raised to $5 billion"
    private static bool IsParticiple(Sentence sentence, int verb) =>
        sentence.WordAt(verb - 1) is "capital" or "funding" or "funds" or "amount" or "equity" or "sum" or "money" or "total"
        && sentence.WordAt(verb + 1) is "to" or "so" or "by" or "since";

    private static Telling? Read(Sentence sentence, int verb, Tense tense, IReadOnlyDictionary<int, MoneyReading> money)
    {
        var (sum, round, end) = RaiseObject.Of(sentence, verb, money);
        var word = sentence.WordAt(verb);
        if ((sum is null && round is null) || (Vocabulary.NeedsRound.Contains(word) && round is null && !IsOfRounds(sentence, verb)
                && !(sum is not null && Cues.IsDebt(sentence, verb, end))
                && !(Taking.Contains(word) && IsFromInvestors(sentence, sum))))
        {
            return null;
        }

        // "which pulled in $29.9 billion": of customers, if the sentence speaks of no round
        if (word.StartsWith("pull", StringComparison.Ordinal) && sentence.WordAt(verb + 1) is "in" && round is null
            && !sentence.IsTitle && !IsOfRounds(sentence, verb))
        {
            return null;
        }

        if (OtherObjects.AreOwned(sentence, verb, sum) || OtherObjects.AreOld(sentence, verb, sum)
            || OtherObjects.ArePublic(sentence, sum, round) || OtherObjects.AreListed(sentence, verb, end)
            || (tense != Tense.Going && Cues.IsNegated(sentence, verb))
            || (sum is { } owned && (OtherObjects.Are(sentence, owned)
                || OthersMoney.Is(sentence, verb, owned, round) || FiguresOfSpeech.Are(sentence, verb, sum)))
            || (sum is { } raised && OtherFunds.Are(sentence, verb, raised, IsNamed(sentence, round))))
        {
            return null;
        }

        // "has finalized its $14 billion investment in X": who invests raises nothing.
        if (InvestmentNoun.IsGiven(sentence, verb, end))
        {
            return null;
        }

        if (sum is null && UnnamedRounds.AreNone(sentence, verb, tense, round!.Value, IsNamed(sentence, round)))
        {
            return null;
        }

        if (sum is { } changed && IsChange(sentence, changed, round))
        {
            return null;
        }

        var reading = sum is { } at ? money[at] : default;
        if (reading.Role is MoneyRole.Other || (reading.Role != MoneyRole.Open && reading.Role != MoneyRole.Total && round is null))
        {
            return null;
        }

        // "bringing the round to $150 million": with what was raised before.
        if (word.StartsWith("br", StringComparison.Ordinal) && sum is { } all && sentence.WordAt(all - 1) is "to"
            && (reading.Role == MoneyRole.Open || Cues.Phrase(sentence, verb, all, ["total investment", "investments"]) is not null))
        {
            return null;
        }

        var subject = Subject.Of(sentence, verb);
        var first = subject.Piece ?? Math.Max(0, verb - Reach);
        var isTotal = reading.Role == MoneyRole.Total || IsSoFar(sentence, verb, round)
            || (sum is { } of && IsOfSeveral(sentence, verb, of));
        // "raised $11 million, in Series A and debt": the sum is of no single deal.
        var isMixed = sum is { } ofAll && SeveralRounds.AreMixed(sentence, ofAll, round);
        var kind = KindOf(sentence, verb, isMixed ? verb : end, isTotal);
        var other = ForStartup.Of(sentence, verb);
        var named = other.IsMeant ? NameAt(sentence, other.Piece) : Company(sentence, subject, kind);
        if (named is not { } company || (subject.Others.Count > 0 && !other.IsMeant)
            || (company.Value is { } own && (Borrowers.AreOthers(kind, own.Value) || (round is null && Borrowers.IsCharity(own.Value)))))
        {
            return null;
        }

        var takesAmount = sum is not null && !isMixed && reading.Role is MoneyRole.Open or MoneyRole.Total;
        var amount = takesAmount && sentence.Pieces[sum!.Value].Money!.Amount is { } value
            ? new Found<Amount>(value, Place.Of(sentence, sum.Value))
            : null;
        return new()
        {
            Sentence = sentence,
            Trigger = Place.Of(sentence, verb),
            Company = company.Value,
            Kind = kind,
            Status = Cues.Status(sentence, first, verb, Math.Max(verb, sum ?? verb), RaiseStatus.Settled(sentence, verb, word, tense)),
            Amount = amount,
            Round = RoundIn(sentence, verb, end),
            Earlier = EarlierRaise.Of(sentence, verb, tense, first, end),
        };
    }

    // "closed five different deals worth $5 billion", "raised $12 million over three funding rounds"
    private static bool IsOfSeveral(Sentence sentence, int verb, int sum) => (Cues.Phrase(sentence, sum + 1, sum + 2, ["over", "across"])
            is { } over && Cues.Phrase(sentence, over.Last, over.Last + 2, Several) is not null
            && Cues.Phrase(sentence, over.Last, over.Last + Reach / 2, ["rounds"]) is not null)
        || Cues.Phrase(sentence, verb, sum, Several) is not null
        && Cues.Phrase(sentence, verb, sum, ["rounds", "deals", "investments", "tranches"]) is not null;

    // "raised its forecast to $5 million", "raised prices by $5 million"
    private static bool IsChange(Sentence sentence, int sum, int? round) => sentence.WordAt(sum - 1) is "by"
        || (sentence.WordAt(sum - 1) is "to" && sentence.WordAt(sum - 2) is not "access"
            && !(round < sum) && !Enumerable.Range(sum - 5, 5).Any(at => sentence.WordAt(at) is "total"));

    // "in a Series B", "in a round": a ministry gives "funding" too.
    private static bool IsNamed(Sentence sentence, int? round) => round is { } at
        && (sentence.Pieces[at].Kind == PieceKind.Round || sentence.WordAt(at) is "round" or "fundraise");

    // "has received $5 million from A and B", who only invest
    private static bool IsFromInvestors(Sentence sentence, int? sum) => sum is { } at && sentence.WordAt(at + 1) is "from"
        && PartyList.Read(sentence, at + 2).Names.Any(name => Companies.IsInvestorOnly(sentence.Pieces[name].Name!));

    // "B brought in $5 million", in a sentence that speaks of rounds.
    private static bool IsOfRounds(Sentence sentence, int verb) =>
        (sentence.WordAt(verb).StartsWith("br", StringComparison.Ordinal) ? sentence.WordAt(verb + 1) is "in"
            : Taking.Contains(sentence.WordAt(verb)))
        && sentence.Has([" raised ", " raises ", " funding ", " round ", " valuation ", " venture ", " series "])
        && !sentence.Has([" revenue ", " sales ", " purchases ", " box office ", " profit ", " contract ", " grant ",
            " grants ", " order ", " ipo "]);

    // "X, which has raised $5 million from A, launched": all that it has, if no round is named.
    private static bool IsSoFar(Sentence sentence, int verb, int? round) => sentence.WordAt(verb) is "raised"
        && sentence.WordAt(verb - 1) is "has" or "have"
        && sentence.WordAt(verb - 2) is "which" or "that" or "who" && sentence.WordAt(verb - 3) is ","
        && (round is not { } noun || (sentence.Pieces[noun].Kind != PieceKind.Round && sentence.WordAt(noun) is not "round"));

    private static DealKind KindOf(Sentence sentence, int verb, int end, bool isTotal)
    {
        if (isTotal)
        {
            return DealKind.Cumulative;
        }

        if (sentence.WordAt(verb).StartsWith("borrow", StringComparison.Ordinal) || Cues.IsDebt(sentence, verb, end)
            || Cues.Phrase(sentence, end, end + Reach, Notes) is not null || IsAmongLoans(sentence, end))
        {
            return DealKind.Debt;
        }

        return Cues.IsStrategic(sentence, verb, end) ? DealKind.StrategicInvestment : DealKind.FundingRound;
    }

    // "raised $5 billion last week, in one of the largest private debt financings"
    private static bool IsAmongLoans(Sentence sentence, int end) => Cues.Phrase(sentence, end, sentence.Pieces.Count - 1, Loans) is { } loan
        && Cues.Phrase(sentence, end, loan.First, ["in a", "in an", "in one", "in what", "through", "via", "with a", "as a", "by", "from"])
            is not null
        && !sentence.Has([" equity ", " valuation ", " series ", " mix ", " round ", " stake "])
        && Enumerable.Range(end + 1, loan.First - end).All(at => sentence.Pieces[at].Kind != PieceKind.Money);

    /// <summary>An optional name, or null if the subject is not clear or no company.</summary>
    private static Optional? Company(Sentence sentence, Subject subject, DealKind kind)
    {
        if (subject.RefersBack)
        {
            return new(null);
        }

        return subject.Piece is { } piece
            && (Companies.CanBe(sentence, piece) || (kind == DealKind.Debt && Companies.CanBorrow(sentence, piece)))
            ? new(new(sentence.Pieces[piece].Name!, Place.Of(sentence, piece)))
            : null;
    }

    private static Optional? NameAt(Sentence sentence, int? piece) => piece is { } at && Companies.CanBe(sentence, at)
        ? new(new(sentence.Pieces[at].Name!, Place.Of(sentence, at))) : null;

    private static Found<Slug>? RoundIn(Sentence sentence, int verb, int last)
    {
        var rounds = Enumerable.Range(verb, last - verb + 1).Where(at => sentence.Pieces[at].Kind == PieceKind.Round).ToList();
        var named = rounds.Select(at => sentence.Pieces[at].Round!.Value).Distinct().ToList();
        if (named is not [var round] || SeveralRounds.Are(sentence, rounds[0]))
        {
            return null;
        }

        // "added $50 million to its Series A", "closed a $22 million extension to its Series B"
        var isAdded = (sentence.WordAt(verb) is "add" or "adds" or "added" or "adding"
                || (Cues.Phrase(sentence, verb, rounds[0], ["extension to", "extension of"]) is { } more
                    && Enumerable.Range(more.Last, rounds[0] - more.Last).All(at => sentence.Pieces[at].Kind != PieceKind.Money)))
            && !round.ToString().EndsWith("-extension", StringComparison.Ordinal);
        return new(isAdded ? Slug.Parse($"{round}-extension").OrThrow() : round, Place.Of(sentence, rounds[0]));
    }

    /// <summary>A company, or that the sentence refers back to one.</summary>
    private sealed record Optional(Found<Name>? Value);
}

using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"A led a $5 million round in X", "X's $235 million Series A", "X — $72M Series A": the money is part of a noun.</summary>
internal static class RoundRule
{
    private static readonly string[] Promising = ["proud to", "pleased to", "excited to", "thrilled to", "delighted to", "happy to",
        "agreed to", "will lead", "will co - lead", "will co-lead"];

    public static IEnumerable<Telling> Of(Sentence sentence, IReadOnlyDictionary<int, MoneyReading> money, IReadOnlySet<int> used)
    {
        foreach (var (at, reading) in money)
        {
            if (!used.Contains(at) && reading.Role == MoneyRole.Open && Read(sentence, at) is { } telling)
            {
                yield return telling;
            }
        }
    }

    private static Telling? Read(Sentence sentence, int at)
    {
        if (sentence.Pieces[at].Money!.Amount is not { } amount)
        {
            return null;
        }

        if ((NounPhrase(sentence, at) ?? Stealth(sentence, at)) is not var (first, last))
        {
            // "The money was part of a larger sum of $5 million raised in the round"
            return IsOfPart(sentence) && sentence.Has([" round "]) && Cues.Phrase(sentence, at - 7, at, ["part of a larger",
                "part of a total", "part of a wider", "part of the total"]) is not null
                ? Whole(sentence, at, at, amount, at) : ListEntryRule.Of(sentence, at);
        }

        // "the $1 billion round of another startup", "our $1 billion investment": of nobody who is named
        if (sentence.WordAt(first - 1) is "our" or "my" || (sentence.WordAt(last + 1) is "of" or "by" or "for"
            && sentence.WordAt(last + 2) is "another" or "other"))
        {
            return null;
        }

        // "will return some of its $75 million in funding": all that it has raised
        if (sentence.WordAt(at + 1) is "in" && sentence.WordAt(first - 1) is "its" or "their"
            && Cues.Phrase(sentence, first - 5, first, ["some of", "all of", "most of", "despite", "rest of", "much of"]) is not null)
        {
            return null;
        }

        // "part of the $500 million round": of another sum than this deal's, unless what was told is that part.
        if (Cues.Phrase(sentence, first - 4, first, ["part of", "portion of", "slice of", "chunk of"]) is not null)
        {
            return IsOfPart(sentence) ? Whole(sentence, first, last, amount, at) : null;
        }

        var owner = sentence.Pieces[first].Lower.StartsWith("the ", StringComparison.Ordinal)
            ? (null, true) : Target.Owner(sentence, IsApposition(sentence, first) ? first - 2 : first);
        var isGiven = InvestmentNoun.Is(sentence, last == at ? at - 2 : last, first);
        var behind = sentence.WordAt(last + 1) is "in" or "for" or "into" or "at" or "of" or "to"
            && !(isGiven && sentence.WordAt(last + 1) is "to" or "at")
            ? Target.Behind(sentence, last + 1)
            : default;
        if (sentence.WordAt(last + 1) is "at" or "to" && behind.Piece is { } doubtful
            && (!Companies.CanBe(sentence, doubtful) || doubtful > last + 3 || sentence.WordAt(doubtful - 1) is "its" or "their"
                || Enumerable.Range(last + 2, doubtful - last - 2).Any(between => IsVerbBefore(sentence, between))))
        {
            behind = default;
        }

        // "A seeks a $40 billion loan for X": who seeks it borrows, and invests in X.
        if (behind.Piece is not null && owner.Item1 is null && Cues.IsDebt(sentence, first, last + 2) && IsBorrowed(sentence, first))
        {
            return null;
        }

        // "Microsoft's $1 billion investment in OpenAI": who owns the money invests.
        var isInvestment = isGiven || (behind.Piece is not null && owner.Item1 is not null);
        var piece = behind.Piece ?? (isInvestment ? null : owner.Item1) ?? (owner.Item2
            || behind.RefersBack ? null : RoundOwner.Presenter(sentence, first) ?? RoundOwner.Valued(sentence, last));
        var refersBack = piece is null && (behind.RefersBack || owner.Item2);
        if (piece is { } lender && Borrowers.AreOthers(KindOf(sentence, first, last, []), sentence.Pieces[lender].Name!))
        {
            return null;
        }

        if ((piece is null && !refersBack) || (piece is { } name && !Companies.CanBe(sentence, name)))
        {
            return piece is null ? ListEntryRule.Of(sentence, at) : null;
        }

        var start = Math.Max(0, first - 10);
        var makers = isGiven ? InvestmentNoun.Makers(sentence, first, isInvestment ? owner.Item1 : null, piece) : [];
        // "A led a $5 million investment in X": of a round.
        var isTold = !isGiven || (IsLed(sentence, first) is not null && behind.Piece is not null)
            || (InvestmentNoun.IsClear(sentence, last, makers) && !InvestmentNoun.IsHistory(sentence, owner));
        return new()
        {
            Sentence = sentence,
            Trigger = new(sentence, first, last),
            Company = piece is { } company ? new(sentence.Pieces[company].Name!, Place.Of(sentence, company)) : null,
            Kind = KindOf(sentence, first, last, makers),
            Status = IsSpent(sentence, first) ? null
                : Cues.Status(sentence, start, at, Math.Max(last, at), Settled(sentence, first, last)),
            Amount = new(amount, Place.Of(sentence, at)),
            Round = RoundIn(sentence, first, last),
            Parties = [.. makers.Select(maker =>
                new FoundParty(sentence.Pieces[maker].Name!, PartyRole.Unknown, Place.Of(sentence, maker)))],
            Earlier = Cues.Earlier(sentence, start, last),
            IsEvent = isTold && !IsSpent(sentence, first) && (piece is not null || sentence.WordAt(last) is not "investment"),
        };
    }

    // "X's latest round, a $100 million Series B"
    private static bool IsApposition(Sentence sentence, int first) => sentence.WordAt(first - 1) is ","
        && Vocabulary.RoundHeads.Contains(sentence.WordAt(first - 2));

    // "aims to use its $5 million round to grow": what is done with money that it has.
    private static bool IsSpent(Sentence sentence, int first) => Enumerable.Range(first - 3, 3).Any(at => sentence.WordAt(at) is "use"
        or "using" or "uses" or "leverage" or "leveraging" or "deploy" or "deploying" or "utilize" or "utilise" or "allocate" or "spend");

    // "X comes out of stealth with $100 million from A"
    private static (int First, int Last)? Stealth(Sentence sentence, int at) => sentence.WordAt(at - 1) is "with"
        && Cues.Phrase(sentence, at - 5, at, ["stealth"]) is not null
        && sentence.WordAt(at + 1) is "from" or "" or "." or "," or "led" or "to" or "for" ? (at, at) : null;

    private static Telling Whole(Sentence sentence, int first, int last, Amount amount, int sum) => new()
    {
        Sentence = sentence,
        Trigger = new(sentence, first, last),
        Amount = new(amount, Place.Of(sentence, sum)),
        Round = RoundIn(sentence, first, last),
        IsEvent = false,
        IsWhole = true,
    };

    // "The investment, part of a larger $500 million round," "It is part of a $500 million round"
    private static bool IsOfPart(Sentence sentence) => (sentence.WordAt(0), sentence.WordAt(1)) is
        ("the" or "this" or "that" or "its", "investment" or "money" or "funding" or "commitment" or "capital" or "deal" or "stake")
        or ("it" or "this" or "that", "is" or "was" or "would" or "will" or "comes");

    // "a loan to boost X": a verb, and no word that describes X.
    private static bool IsVerbBefore(Sentence sentence, int at) => sentence.Pieces[at].Kind == PieceKind.Word
        && sentence.WordAt(at) is not ("the" or "a" or "an") && !PartyList.IsDescribing(sentence.Pieces[at])
        && !Vocabulary.Companies.Contains(sentence.WordAt(at));

    private static bool IsBorrowed(Sentence sentence, int first) => Cues.Phrase(sentence, first - 6, first, ["seeks", "seeking", "seek",
        "secures", "secured", "secure", "obtains", "obtained", "takes", "took", "taking", "raises", "raised", "raise", "borrows", "gets",
        "got", "arranges", "arranged", "looking", "talks", "signs", "signed", "closes", "closed"]) is not null;

    private static DealStatus Settled(Sentence sentence, int first, int last)
    {
        if (IsLed(sentence, first) is { } led && led is Tense.Going or Tense.Plain)
        {
            // "is proud to lead", "will lead"
            return led == Tense.Going || Cues.Phrase(sentence, first - 6, first, Promising) is not null
                ? DealStatus.Announced : DealStatus.InTalks;
        }

        // "A is committing $1 billion for X's $2 billion round"
        var isGoing = Cues.Phrase(sentence, first - 8, first, ["is committing", "are committing", "is investing", "are investing",
            "will invest", "will commit", "is joining", "are joining", "agreed to", "pledged", "pledges", "approved", "approves",
            "will make", "agreed to make", "to make a", "plans to make", "plans a", "plans an", "planning a", "planning an"]) is not null
            || Cues.Phrase(sentence, last + 1, last + 6, [", announced", "was announced"]) is not null
            || (sentence.WordAt(last) is "investment" && Cues.Phrase(sentence, first - 3, first, ["announced", "announces"]) is not null
                && Cues.Phrase(sentence, first - 6, first, ["closed", "closes", "completed", "completes"]) is null);
        return isGoing || sentence.WordAt(first - 1) is "planning" or "plans" or "promised" ? DealStatus.Announced : DealStatus.Closed;
    }

    private static DealKind KindOf(Sentence sentence, int first, int last, IReadOnlyList<int> investors)
    {
        if (Cues.IsDebt(sentence, first, last + 2))
        {
            return DealKind.Debt;
        }

        return Cues.IsStrategic(sentence, first - 3, last)
            || (investors.Count > 0 && investors.All(investor => !Companies.IsInvestorOnly(sentence.Pieces[investor].Name!)))
            ? DealKind.StrategicInvestment
            : DealKind.FundingRound;
    }

    /// <summary>The noun of a round with its money: "$5M Series A round", "a financing round of at least $600 million".</summary>
    private static (int First, int Last)? NounPhrase(Sentence sentence, int at)
    {
        if (sentence.WordAt(at - 1) is "of" or "worth" or "totaling" or "totalling" or "for" or ":" && IsRound(sentence, at - 2))
        {
            return (PhraseStart(sentence, at - 2), at);
        }

        var last = -1;
        for (var next = at + 1; next <= at + 7 && sentence.At(next) is { } piece; next++)
        {
            if (IsRound(sentence, next))
            {
                last = next;
            }
            else if (last >= 0 || piece.Kind is PieceKind.Money || piece.Lower is "," or ";" or "from" or "by" or "to" or "(" or "for"
                or "into" or "and"
                || Vocabulary.Raise.TenseOf(piece.Lower) is Tense.Past or Tense.Present || piece.Kind == PieceKind.Name)
            {
                break;
            }
        }

        // "$10,000 payable in shares in the capital of X"
        if (last >= 0 && sentence.WordAt(last) is "capital" && sentence.WordAt(last - 1) is "the" && sentence.WordAt(last + 1) is "of")
        {
            return null;
        }

        // "a $385 million round of financing"
        last += last >= 0 && sentence.WordAt(last + 1) is "of"
            && sentence.WordAt(last + 2) is "financing" or "funding" or "investment" ? 2 : 0;
        return last >= 0 ? (at, last) : null;
    }

    private static bool IsRound(Sentence sentence, int at) =>
        sentence.At(at) is { } piece && (piece.Kind == PieceKind.Round || Vocabulary.RoundHeads.Contains(piece.Lower)
            || piece.Lower is "seed" or "bet"
            || piece.Lower is "facility" or "loan" or "capital");

    private static int PhraseStart(Sentence sentence, int noun)
    {
        var at = noun;
        while (at > 0 && sentence.Pieces[at - 1] is { } piece && (piece.Kind == PieceKind.Round
            || (piece.Kind == PieceKind.Word && (Vocabulary.Rounds.Contains(piece.Lower)
                || piece.Lower is "new" or "latest" or "fresh" or "seed" or "growth"
                or "financing" or "first" or "large" or "massive" or "mega"))))
        {
            at--;
        }

        return at;
    }

    // "is leading a round", "to lead a round"
    private static Tense? IsLed(Sentence sentence, int first)
    {
        for (var at = first - 1; at >= Math.Max(0, first - 5); at--)
        {
            if (Vocabulary.Lead.TenseOf(sentence.WordAt(at)) is { } tense)
            {
                var before = sentence.WordAt(at - 1) is "also" or "currently" or "now" or "reportedly" or "jointly" ? at - 2 : at - 1;
                // "A and B lead a round in X"
                if (tense == Tense.Plain && sentence.Pieces.Take(before + 1).LastOrDefault() is { Kind: PieceKind.Name })
                {
                    return Tense.Present;
                }

                return tense == Tense.Going && sentence.WordAt(before) is not ("is" or "are" or "be") ? Tense.Past : tense;
            }
        }

        return null;
    }

    private static Found<Slug>? RoundIn(Sentence sentence, int first, int last) =>
        Enumerable.Range(first, last - first + 1).Where(piece => sentence.Pieces[piece].Kind == PieceKind.Round).ToList() is [var only]
            ? new(sentence.Pieces[only].Round!.Value, Place.Of(sentence, only))
            : null;
}

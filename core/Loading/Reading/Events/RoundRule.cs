using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"A led a $5 million round in X", "X's $235 million Series A", "X — $72M Series A": the money is part of a noun.</summary>
internal static class RoundRule
{
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
        if (NounPhrase(sentence, at) is not var (first, last) || sentence.Pieces[at].Money!.Amount is not { } amount)
        {
            return ListHead(sentence, at);
        }

        // "the $1 billion round of another startup"
        if (sentence.WordAt(last + 1) is "of" or "by" or "for" && sentence.WordAt(last + 2) is "another" or "other")
        {
            return null;
        }

        // "part of the $500 million round": of another sum than this deal's.
        if (Cues.Phrase(sentence, first - 4, first, ["part of", "portion of", "slice of", "chunk of"]) is not null)
        {
            return null;
        }

        var owner = sentence.Pieces[first].Lower.StartsWith("the ", StringComparison.Ordinal)
            ? (null, true) : Target.Owner(sentence, first);
        var behind = sentence.WordAt(last + 1) is "in" or "for" or "into" or "at" or "of" or "to"
            ? Target.Behind(sentence, last + 1)
            : default;
        if (sentence.WordAt(last + 1) is "at" or "to" && behind.Piece is { } doubtful
            && (!Companies.CanBe(sentence, doubtful) || doubtful > last + 3 || sentence.WordAt(doubtful - 1) is "its" or "their"))
        {
            behind = default;
        }

        // "Microsoft's $1 billion investment in OpenAI": who owns the money invests.
        var isInvestment = sentence.WordAt(last) is "investment" or "bet" or "stake" || behind.Piece is not null && owner.Item1 is not null;
        var piece = behind.Piece ?? (isInvestment ? null : owner.Item1) ?? (owner.Item2
            || behind.RefersBack ? null : Presenter(sentence, first));
        var refersBack = piece is null && (behind.RefersBack || owner.Item2);
        if ((piece is null && !refersBack) || (piece is { } name && !Companies.CanBe(sentence, name)))
        {
            return null;
        }

        var start = Math.Max(0, first - 10);
        var isHistory = IsHistory(sentence, last, owner);
        return new()
        {
            Sentence = sentence,
            Trigger = new(sentence, first, last),
            Company = piece is { } company ? new(sentence.Pieces[company].Name!, Place.Of(sentence, company)) : null,
            Kind = KindOf(sentence, first, last, Investors(sentence, first, last, isInvestment ? owner.Item1 : null, piece)),
            Status = Cues.Status(sentence, start, at, Math.Max(last, at), Settled(sentence, first, last)),
            Amount = new(amount, Place.Of(sentence, at)),
            Round = RoundIn(sentence, first, last),
            Parties = [.. Investors(sentence, first, last, isInvestment ? owner.Item1 : null, piece)
                .Select(investor => new FoundParty(sentence.Pieces[investor].Name!, PartyRole.Unknown, Place.Of(sentence, investor)))],
            Earlier = Cues.Earlier(sentence, start, last),
            IsEvent = !isHistory && (piece is not null || sentence.WordAt(last) is not "investment"),
        };
    }

    // "despite its $13 billion investment in X": told as known, where an article has said its news.
    private static bool IsHistory(Sentence sentence, int last, (int? Piece, bool RefersBack) owner) => sentence.Number > 2
        && (owner.Piece is not null || owner.RefersBack) && sentence.WordAt(last) is "investment" or "bet" or "stake";

    private static DealStatus Settled(Sentence sentence, int first, int last)
    {
        if (IsLed(sentence, first) is { } led && led is Tense.Going or Tense.Plain)
        {
            return led == Tense.Going ? DealStatus.Announced : DealStatus.InTalks;
        }

        // "A is committing $1 billion for X's $2 billion round"
        var isGoing = Cues.Phrase(sentence, first - 8, first, ["is committing", "are committing", "is investing", "are investing",
            "will invest", "will commit", "is joining", "are joining", "agreed to"]) is not null
            || Cues.Phrase(sentence, last + 1, last + 6, [", announced", "was announced"]) is not null
            || (sentence.WordAt(last) is "investment" && Cues.Phrase(sentence, first - 3, first, ["announced", "announces"]) is not null);
        return isGoing ? DealStatus.Announced : DealStatus.Closed;
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

    /// <summary>Who makes an investment: its owner, or the subject of "made", "announced", "provided".</summary>
    private static IReadOnlyList<int> Investors(Sentence sentence, int first, int last, int? owner, int? company)
    {
        if (sentence.WordAt(last) is not ("investment" or "bet"))
        {
            return [];
        }

        for (var at = first - 1; owner is null && at >= Math.Max(0, first - 4); at--)
        {
            if (sentence.WordAt(at) is "made" or "makes" or "announced" or "announces" or "provided" or "confirmed" or "completed"
                or "pledged" or "make"
                or "making" or "unveiled" or "planned" or "plans" or "finalized" or "finalised" or "closed" or "finalizes" or "closes")
            {
                return [.. Subject.Of(sentence, at).All.Where(name => name != company)];
            }
        }

        return owner is { } piece && piece != company ? [piece] : [];
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

    // "X emerges from stealth with $5 million in funding", "X announces", "X's CEO" is none.
    private static int? Presenter(Sentence sentence, int first)
    {
        if (sentence.WordAt(first - 1) is not ("with" or "after") && sentence.WordAt(first - 2) is not "with")
        {
            return null;
        }

        for (var at = first - 1; at >= Math.Max(0, first - 9); at--)
        {
            if (sentence.WordAt(at) is "emerges" or "emerged" or "launches" or "launched" or "exits" or "exited" or "debuts" or "debuted"
                or "emerging"
                or "comes" or "came" or "burst" or "bursts")
            {
                return Subject.Of(sentence, at).Piece;
            }
        }

        return null;
    }

    // "is leading a round", "to lead a round"
    private static Tense? IsLed(Sentence sentence, int first)
    {
        for (var at = first - 1; at >= Math.Max(0, first - 5); at--)
        {
            if (Vocabulary.Lead.TenseOf(sentence.WordAt(at)) is { } tense)
            {
                return tense == Tense.Going && sentence.WordAt(at - 1) is not ("is" or "are" or "be") ? Tense.Past : tense;
            }
        }

        return null;
    }

    private static Found<Slug>? RoundIn(Sentence sentence, int first, int last) =>
        Enumerable.Range(first, last - first + 1).Where(piece => sentence.Pieces[piece].Kind == PieceKind.Round).ToList() is [var only]
            ? new(sentence.Pieces[only].Round!.Value, Place.Of(sentence, only))
            : null;

    /// <summary>"X — $72M Series A", "1. X, $863M, fusion", "X ($2.3B)": an entry of a list begins with the company.</summary>
    private static Telling? ListHead(Sentence sentence, int at)
    {
        var name = 0;
        while (name < 4 && sentence.At(name) is { Kind: not PieceKind.Name })
        {
            name++;
        }

        var isHead = sentence.At(name) is { IsFullName: true, IsPossessive: false } && at >= name + 2 && at <= name + 3
            && sentence.WordAt(name + 1) is "," or "—" or "–" or "-" or ":" or "("
            && (at == name + 2 || sentence.WordAt(name + 2) is "raised" or "raises")
            && Enumerable.Range(0, name).All(before => sentence.Pieces[before].Kind is PieceKind.Mark
                || sentence.Pieces[before].Text.All(char.IsAsciiDigit));
        var isMarked = name > 0 || (sentence.WordAt(name + 1) is "—" or "–" or "-" or "("
            && sentence.At(at + 1) is null or { Kind: PieceKind.Round or PieceKind.Mark });
        if (!isHead || !isMarked || !Companies.CanBe(sentence, name) || sentence.Pieces[at].Money!.Amount is not { } amount)
        {
            return null;
        }

        var rounds = sentence.Pieces.Index().Where(pair => pair.Item.Kind == PieceKind.Round).Select(pair => pair.Index).ToList();
        return new()
        {
            Sentence = sentence,
            Trigger = Place.Of(sentence, at),
            Company = new(sentence.Pieces[name].Name!, Place.Of(sentence, name)),
            Kind = Cues.IsDebt(sentence, at, at + 4) ? DealKind.Debt : DealKind.FundingRound,
            Status = Cues.Status(sentence, name, at, sentence.Pieces.Count - 1, DealStatus.Closed),
            Amount = new(amount, Place.Of(sentence, at)),
            Round = rounds is [var only] ? new(sentence.Pieces[only].Round!.Value, Place.Of(sentence, only)) : null,
        };
    }
}

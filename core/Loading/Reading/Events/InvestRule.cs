using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"A invested $1 billion in X", "A has agreed to put $5 billion into X", "A put $1 billion into the round".</summary>
internal static class InvestRule
{
    private const int Reach = 8;

    public static IEnumerable<Telling> Of(Sentence sentence, IReadOnlyDictionary<int, MoneyReading> money)
    {
        for (var verb = 0; verb < sentence.Pieces.Count; verb++)
        {
            if (sentence.Pieces[verb] is { Kind: PieceKind.Word, Lower: var word } && Vocabulary.Invest.TenseOf(word) is { } tense
                && Read(sentence, verb, tense, money) is { } telling)
            {
                yield return telling;
            }
        }
    }

    private static Telling? Read(Sentence sentence, int verb, Tense tense, IReadOnlyDictionary<int, MoneyReading> money)
    {
        var subject = Subject.Of(sentence, verb);
        var (sum, into) = Object(sentence, verb, money);
        if (subject.Piece is not { } investor || into is not { } at || (sum is null && (IsPublic(sentence.Pieces[investor].Name!)
                // "committed to growth"
                || sentence.WordAt(verb) is "committed" or "commits" or "pledges" or "pledged"))
            || Cues.IsNegated(sentence, verb)
            || Cues.IsRuledOut(sentence, verb) || IsOfPlants(sentence) || IsSoFar(sentence, verb, at))
        {
            return null;
        }

        var first = investor;
        var party = new FoundParty(sentence.Pieces[investor].Name!, PartyRole.Unknown, Place.Of(sentence, investor));
        var isRound = IsRound(sentence, at);
        // "is investing in the seed round of X"
        var ofRound = RoundOf(sentence, at);
        isRound &= ofRound is null;
        var target = isRound ? (null, true) : Target.Behind(sentence, at);
        target = ofRound is not null ? (ofRound, false) : target;
        // "A invests $3 billion in X as part of its $20 billion round": a share, and the sum of all.
        var share = sum is { } part && !isRound && (ofRound is not null || IsPartOfRound(sentence, at))
            ? sentence.Pieces[part].Money!.Amount : null;
        party = share is null || subject.Others.Count > 0 ? party
            : party with
            {
                Role = PartyRole.Participant,
                Amount = share,
                Place = new(sentence, Math.Min(investor, sum!.Value), Math.Max(investor, sum.Value)),
            };
        sum = isRound || (sum is not null && share is null) ? sum : SumOfRound(sentence, at, money);
        var amount = sum is { } of && sentence.Pieces[of].Money!.Amount is { } value
            ? new Found<Amount>(value, Place.Of(sentence, of)) : null;
        IReadOnlyList<FoundParty> parties = [party, .. Others(sentence, subject)];
        if (target.Item1 is { } piece)
        {
            return (isRound || ofRound is not null || !IsOfGiver(sentence, piece)) && IsOne(sentence, piece)
                && Companies.CanBe(sentence, piece) && (amount is not null || share is not null
                || (sentence.Number < 3 && (tense != Tense.Going || sentence.WordAt(verb - 1) is "is" or "are")))
                ? OfCompany(sentence, verb, tense, first, piece, amount, parties) with { IsInvestment = share is null }
                : null;
        }

        if (!target.Item2 || amount is null)
        {
            return null;
        }

        return isRound ? Share(sentence, verb, investor, at, amount, party)
            : OfCompany(sentence, verb, tense, first, null, amount, parties) with { IsInvestment = share is null };
    }

    // "A has invested $3 billion in X since buying it": all that it has given.
    private static bool IsSoFar(Sentence sentence, int verb, int into) => sentence.WordAt(verb - 1) is "has" or "have"
        && Cues.Phrase(sentence, into + 1, into + 2 * Reach, ["since", "over the past", "over the last", "to date", "so far",
            "over the years", "in recent years"]) is not null;

    // "into the X Partner Network", "in X, its new line of chips": a program of the giver, or what it sells
    private static bool IsOfGiver(Sentence sentence, int piece)
    {
        var isProgram = sentence.WordAt(piece - 1) is "the" && sentence.Pieces[piece].Name is { Known: null }
            && (sentence.Pieces[piece].Text.Contains(' ', StringComparison.Ordinal)
                || sentence.At(piece + 1) is { Kind: PieceKind.Word, Text: [>= 'A' and <= 'Z', ..] });
        return isProgram || (sentence.WordAt(piece + 1) is "," && sentence.WordAt(piece + 2) is "its" or "their"
            && Cues.Phrase(sentence, piece + 3, piece + 8, ["line", "product", "service", "program", "programme", "platform", "brand",
                "model", "models", "initiative", "project", "assistant", "app", "phone", "plant", "factory"]) is not null);
    }

    // "A will invest $3 billion in Kenosha to build a data center": what is built belongs to the one who pays.
    private static bool IsOfPlants(Sentence sentence) =>
        sentence.Has([" data center", " data centre", " factory ", " factories ", " campus ", " plant ", " cloud region ", " jobs ",
            " facilities ", " facility "])
        && !sentence.Has([" stake ", " round ", " startup ", " start - up ", " series ", " valuation ", " valued "]);

    // "The Arts Commission invests in X": a grant.
    private static bool IsPublic(Name giver) => giver.Known is null && giver.LastWord is "Commission"
        or "Council" or "Department" or "Ministry" or "Foundation" or "Society" or "Government" or "Authority";

    // "A put $1 billion into the round": its part of a deal that was told.
    private static Telling Share(Sentence sentence, int verb, int investor, int at, Found<Amount> amount, FoundParty party) => new()
    {
        Sentence = sentence,
        Trigger = Place.Of(sentence, verb),
        Parties = [party with { Amount = amount.Value, Place = new(sentence, investor, amount.Place.Last) }],
        Earlier = Cues.Earlier(sentence, investor, at),
        IsEvent = false,
    };

    private static IEnumerable<FoundParty> Others(Sentence sentence, Subject subject) => subject.Others.Select(
        other => new FoundParty(sentence.Pieces[other].Name!, PartyRole.Unknown, Place.Of(sentence, other)));

    private static Telling OfCompany(
        Sentence sentence, int verb, Tense tense, int first, int? company, Found<Amount>? amount, IReadOnlyList<FoundParty> parties)
    {
        var rounds = sentence.Pieces.Index().Take(SeveralRounds.EarlierFrom(sentence)).Where(pair => pair.Item.Kind == PieceKind.Round)
            .Select(pair => pair.Index).ToList();
        var isRound = rounds.Count > 0 || Cues.Phrase(sentence, first, sentence.Pieces.Count - 1, ["round", "series"]) is not null;
        var isStrategic = !isRound && parties.All(party => !Companies.IsInvestorOnly(party.Name));
        return new()
        {
            Sentence = sentence,
            Trigger = Place.Of(sentence, verb),
            Company = company is { } named ? new(sentence.Pieces[named].Name!, Place.Of(sentence, named)) : null,
            Kind = isStrategic ? DealKind.StrategicInvestment : DealKind.FundingRound,
            Status = Cues.Status(sentence, first, verb, verb, Settled(sentence, verb, tense)),
            Amount = amount,
            Parties = parties,
            Round = isRound && rounds is [var only] ? new(sentence.Pieces[only].Round!.Value, Place.Of(sentence, only)) : null,
            Earlier = Cues.Earlier(sentence, Math.Max(0, first - 4), company ?? verb),
        };
    }

    private static DealStatus Settled(Sentence sentence, int verb, Tense tense) => tense switch
    {
        // "has agreed to put"; what is pledged is promised.
        _ when sentence.WordAt(verb - 1) is "to" or "will" => DealStatus.Announced,
        Tense.Past => sentence.WordAt(verb) is "pledged" ? DealStatus.Announced : DealStatus.Closed,
        Tense.Plain when sentence.WordAt(verb - 1) is "to" or "will" or "and" => DealStatus.Announced,
        Tense.Going when sentence.WordAt(verb - 1) is "is" or "are" => DealStatus.Announced,
        Tense.Present => DealStatus.Announced,
        _ => DealStatus.Closed,
    };

    private static (int? Sum, int? Into) Object(Sentence sentence, int verb, IReadOnlyDictionary<int, MoneyReading> money)
    {
        int? sum = null;
        for (var at = verb + 1; at <= verb + Reach && sentence.At(at) is { } piece; at++)
        {
            if (piece.Kind == PieceKind.Money && money.TryGetValue(at, out var reading) && reading.Role == MoneyRole.Open)
            {
                sum ??= at;
            }
            // "to inject $555 million to ramp up production"
            else if (piece.Lower is "in" or "into"
                || (piece.Lower is "to" && !sentence.WordAt(verb).StartsWith("in", StringComparison.Ordinal)))
            {
                return (sum, at);
            }
            else if (piece.Lower is "," or ";" or "and" || Vocabulary.ClauseWords.Contains(piece.Lower))
            {
                break;
            }
        }

        return (sum, null);
    }

    // "to invest in X, in a $1 billion funding round": the sum of all.
    private static int? SumOfRound(Sentence sentence, int into, IReadOnlyDictionary<int, MoneyReading> money)
    {
        var sums = money.Where(entry => entry.Key > into && entry.Value.Role == MoneyRole.Open
            && Cues.Phrase(sentence, entry.Key - 4, entry.Key, ["in", "part of"]) is not null
            && Enumerable.Range(entry.Key + 1, 3).Any(next => Vocabulary.RoundHeads.Contains(sentence.WordAt(next))
                || sentence.At(next)?.Kind == PieceKind.Round)).Select(entry => entry.Key).ToList();
        return sums is [var only] ? only : null;
    }

    private static bool IsRound(Sentence sentence, int at)
    {
        for (var next = at + 1; next <= at + 4; next++)
        {
            if (sentence.WordAt(next) is "round" or "financing" or "fundraising" or "raise" or "funding")
            {
                return sentence.WordAt(at + 1) is "the" or "this" or "that";
            }
        }

        return false;
    }

    private static int? RoundOf(Sentence sentence, int into) => Enumerable.Range(into + 1, 4)
        .Where(at => (sentence.At(at)?.Kind == PieceKind.Round || sentence.WordAt(at) is "round")
            && sentence.WordAt(at + 1) is "of" or "by")
        .Select(at => Target.Behind(sentence, at + 1).Piece).FirstOrDefault();

    private static bool IsPartOfRound(Sentence sentence, int into) =>
        (Cues.Phrase(sentence, into + 1, into + 12, ["part of"]) is not null
            && sentence.Has([" round ", " series ", " financing ", " raise "]))
        || Enumerable.Range(into + 2, 10).Any(next => sentence.WordAt(next) is "in" && sentence.WordAt(next + 1) is "a" or "its" or "the"
            && Enumerable.Range(next + 2, 4).Any(noun => sentence.WordAt(noun) is "round" || sentence.At(noun)?.Kind == PieceKind.Round));

    // "in companies such as X", "in X and Y": not one deal. "invests $10 million to grow X": in itself.
    private static bool IsOne(Sentence sentence, int piece) =>
        sentence.WordAt(piece - 1) is not ("grow" or "expand" or "build" or "launch" or "improve" or "modernize" or "upgrade")
        && !(sentence.WordAt(piece + 1) is "and" or "," && sentence.At(piece + 2) is { Kind: PieceKind.Name })
        && sentence.WordAt(piece - 1) is not ("like" or "as" or "including")
        && !(sentence.Pieces[piece].IsPossessive && !Vocabulary.Rounds.Contains(sentence.WordAt(piece + 1))
            && sentence.At(piece + 1)?.Kind != PieceKind.Round);
}

using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>Finds which company a sentence speaks of that has a valuation or parties, and no deal of its own.</summary>
internal static class ValuedCompany
{
    /// <summary>"values X at", "X is valued at", "X's valuation", "X hit a valuation of"; null if it refers back.</summary>
    public static int? Of(Sentence sentence, int money)
    {
        for (var at = money - 1; at >= Math.Max(0, money - 12); at--)
        {
            var piece = sentence.Pieces[at];
            if (piece.IsFullName && Companies.CanBe(sentence, at)
                && ((piece.IsPossessive && sentence.At(at + 1)?.Kind != PieceKind.Name) || IsObject(sentence, at, money)))
            {
                return at;
            }

            if (Vocabulary.Value.TenseOf(piece.Lower) is Tense.Past && Subject.Of(sentence, at) is { } subject
                && (subject.Piece is not null || subject.RefersBack))
            {
                return subject.Piece is { } name && Companies.CanBe(sentence, name) ? name : null;
            }
        }

        return First(sentence, money);
    }

    /// <summary>The organization that the words beside a valuation name as its owner: "X's $5 billion valuation", "X, valued at".</summary>
    public static int? Explicit(Sentence sentence, int money)
    {
        for (var at = money - 1; at >= Math.Max(0, money - 9) && sentence.Pieces[at] is { Kind: not PieceKind.Money } piece
            && piece.Lower is not ";"; at--)
        {
            if (!piece.IsFullName)
            {
                continue;
            }

            var next = sentence.WordAt(at + 1) is "," or "(" ? at + 2 : at + 1;
            next += sentence.WordAt(next) is "now" or "currently" or "is" or "was" or "which" or "recently" or "last" ? 1 : 0;
            next += sentence.WordAt(next) is "now" or "currently" or "is" or "was" or "recently" or "last" ? 1 : 0;
            var isOwner = piece.IsPossessive && sentence.At(at + 1)?.Kind != PieceKind.Name;
            // "led by A, valued it at": A values, and is not valued.
            var isValued = sentence.WordAt(next) is "valued" or "worth" && sentence.WordAt(next + 1) is not ("it" or "the" or "them");
            return isOwner || IsObject(sentence, at, money) || isValued ? at : null;
        }

        return null;
    }

    /// <summary>The company whose parties a sentence names: "A led X's round", "the round in X"; null if it refers back.</summary>
    public static int? OfParties(Sentence sentence, IReadOnlyList<FoundParty> parties)
    {
        for (var at = 0; at < sentence.Pieces.Count; at++)
        {
            var isRound = sentence.Pieces[at].Kind == PieceKind.Round || Vocabulary.RoundHeads.Contains(sentence.WordAt(at));
            if (!isRound)
            {
                continue;
            }

            var owner = Target.Owner(sentence, at).Piece;
            var target = sentence.WordAt(at + 1) is "in" or "for" or "of" ? Target.Behind(sentence, at + 1).Piece : null;
            if ((target ?? owner) is { } name && Companies.CanBe(sentence, name)
                && parties.All(party => party.Name.Key != sentence.Pieces[name].Name!.Key))
            {
                return name;
            }
        }

        return null;
    }

    private static bool IsObject(Sentence sentence, int name, int money)
    {
        for (var at = name - 1; at >= Math.Max(0, name - 5); at--)
        {
            if (Vocabulary.Value.Has(sentence.WordAt(at)))
            {
                return sentence.WordAt(money - 1) is "at" or "above" or "over" or "between" or "to";
            }
        }

        return false;
    }

    // "X, the maker of …, hits a $5 billion valuation"
    private static int? First(Sentence sentence, int money)
    {
        var names = Enumerable.Range(0, money).Where(at => Companies.CanBe(sentence, at)).ToList();
        return names.DistinctBy(at => sentence.Pieces[at].Name!.Key).ToList() is [var only]
            && !Subject.IsBehindPreposition(sentence, only) && !IsGiving(sentence, only + 1) ? only : null;
    }

    // "A invests at a $5 billion valuation": of the company in which it does.
    private static bool IsGiving(Sentence sentence, int at)
    {
        var verb = sentence.WordAt(at) is "has" or "have" or "is" or "also" or "will" or "to" or "co" or "-"
            ? sentence.WordAt(at + (sentence.WordAt(at + 1) is "-" or "also" ? 2 : 1)) : sentence.WordAt(at);
        return Vocabulary.Lead.Has(verb) || Vocabulary.Invest.Has(verb) || Vocabulary.Back.Has(verb);
    }
}

using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"A acquires X for $5 billion", "X was bought by A", "A's acquisition of X".</summary>
internal static class AcquireRule
{
    private static readonly HashSet<string> Nouns = ["acquisition", "takeover", "purchase", "buyout", "bid", "offer"];

    // What came to nothing, and what others advise.
    private static readonly string[] NotDone =
        ["considered", "tried to", "attempted to", "wanted to", "sought to", "should", "ought to", "must", "needs to", "need to",
            "opportunity to", "opportunities to", "chance to", "chances to"];

    public static IEnumerable<Telling> Of(Sentence sentence, IReadOnlyDictionary<int, MoneyReading> money)
    {
        for (var at = 0; at < sentence.Pieces.Count; at++)
        {
            if (sentence.Pieces[at] is not { Kind: PieceKind.Word, Lower: var word })
            {
                continue;
            }

            var found = Nouns.Contains(word) ? OfNoun(sentence, at) : null;
            found ??= Vocabulary.Acquire.TenseOf(word) is { } tense && IsVerb(sentence, at, word) ? OfVerb(sentence, at, tense) : null;
            if (found is { } deal && Read(sentence, deal, money) is { } telling)
            {
                yield return telling;
            }
        }
    }

    private static Deal? OfNoun(Sentence sentence, int noun)
    {
        var target = sentence.WordAt(noun + 1) is "of" || (sentence.WordAt(noun) is "bid" or "offer"
            && sentence.WordAt(noun + 1) is "for") ? Target.Behind(sentence, noun + 1).Piece : null;
        var (owner, isBack) = Target.Owner(sentence, noun);
        var buyer = owner ?? NameOf(sentence, noun) ?? Acting(sentence, noun) ?? (isBack ? Only(sentence, noun) : null);
        return target is { } company && buyer is { } by && by != company && BoughtCompany.IsWhole(sentence, company)
            ? new(noun, company, by, NounStatus(sentence, noun))
            : null;
    }

    // "A is pulling out of its planned purchase of X"
    private static int? Only(Sentence sentence, int noun) =>
        Enumerable.Range(noun - 4, 4).Any(at => sentence.WordAt(at) is "its" or "their")
        && Enumerable.Range(0, noun).Where(at => Companies.CanBe(sentence, at)).ToList() is [var only]
        && !sentence.Pieces[only].IsPossessive && !Subject.IsBehindPreposition(sentence, only) ? only : null;

    // "the A bid for X"
    private static int? NameOf(Sentence sentence, int noun) =>
        sentence.At(noun - 1) is { IsFullName: true, IsPossessive: false } ? noun - 1 : null;

    // "A announced the acquisition of X", "A has completed its acquisition of X"
    private static int? Acting(Sentence sentence, int noun)
    {
        for (var at = noun - 1; at >= Math.Max(0, noun - 6); at--)
        {
            if (sentence.WordAt(at) is "announced" or "announces" or "completed" or "completes" or "closed" or "confirmed" or "confirms"
                or "closes"
                or "unveiled" or "finalized" or "finalizes" or "finalised" or "finalises" or "agreed" or "complete"
                or "explores" or "exploring" or "explored" or "weighs" or "weighing"
                or "considers" or "considering" or "mulls" or "mulling")
            {
                return Subject.Of(sentence, at).Piece;
            }
        }

        return null;
    }

    private static DealStatus NounStatus(Sentence sentence, int noun) =>
        Cues.Phrase(sentence, noun - 6, noun, ["completed", "completes", "closed", "closes", "finalized", "finalised", "finalizes",
            "finalises", "following its", "after its", "since its"]) is not null
            || (Cues.Phrase(sentence, noun - 6, noun, ["completion of", "closing of", "close of"]) is not null
                && Cues.Phrase(sentence, noun - 9, noun, ["announced", "announces", "announce"]) is not null)
            || Cues.Phrase(sentence, noun, noun + 14, Endings.Completed) is not null
            ? DealStatus.Closed
            : DealStatus.Announced;

    private static Deal? OfVerb(Sentence sentence, int verb, Tense tense)
    {
        // "was acquired by A", "X, acquired by A in 2021,"
        var through = sentence.WordAt(verb + 1) is "up" or "over" or "out" ? verb + 2 : verb + 1;
        if (tense == Tense.Past && sentence.WordAt(through) is "by" && sentence.WordAt(verb - 1) is not "("
            && Target.Behind(sentence, through).Piece is { } by)
        {
            var isPassive = sentence.WordAt(verb - 1) is "was" or "were" or "been" or "being" or "is" or "be" or "got" or "get"
                or "officially" or "recently";
            var subject = isPassive ? Subject.Of(sentence, verb).Piece : NameBefore(sentence, verb);
            // "is being acquired by A" is not yet done.
            var status = sentence.WordAt(verb - 1) is "being" or "be" ? DealStatus.Announced : DealStatus.Closed;
            return subject is { } sold && sold != by ? new(verb, sold, by, status) : null;
        }

        if ((tense is Tense.Going or Tense.Plain && Cues.Phrase(sentence, verb - 3, verb, NotDone) is not null)
            || Cues.IsNegated(sentence, verb) || (Cues.IsRuledOut(sentence, verb) && !Cues.IsDropped(sentence)))
        {
            return null;
        }

        var buyer = Subject.Of(sentence, verb);
        if (buyer.Others.Count > 0 || BoughtCompany.Object(sentence, verb) is not { } company || company == buyer.Piece
            || (buyer.Piece is null && !buyer.RefersBack)
            // "It buys classic cars": what it does each day.
            || (buyer.Piece is null && tense == Tense.Present)
            // "picks up X as a customer"
            || (sentence.WordAt(verb).StartsWith("pick", StringComparison.Ordinal) && sentence.WordAt(company + 1) is "as")
            || (IsTakeOver(sentence, verb) && !IsOfCompanies(sentence, buyer.Piece)))
        {
            return null;
        }

        return new(verb, company, buyer.Piece ?? Sole(sentence, verb), tense switch
        {
            // "once A has acquired X"
            Tense.Past when Cues.Phrase(sentence, verb - 5, verb, ["once", "until", "if"]) is not null => DealStatus.Announced,
            Tense.Past => DealStatus.Closed,
            // "made a splash, buying X", "paid $5 million to acquire X"
            Tense.Going when sentence.WordAt(verb - 1) is "," or "after" => DealStatus.Closed,
            Tense.Plain when Cues.Phrase(sentence, verb - 4, verb, ["paid"]) is not null => DealStatus.Closed,
            _ => DealStatus.Announced,
        });
    }

    // "under a deal by which it will acquire X": the only company before it.
    private static int? Sole(Sentence sentence, int verb) => Enumerable.Range(0, verb)
        .Where(at => sentence.Pieces[at] is { IsFullName: true, IsPossessive: false, Name.IsPerson: false }
            && !Outlets.IsOutlet(sentence.Pieces[at].Name!.Text) && !Subject.IsBehindPreposition(sentence, at)).ToList() is [var only]
            ? only : null;

    // "takes over X", "takes X private", "picks up X", and not "takes" or "picks" alone.
    private static bool IsVerb(Sentence sentence, int at, string word) => word switch
    {
        "take" or "takes" or "took" or "taking" or "taken" => sentence.WordAt(at + 1) is "over" || IsPrivate(sentence, at),
        "pick" or "picks" or "picked" or "picking" => sentence.WordAt(at + 1) is "up",
        // "is pulling back from purchases inside X": a noun
        "purchases" => sentence.At(at - 1) is { IsFullName: true } || sentence.WordAt(at - 1) is "," or ")" or "it" or "which" or "who"
            or "that" or "also" or "company" or "firm" or "giant" or "maker",
        _ => true,
    };

    // "will take X private"
    private static bool IsPrivate(Sentence sentence, int verb) =>
        BoughtCompany.Object(sentence, verb) is { } company && sentence.WordAt(company + 1) is "private";

    private static bool IsTakeOver(Sentence sentence, int verb) => sentence.WordAt(verb).StartsWith('t');

    // "A takes over X", and not who takes over as its chief.
    private static bool IsOfCompanies(Sentence sentence, int? buyer) => buyer is { } by && (sentence.Pieces[by].Name!.Known is not null
        || sentence.Pieces.Any(piece => piece.Kind == PieceKind.Money) || sentence.Has([" acquisition ", " takeover ", " purchase "]));

    private static int? NameBefore(Sentence sentence, int verb)
    {
        var at = sentence.WordAt(verb - 1) is "," or "(" ? verb - 2 : verb - 1;
        return sentence.At(at) is { IsFullName: true, IsPossessive: false } ? at : null;
    }

    private static Telling? Read(Sentence sentence, Deal deal, IReadOnlyDictionary<int, MoneyReading> money)
    {
        var buyer = deal.Buyer is { } by ? sentence.Pieces[by].Name : null;
        if (!Companies.CanBe(sentence, deal.Company) || Companies.IsCurrency(sentence.Pieces[deal.Company].Name!)
            || Properties.Are(sentence, deal.Company) || buyer is { IsPerson: true }
            || (buyer is not null && (Outlets.IsOutlet(buyer.Text) || buyer.Key == sentence.Pieces[deal.Company].Name!.Key)))
        {
            return null;
        }

        var first = Math.Min(deal.Buyer ?? deal.At, deal.Company);
        var last = Math.Max(deal.At, deal.Company);
        var price = Price(sentence, deal, money);
        return new()
        {
            Sentence = sentence,
            Trigger = Place.Of(sentence, deal.At),
            Company = new(sentence.Pieces[deal.Company].Name!, Place.Of(sentence, deal.Company)),
            Kind = DealKind.Acquisition,
            Status = Ended(sentence, first) ?? Cues.Status(sentence, Math.Min(first, deal.At - 6), deal.At, deal.At, deal.Status),
            Amount = price is { } at && sentence.Pieces[at].Money!.Amount is { } amount ? new(amount, Place.Of(sentence, at)) : null,
            Parties = buyer is null ? [] : [new(buyer, PartyRole.Acquirer, Place.Of(sentence, deal.Buyer!.Value))],
            Earlier = Cues.Earlier(sentence, first, last) ?? BehindAfter(sentence, deal, first),
        };
    }

    // "three years after A acquired X", "in 2014, when A acquired X": told as known
    private static Place? BehindAfter(Sentence sentence, Deal deal, int first) =>
        !sentence.IsTitle && Vocabulary.Acquire.TenseOf(sentence.WordAt(deal.At)) is Tense.Past
        && sentence.WordAt(first - 1) is "after" or "when" or "since" ? Place.Of(sentence, first - 1) : null;

    private static Found<DealStatus>? Ended(Sentence sentence, int first) =>
        (Cues.Phrase(sentence, first, sentence.Pieces.Count - 1, Endings.Cancelled)
            ?? Cues.Phrase(sentence, first - 3, first, ["blocked", "blocks", "vetoed", "vetoes", "thwarted"])
            ?? Cues.Phrase(sentence, 0, first, ["that fizzled", "that collapsed", "that fell through", "that broke down"]))
            is { } place ? new(DealStatus.Cancelled, place) : null;

    /// <summary>The price: the only open amount behind the verb that "for", "in a … deal" or "worth" ties to it, or the one before the
    /// noun.</summary>
    private static int? Price(Sentence sentence, Deal deal, IReadOnlyDictionary<int, MoneyReading> money)
    {
        var prices = money.Where(entry => entry.Value.Role == MoneyRole.Open
            && IsPrice(sentence, deal, entry.Key)).Select(entry => entry.Key).ToList();
        return prices is [var only] ? only : null;
    }

    private static bool IsPrice(Sentence sentence, Deal deal, int at)
    {
        var isOfNoun = at < deal.At && at >= deal.At - 4 && Nouns.Contains(sentence.WordAt(deal.At));
        var isBehind = at > deal.At && at <= Math.Max(deal.Company, deal.At) + 14
            && sentence.WordAt(at - 1) is "for" or "in" or "a" or "an" or "the" or "at"
            or "worth" or "of" or "paying";
        var isDeal = sentence.WordAt(at + 1) is "deal" or "acquisition" or "transaction" or "all" or "cash" or "stock" or "takeover";
        // "paid $5 million to acquire X"
        var isPaid = at < deal.At && at >= deal.At - 3 && sentence.WordAt(at - 1) is "paid" or "paying" or "pays" or "pay"
            && sentence.WordAt(at + 1) is "to";
        return isOfNoun || isPaid || (isBehind && (sentence.WordAt(at - 1) is "for" or "worth" or "paying" || isDeal
            || sentence.WordAt(at - 2) is "valued" or "valuing" or "worth"))
            || (at > deal.At && at <= deal.Company + 18 && Cues.Phrase(sentence, at - 8, at, ["deal", "transaction"]) is not null
                && Cues.Phrase(sentence, at - 6, at, ["valued", "worth"]) is not null);
    }

    /// <param name="Buyer">Null if the sentence refers back to it.</param>
    private readonly record struct Deal(int At, int Company, int? Buyer, DealStatus Status);
}

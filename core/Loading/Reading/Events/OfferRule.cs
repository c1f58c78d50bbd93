using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"X has rejected a $5 billion takeover bid from A", "X agreed a $5 billion sale to A", "X was sold to A": X acts.</summary>
internal static class OfferRule
{
    private const int Reach = 8;

    private static readonly HashSet<string> Rejecting = ["rejected", "rejects", "rebuffed", "rebuffs", "spurned", "spurns", "declined",
        "declines", "turned", "turns", "refused", "refuses", "dismissed"];

    private static readonly HashSet<string> Accepting = ["accepted", "accepts", "agreed", "agrees", "approved", "backed", "recommended"];

    private static readonly HashSet<string> Takeovers = ["takeover", "buyout", "acquisition", "purchase", "unsolicited", "hostile",
        "all-cash", "cash"];

    public static IEnumerable<Telling> Of(Sentence sentence, IReadOnlyDictionary<int, MoneyReading> money)
    {
        for (var at = 1; at < sentence.Pieces.Count; at++)
        {
            var found = sentence.WordAt(at) switch
            {
                "bid" or "offer" or "approach" or "proposal" => OfBid(sentence, at, money),
                "sale" => OfSale(sentence, at, money),
                "sold" => OfSold(sentence, at, money),
                "itself" => OfItself(sentence, at, money),
                _ => null,
            };
            if (found is not null)
            {
                yield return found;
            }
        }
    }

    // "has firmly rejected a reported $97 billion takeover bid from A"
    private static Telling? OfBid(Sentence sentence, int noun, IReadOnlyDictionary<int, MoneyReading> money)
    {
        var isTakeover = Enumerable.Range(noun - 3, 3).Any(at => Takeovers.Contains(sentence.WordAt(at)))
            || Cues.Phrase(sentence, noun + 1, noun + Reach, ["to buy", "to acquire", "to take over"]) is not null;
        var verb = Enumerable.Range(noun - Reach, Reach).Reverse().FirstOrDefault(
            at => Rejecting.Contains(sentence.WordAt(at)) || Accepting.Contains(sentence.WordAt(at)), -1);
        if (!isTakeover || verb < 1)
        {
            return null;
        }

        var from = Enumerable.Range(noun + 1, Reach).FirstOrDefault(
            at => sentence.WordAt(at) is "from" or "by" && Target.Behind(sentence, at).Piece is not null, -1);
        var ended = Rejecting.Contains(sentence.WordAt(verb));
        return Telling(sentence, verb, from, ended ? DealStatus.Cancelled : DealStatus.Announced, Sum(money, verb, End(sentence, noun)));
    }

    // "after it agreed a $5.3bn sale to the investor A"
    private static Telling? OfSale(Sentence sentence, int noun, IReadOnlyDictionary<int, MoneyReading> money)
    {
        var verb = Enumerable.Range(noun - Reach, Reach).Reverse().FirstOrDefault(at => sentence.WordAt(at) is "agreed" or "agrees"
            or "announced" or "announces" or "completed" or "completes" or "closed" or "closes", -1);
        return sentence.WordAt(noun + 1) is "to" && verb >= 1 && !IsOfPart(sentence, verb, noun)
            ? Telling(sentence, verb, noun + 1, sentence.WordAt(verb).StartsWith('c') ? DealStatus.Closed : DealStatus.Announced,
                Sum(money, verb, noun + Reach))
            : null;
    }

    // "X was sold to A for $5 billion"
    private static Telling? OfSold(Sentence sentence, int sold, IReadOnlyDictionary<int, MoneyReading> money) =>
        sentence.WordAt(sold + 1) is "to" && sentence.WordAt(sold - 1) is "was" or "been" or "being" or "be"
            ? Telling(sentence, sold, sold + 1, sentence.WordAt(sold - 1) is "was" or "been" ? DealStatus.Closed : DealStatus.Announced,
                Sum(money, sold, sold + 2 * Reach))
            : null;

    // "X has agreed to sell itself to A for $5 billion"
    private static Telling? OfItself(Sentence sentence, int itself, IReadOnlyDictionary<int, MoneyReading> money) =>
        sentence.WordAt(itself + 1) is "to" && sentence.WordAt(itself - 1) is "sell" or "selling" or "sold"
            ? Telling(sentence, itself - 1, itself + 1, DealStatus.Announced, Sum(money, itself, itself + 2 * Reach))
            : null;

    // "an offer from A worth $5 billion", up to a comma
    private static int End(Sentence sentence, int noun) => Enumerable.Range(noun, 2 * Reach)
        .First(at => at == noun + 2 * Reach - 1 || sentence.WordAt(at) is "," or ";" or "");

    // "the sale of a stake", "the sale of its chips"
    private static bool IsOfPart(Sentence sentence, int first, int last) => Enumerable.Range(first, last - first)
        .Any(at => sentence.WordAt(at) is "stake" or "share" or "stock" or "asset" or "secondary" or "of" or "unit" or "business");

    private static int? Sum(IReadOnlyDictionary<int, MoneyReading> money, int first, int last) => money
        .Where(entry => entry.Key > first && entry.Key <= last && entry.Value.Role == MoneyRole.Open)
        .Select(entry => entry.Key).ToList() is [var only] ? only : null;

    private static Telling? Telling(Sentence sentence, int verb, int before, DealStatus settled, int? sum)
    {
        var subject = VoteRule.Voting(sentence, verb) is { } voting ? new(voting, false, []) : Subject.Of(sentence, verb);
        var buyer = before > 0 ? Target.Behind(sentence, before).Piece : null;
        if (subject.Others.Count > 0 || !(subject.RefersBack || (subject.Piece is { } name && Companies.CanBe(sentence, name)))
            || (before > 0 && (buyer is not { } by || Outlets.IsOutlet(sentence.Pieces[by].Name!.Text) || by == subject.Piece)))
        {
            return null;
        }

        var first = subject.Piece ?? Math.Max(0, verb - Reach);
        return new()
        {
            Sentence = sentence,
            Trigger = Place.Of(sentence, verb),
            Company = subject.Piece is { } company ? new(sentence.Pieces[company].Name!, Place.Of(sentence, company)) : null,
            Kind = DealKind.Acquisition,
            Status = settled == DealStatus.Announced ? Cues.Status(
                sentence, Math.Max(first, Clause.Start(sentence, verb)), verb, verb, settled)
                : new(settled, Place.Of(sentence, verb)),
            Amount = sum is { } at && sentence.Pieces[at].Money!.Amount is { } amount ? new(amount, Place.Of(sentence, at)) : null,
            Parties = buyer is { } acquirer
                ? [new(sentence.Pieces[acquirer].Name!, PartyRole.Acquirer, Place.Of(sentence, acquirer))] : [],
            Earlier = Cues.Earlier(sentence, first, verb),
        };
    }
}

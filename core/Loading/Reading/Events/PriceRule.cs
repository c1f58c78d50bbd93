using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"The all-cash deal is worth about $665 million": the price of a takeover that was told before.</summary>
internal static class PriceRule
{
    private const int Reach = 9;

    private static readonly HashSet<string> Nouns = ["deal", "transaction", "acquisition", "purchase", "takeover", "buyout", "price"];

    private static readonly string[] Worth =
        ["is worth", "was worth", "is valued at", "was valued at", "is priced at", "was priced at", "price is", "price was", "tag is",
            "tag was", "is said to be worth", "is reportedly worth", "was reportedly worth", "is reported to be worth"];

    private static readonly string[] Estimated = ["estimated the deal at", "estimates the deal at", "put the deal at", "puts the deal at",
        "put the price at", "puts the price at", "estimated the price at", "estimates the price at", "pegged the deal at"];

    public static IEnumerable<Telling> Of(Sentence sentence, IReadOnlyDictionary<int, MoneyReading> money)
    {
        var prices = money.Where(entry => entry.Value.Role == MoneyRole.Open).Select(entry => entry.Key).ToList();
        if (Cues.Phrase(sentence, 0, sentence.Pieces.Count - 1, Estimated) is { } estimated
            && prices.Contains(estimated.Last + 1) && sentence.Pieces[estimated.Last + 1].Money!.Amount is { } estimate)
        {
            yield return Price(sentence, estimated, estimate, estimated.Last + 1);
            yield break;
        }

        // "the deal was worth $5 billion, less than the $7 billion that it raised"
        prices = prices is [_, _, ..] && Cues.Phrase(sentence, 0, sentence.Pieces.Count - 1, Worth) is { } told
            ? prices.FindAll(price => price == told.Last + 1 || price == told.Last + 2) : prices;
        var start = prices is [var price] ? Clause.Start(sentence, price) : 0;
        start = Cues.Phrase(sentence, start, start + Reach, ["said the", "says the", "that the"]) is { } said ? said.Last : start;
        if (prices is not [var at] || sentence.WordAt(start) is not ("the" or "this" or "its")
            || sentence.Pieces[at].Money!.Amount is not { } amount
            || Cues.Phrase(sentence, start + 1, at, Worth) is not { } worth || worth.Last < at - 2
            || !Enumerable.Range(start + 1, Math.Min(Reach, worth.Last - start)).Any(noun => Nouns.Contains(sentence.WordAt(noun))))
        {
            yield break;
        }

        yield return Price(sentence, worth, amount, at);
    }

    private static Telling Price(Sentence sentence, Place worth, Amount amount, int at) => new()
    {
        Sentence = sentence,
        Trigger = worth,
        Kind = DealKind.Acquisition,
        Amount = new(amount, Place.Of(sentence, at)),
        IsEvent = false,
    };
}

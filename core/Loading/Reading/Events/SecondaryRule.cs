using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>"X lets employees sell $1.5 billion of shares to A", "X's tender offer": shares change hands, and no money comes to the
/// company.</summary>
internal static class SecondaryRule
{
    private static readonly string[] Sales =
    [
        "tender offer", "secondary sale", "secondary share sale", "secondary stock sale", "share sale", "secondary offering",
        "secondary transaction",
        "sell shares", "sell their shares", "sell stock", "sell their stock", "stock sale", "employee share sale", "sale of shares",
        "sell employee shares",
        "sell existing shares", "sell some of their shares", "sell some shares", "sale of existing shares", "selling existing shares",
        "sell secondary shares", "sale of secondary shares", "sell insider shares", "secondary round",
        "buyback", "share buyback", "sale of stock", "selling shares",
    ];

    public static IEnumerable<Telling> Of(Sentence sentence, IReadOnlyDictionary<int, MoneyReading> money)
    {
        var last = sentence.Pieces.Count - 1;
        var sale = Cues.Phrase(sentence, 0, last, Sales) ?? SaleOfMoney(sentence, money);
        // "raised $5 million in a deal that included a share sale": a part of a round.
        if (sale is null || IsOfCompany(sentence) || sentence.WordAt(sale.First - 1) is "each" or "any" or "every" or "or"
                or "mandatory" or "takeover" or "voluntary" or "public"
            || (sentence.WordAt(sale.First - 1) is "and" && sentence.WordAt(sale.First - 2) is "buy")
            || Cues.Phrase(sentence, sale.First - 4, sale.First, ["included", "includes", "including", "include"]) is not null
            || Cues.Phrase(sentence, 0, last, ["ipo", "listing", "public offering", "stock exchange",
                "convertible", "ordinary", "notes offering"]) is not null
            || Company(sentence, sale) is not { } company)
        {
            yield break;
        }

        var open = money.Where(entry => entry.Value.Role == MoneyRole.Open).Select(entry => entry.Key).ToList();
        var first = Math.Min(company, sale.First);
        yield return new()
        {
            Sentence = sentence,
            Trigger = sale,
            Company = new(sentence.Pieces[company].Name!, Place.Of(sentence, company)),
            Kind = DealKind.Secondary,
            Status = Cues.Phrase(sentence, first, sale.First, ["plans", "plan for", "plan to"]) is { } plans
                ? new(DealStatus.InTalks, plans) : Cues.Status(sentence, first, sale.First, sale.Last, Settled(sentence)),
            Amount = open is [var only] && sentence.Pieces[only].Money!.Amount is { } amount ? new(amount, Place.Of(sentence, only)) : null,
            Parties = Buyers(sentence, sale, company),
            Earlier = Cues.Earlier(sentence, first, sale.Last),
        };
    }

    /// <summary>What says that the shares are of people who have them: those of a company on a stock exchange are sold in the same
    /// words.</summary>
    public static IReadOnlyList<string> Holders { get; } =
        [" employee", " staff ", " workers ", " secondary ", " insider", " tender ", " private", " existing ", " startup", " start - up",
            " early investors ", " founders ", " buyback from "];

    // "raised $2 billion in a share sale", "sold $1 billion of new stock", "a $500 million buyback": what the company sells or buys
    private static bool IsOfCompany(Sentence sentence) => !sentence.Has(Holders)
        && sentence.Has([" raise ", " raised ", " raises ", " raising ", " new stock ", " new shares ", " buyback ", " buybacks "]);

    // "sell $1.5 billion worth of shares"
    private static Place? SaleOfMoney(Sentence sentence, IReadOnlyDictionary<int, MoneyReading> money) => money.Keys
        .Where(at => sentence.WordAt(at - 1) is "sell" or "selling" or "sold" or "about" or "of"
            && Cues.Phrase(sentence, at - 5, at, ["sell", "selling", "sold"]) is not null
            && Cues.Phrase(sentence, at, at + 5, ["shares", "stock"]) is not null)
        .Select(at => new Place(sentence, at, at))
        .FirstOrDefault();

    private static DealStatus Settled(Sentence sentence) =>
        Cues.Phrase(sentence, 0, sentence.Pieces.Count - 1, ["completed", "closed", "concluded", "concludes", "finished", "completes",
            "sold"]) is not null
            ? DealStatus.Closed
            : DealStatus.Announced;

    /// <summary>Whose shares they are: the only company in the sentence before the sale, or whose sale it is.</summary>
    private static int? Company(Sentence sentence, Place sale)
    {
        var names = Enumerable.Range(0, sentence.Pieces.Count)
            .Where(at => Companies.CanBe(sentence, at) && (at < sale.First || sentence.WordAt(at - 1) is "at" or "of" or "in"))
            .ToList();
        return names.DistinctBy(at => sentence.Pieces[at].Name!.Key).ToList() is [var only] ? only : null;
    }

    private static IReadOnlyList<FoundParty> Buyers(Sentence sentence, Place sale, int company)
    {
        for (var at = sale.Last + 1; at < sentence.Pieces.Count; at++)
        {
            if (sentence.WordAt(at) is "to" or "by" or "including" && PartyList.Read(sentence, at + 1).Names is { Count: > 0 } names
                && !names.Contains(company))
            {
                return [.. names.Select(name => new FoundParty(sentence.Pieces[name].Name!, PartyRole.Unknown, Place.Of(sentence, name)))];
            }
        }

        return [];
    }
}

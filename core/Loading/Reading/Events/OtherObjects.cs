using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>What a company closes or secures that is no round: "a $40 million deal with A to build data centers", "its office".</summary>
internal static class OtherObjects
{
    private static readonly string[] OfMoney = [" round ", " funding ", " financing ", " investment ", " investor ", " investors ",
        " valuation ", " equity ", " capital ", " debt ", " loan ", " led by ", " raise ", " raised ", " stake ", " fundraise ", " seed ",
        " raising ", " fundraising ", " backers ", " backed by ", " valuing ", " valued "];

    // Money from the stock exchange is of no round.
    private static readonly string[] Listings =
        ["ipo", "initial public offering", "public offering", "listing", "stock exchange", "share offering", "listed shares", "go public",
            "goes public", "going public", "spac", "blank - check", "kickstarter", "indiegogo", "presale", "token sale",
            "pre - sale", "from the crowd", "for charity", "for charities", "for nonprofits", "for non - profits", "for good causes",
            "stock offering", "common stock", "equity offering", "offering of shares", "at - the - market", "follow - on offering",
            "secondary offering", "public share sale", "equity sale", "crowdfunding campaign", "collateralized loan obligation",
            "offering of stock", "without giving up equity", "without giving up any equity", "selling new stock", "selling stock",
            "sale of new stock"];

    private static readonly HashSet<string> Places =
        ["office", "offices", "plant", "factory", "store", "stores", "site", "facility", "campus", "unit", "gap", "shortfall", "loophole"];

    /// <param name="sum">The index of the amount.</param>
    public static bool Are(Sentence sentence, int sum) => Places.Contains(sentence.WordAt(sum + 1))
        || sentence.WordAt(sum - 1) is "deals" or "contracts" or "orders"
        || (sentence.WordAt(sum + 1) is "deal" or "agreement" or "partnership" or "deals" or "contracts" or "agreements"
            && !sentence.Has(OfMoney)
            && sentence.Pieces.All(piece => piece.Kind != PieceKind.Round));

    /// <summary>"raised its guidance to a range of $1.5 billion", "raised its offer to $5 billion": what was there before.</summary>
    public static bool AreOld(Sentence sentence, int verb, int? sum) => sum is { } at && Cues.Phrase(sentence, verb, at, ["guidance",
        "outlook", "forecast", "forecasts", "estimate", "estimates", "dividend", "dividends", "target", "offer", "bid", "wages", "salaries",
        "fees", "ceiling", "projection", "projections", "pay"]) is not null;

    /// <summary>"amassed a $2.5 billion stake in A", "closes its $2 billion X acquisition": what it has bought.</summary>
    public static bool AreOwned(Sentence sentence, int verb, int? sum) => sum is { } at
        && (Cues.Phrase(sentence, verb, at + 2, ["stake", "stakes", "position"]) is not null
            || Enumerable.Range(at + 1, 3).TakeWhile(next => sentence.WordAt(next) is not ("," or "for" or "to" or "in" or "from"))
                .Any(next => sentence.WordAt(next) is "acquisition" or "purchase" or "takeover" or "buyout" or "merger"));

    /// <summary>"to raise $2 billion in the largest stock sale", "to announce federal funding": from everybody.</summary>
    public static bool ArePublic(Sentence sentence, int? sum, int? round) =>
        (sentence.Has([" share sale ", " stock sale "]) && !sentence.Has(SecondaryRule.Holders))
        || (sum is null && round is { } at
            && sentence.WordAt(at - 1) is "federal" or "government" or "public" or "provincial" or "state" or "research" or "municipal");

    /// <summary>Whether the words around a verb and its object say that the money comes from the stock exchange or a crowd.</summary>
    public static bool AreListed(Sentence sentence, int verb, int end) => Cues.Phrase(sentence, verb - 8, end + 6, Listings) is not null;
}

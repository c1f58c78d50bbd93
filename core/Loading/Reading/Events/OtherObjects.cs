using ServerlessDeals.Loading.Reading.Language;

namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>What a company closes or secures that is no round: "a $40 million deal with A to build data centers", "its office".</summary>
internal static class OtherObjects
{
    private static readonly string[] OfMoney = [" round ", " funding ", " financing ", " investment ", " investor ", " investors ",
        " valuation ", " equity ", " capital ", " debt ", " loan ", " led by ", " raise ", " raised ", " stake ", " fundraise ", " seed ",
        " raising ", " fundraising ", " backers ", " backed by ", " valuing ", " valued "];

    private static readonly HashSet<string> Places =
        ["office", "offices", "plant", "factory", "store", "stores", "site", "facility", "campus", "unit", "gap", "shortfall", "loophole"];

    /// <param name="sum">The index of the amount.</param>
    public static bool Are(Sentence sentence, int sum) => Places.Contains(sentence.WordAt(sum + 1))
        || sentence.WordAt(sum - 1) is "deals" or "contracts" or "orders"
        || (sentence.WordAt(sum + 1) is "deal" or "agreement" or "partnership" or "deals" or "contracts" or "agreements"
            && !sentence.Has(OfMoney)
            && sentence.Pieces.All(piece => piece.Kind != PieceKind.Round));

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
}

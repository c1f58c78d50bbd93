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
        || (sentence.WordAt(sum + 1) is "deal" or "agreement" or "partnership" && !sentence.Has(OfMoney)
            && sentence.Pieces.All(piece => piece.Kind != PieceKind.Round));
}

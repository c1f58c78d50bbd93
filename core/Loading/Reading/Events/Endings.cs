namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>The words by which a deal is denied, or comes to nothing.</summary>
internal static class Endings
{
    public static IReadOnlyList<string> Denied { get; } =
    [
        "fake news", "not raising", "denied", "denies", "denying", "no plans to raise", "not seeking", "not in talks", "not accurate",
        "inaccurate",
        "not true", "untrue", "refuted", "refutes", "dismissed", "dismisses", "disregards", "is not for sale", "not currently raising",
        "not looking to raise", "simply not accurate", "not planning to raise", "no intention", "not raising capital", "rejected reports",
        "isn ' t raising", "isn ’ t raising",
    ];

    public static IReadOnlyList<string> Cancelled { get; } =
    [
        "called off", "calls off", "collapsed", "collapses", "fell through", "falls through", "abandoned", "abandons", "abandon",
        "terminated", "terminates",
        "scrapped", "scraps", "walked away", "walks away", "broke off", "breaks off", "broken off", "derailed", "failed bid", "blocked",
        "blocks",
        "fallen through", "withdrew", "withdrawn", "suspended", "fell apart", "fallen apart", "no longer pursuing", "rejected", "rejects",
        "rebuffed", "shelved", "shelves", "dropped plans", "drops plans", "gave up",
    ];
}

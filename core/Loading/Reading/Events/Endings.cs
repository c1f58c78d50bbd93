namespace ServerlessDeals.Loading.Reading.Events;

/// <summary>The words by which a deal is denied, comes to nothing or is done.</summary>
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

    /// <summary>"The acquisition was completed".</summary>
    public static IReadOnlyList<string> Completed { get; } =
    [
        "was completed", "has been completed", "is complete", "is now complete", "was closed", "has closed", "was finalized",
    ];

    /// <summary>What becomes of a takeover, as the sentence behind it says.</summary>
    public static IReadOnlyList<string> Stalled { get; } =
    [
        "stalled", "fell through", "fell apart", "collapsed", "broke down", "was called off", "were called off", "was abandoned",
        "was scrapped", "was terminated", "was blocked", "came to nothing", "never closed", "did not go through", "did not happen",
        "never happened", "were abandoned", "was cancelled", "was canceled", "ended without", "has collapsed", "failed",
    ];

    /// <summary>What becomes of an offer.</summary>
    public static IReadOnlyList<string> Declined { get; } =
    [
        "offer was declined", "offer was rejected", "offer was turned down", "declined the offer", "rejected the offer",
        "turned down the offer", "turned it down", "turned the offer down", "proposal was rejected", "rejected the proposal",
        "declined the proposal", "talks collapsed", "talks fell through", "talks broke down", "talks ended without",
    ];

    public static IReadOnlyList<string> Cancelled { get; } =
    [
        "called off", "calls off", "collapsed", "collapses", "fell through", "falls through", "abandoned", "abandons", "abandon",
        "terminated", "terminates",
        "scrapped", "scraps", "walked away", "walks away", "broke off", "breaks off", "broken off", "derailed", "failed bid", "blocked",
        "blocks",
        "fallen through", "withdrew", "withdrawn", "suspended", "fell apart", "fallen apart", "no longer pursuing", "rejected", "rejects",
        "rebuffed", "rebuffs", "shelved", "shelves", "dropped plans", "drops plans", "gave up", "no longer planning", "no longer plans",
        "pulling out", "pulls out", "pulled out", "backed out", "backs out", "backing out", "turned down", "turns down",
        "offer was declined", "bid was declined", "declined the offer", "declined an offer", "spurned", "spurns", "will not proceed",
        "no longer interested", "not going ahead", "not go ahead", "fizzled", "fizzles", "broke down", "breaks down", "aborted",
        "ended without a deal", "came to nothing", "dropped its bid", "drops its bid", "dropped its offer", "drops bid",
        "ended its pursuit",
        "withdraws", "ended their merger", "voted against",
    ];
}

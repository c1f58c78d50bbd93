using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Store.Drafts;

namespace ServerlessDeals.Loading.Reading.Inbox;

public enum DecisionOutcome
{
    /// <summary>The draft is decided as it was asked for, now or before.</summary>
    Decided,

    NoSuchDraft,

    /// <summary>The draft was decided otherwise before.</summary>
    DecidedOtherwise,

    /// <summary>The draft is not the one that the caller has seen.</summary>
    Mismatch,

    /// <summary>It cannot be accepted so; the message says what to send.</summary>
    NeedsChoice,

    /// <summary>The claim cannot be used.</summary>
    Refused,

    /// <summary>Another process wrote at the same time. Nothing was decided.</summary>
    Conflict,
}

/// <summary>The result of a decision about a draft.</summary>
/// <param name="Draft">The draft as it is now; null if there is none.</param>
/// <param name="Message">What to do, as a sentence; null if there is nothing to do.</param>
/// <param name="Faults">Why the claim was refused.</param>
public sealed record DecisionResult(
    DecisionOutcome Outcome, StoredDraft? Draft, string? Message = null, IReadOnlyList<SeedFault>? Faults = null);

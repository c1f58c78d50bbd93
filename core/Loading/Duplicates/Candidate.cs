using ServerlessDeals.Store.Duplicates;

namespace ServerlessDeals.Loading.Duplicates;

/// <summary>Two entries that may be the same. A person decides; nothing is merged automatically.</summary>
/// <param name="First">For deals, the earlier one.</param>
/// <param name="Score">How likely it is that they are the same: the higher, the more. Only the order means something.</param>
/// <param name="Why">What they have in common, the strongest first, and what speaks against it.</param>
public sealed record Candidate(EntryKind Kind, string First, string Second, int Score, string Why);

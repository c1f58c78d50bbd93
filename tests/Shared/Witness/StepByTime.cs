namespace ServerlessDeals.Tests.Witness;

/// <summary>What changes over time: the status of a deal, and the commitment of a party.</summary>
internal static class StepByTime
{
    private static readonly string[] Statuses = ["rumoured", "in-talks", "announced", "closed", "cancelled", "denied"];
    private static readonly string[] Commitments = ["in-talks", "committed", "closed"];

    public static WitnessClaim Status(IReadOnlyList<WitnessClaim> live) => Furthest(live, claim => claim.Status, Statuses);

    public static WitnessClaim Commitment(IReadOnlyList<WitnessClaim> naming, string org) =>
        Furthest(naming, claim => claim.Party(org)!.Commitment, Commitments);

    private static WitnessClaim Furthest(IReadOnlyList<WitnessClaim> claims, Func<WitnessClaim, string> step, string[] order)
    {
        // A mistaken claim loses to every other.
        var considered = claims.Any(claim => !claim.IsMistaken) ? claims.Where(claim => !claim.IsMistaken).ToList() : claims;
        var valid = new List<WitnessClaim>();
        foreach (var claim in considered)
        {
            var overruled = false;
            foreach (var other in considered)
            {
                overruled |= other.Weight < claim.Weight && step(other) != step(claim) && other.First >= claim.Known;
            }

            if (!overruled)
            {
                valid.Add(claim);
            }
        }

        var ended = valid.Where(claim => IsEnd(step(claim))).ToList();
        var end = ended.Count == 0 ? (DateOnly?)null : ended.Max(claim => claim.First);
        var candidates = valid.Where(claim => !IsEnd(step(claim)) && (end is null || claim.First > end)).ToList();
        if (candidates.Count == 0)
        {
            candidates = [.. ended.Where(claim => claim.First == end)];
        }

        return candidates
            .OrderByDescending(claim => Array.IndexOf(order, step(claim)))
            .ThenBy(claim => claim.Weight)
            .ThenBy(claim => claim.First)
            .ThenBy(claim => claim.Id, StringComparer.Ordinal)
            .First();
    }

    private static bool IsEnd(string step) => step is "cancelled" or "denied";
}

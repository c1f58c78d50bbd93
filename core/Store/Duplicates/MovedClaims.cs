namespace ServerlessDeals.Store.Duplicates;

/// <summary>How the claims of a deal come into another deal, and out of it again.</summary>
internal static class MovedClaims
{
    /// <summary>The ids of a deal's claims in another deal. A claim keeps its id unless another claim has it there.</summary>
    /// <param name="known">The ids that were decided before, which stay.</param>
    public static IReadOnlyList<MovedClaim> Of(Deal old, Deal into, IReadOnlyList<MovedClaim> known)
    {
        var decided = known.ToDictionary(move => move.From, move => move.To);
        var taken = into.Claims.Select(claim => claim.Id).Concat(decided.Values).ToHashSet();
        var moves = new List<MovedClaim>();
        foreach (var id in old.Claims.Select(claim => claim.Id))
        {
            var to = decided.TryGetValue(id, out var before) ? before : ClaimIds.Free(id, taken);
            taken.Add(to);
            moves.Add(new(id, to));
        }

        return moves;
    }

    /// <summary>The claims of both deals. Repeating it changes nothing.</summary>
    public static IReadOnlyList<Claim> Joined(Deal into, Deal old, IReadOnlyList<MovedClaim> moves) =>
    [
        .. into.Claims.Where(claim => moves.All(move => move.To != claim.Id)),
        .. old.Claims.Select(claim => Renamed(claim, moves)),
    ];

    /// <summary>The claims that came from an old deal as they are now, with the ids that they had there.</summary>
    public static IReadOnlyList<Claim> TakenBack(Deal into, IReadOnlyList<MovedClaim> moves)
    {
        var back = moves.Select(move => new MovedClaim(move.To, move.From)).ToList();
        return [.. into.Claims.Where(claim => moves.Any(move => move.To == claim.Id)).Select(claim => Renamed(claim, back))];
    }

    /// <summary>A claim with the ids that it, and the claim that it supersedes, have after a move.</summary>
    public static Claim Renamed(Claim claim, IReadOnlyList<MovedClaim> moves)
    {
        return claim with { Id = IdOf(claim.Id), Supersedes = claim.Supersedes is { } other ? IdOf(other) : null };

        Slug IdOf(Slug id) => moves.FirstOrDefault(move => move.From == id)?.To ?? id;
    }
}

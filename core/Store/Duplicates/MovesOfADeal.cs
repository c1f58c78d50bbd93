namespace ServerlessDeals.Store.Duplicates;

/// <summary>How the claims of a deal changed their ids, if it was merged into another, and that one perhaps into a third.</summary>
internal sealed class MovesOfADeal(Merges merges, DealId deal)
{
    private readonly IReadOnlyList<Merge> _steps = [.. merges.StepsOf(deal.Slug)];

    public Slug IdOf(Slug claim) => _steps.Aggregate(claim, (id, step) => step.IdOf(id));

    /// <summary>A claim as it is in the deal that is left.</summary>
    public Claim Moved(Claim claim) => _steps.Aggregate(claim, (moved, step) => MovedClaims.Renamed(moved, step.Claims));

    /// <summary>A claim of the deal that is left as it was in this one.</summary>
    public Claim AsEntered(Claim claim) => _steps.Reverse().Aggregate(
        claim, (moved, step) => MovedClaims.Renamed(moved, [.. step.Claims.Select(move => new MovedClaim(move.To, move.From))]));
}

namespace ServerlessDeals.Deals.Resolution;

/// <summary>
/// Values that move with time: a deal's status and a party's commitment. The furthest report wins, however humble its source,
/// unless a weightier source that is surely not older says otherwise; docs/decisions/0002.
/// </summary>
/// <param name="company">The company of the deal.</param>
internal sealed class Progress(Slug company)
{
    /// <summary>The claim whose status the deal has.</summary>
    /// <param name="claims">At least one.</param>
    public Claim Status(IReadOnlyList<Claim> claims)
    {
        var standing = Standing(Heard(claims), Fields.Status);
        var ends = standing.Where(claim => claim.Status.Stage() == DealStage.Ended).ToList();
        var ended = ends.Select(claim => claim.PublishedFrom).DefaultIfEmpty(DateOnly.MinValue).Max();

        // Old news that is repeated late does not revive a deal, and what is reported on the day of the end is old news.
        var alive = standing.Where(claim => claim.Status.Stage() != DealStage.Ended && (ends.Count == 0 || claim.PublishedFrom > ended)).ToList();
        return Furthest(alive.Count > 0 ? alive : [.. ends.Where(claim => claim.PublishedFrom == ended)], Fields.Status);
    }

    /// <summary>The claim whose word on a party's commitment holds.</summary>
    /// <param name="claims">Those that name the party, at least one.</param>
    /// <param name="field">The party's commitment.</param>
    public Claim Commitment(IReadOnlyList<Claim> claims, Field<Commitment> field) => Furthest(Standing(claims, field), field);

    /// <summary>Claims that are known to be wrong move nothing, unless there are no others.</summary>
    public static IReadOnlyList<Claim> Heard(IReadOnlyList<Claim> claims) =>
        claims.Where(claim => claim.KnownMistake is null).ToList() is { Count: > 0 } heard ? heard : claims;

    private List<Claim> Standing<T>(IReadOnlyList<Claim> claims, Field<T> field)
        where T : struct =>
        [.. claims.Where(claim => !claims.Any(other => Overrules(other, claim) && !field.Of(other)!.Value.Equals(field.Of(claim)!.Value)))];

    private Claim Furthest<T>(IReadOnlyList<Claim> claims, Field<T> field)
        where T : struct =>
        claims.OrderByDescending(claim => field.Of(claim)).ThenBy(claim => claim.WeightOn(company)).ThenBy(claim => claim.PublishedFrom).ThenBy(claim => claim.Id).First();

    private bool Overrules(Claim other, Claim claim) => other.WeightOn(company) < claim.WeightOn(company) && other.PublishedFrom >= claim.KnownOn;
}

namespace ServerlessDeals.Deals.Resolution;

/// <summary>
/// Values that change over time: a deal's status and a party's commitment. The furthest report wins, even from a weak source,
/// unless a more trusted source that is surely not older says otherwise; see docs/decisions/0002.
/// </summary>
/// <param name="company">The company of the deal.</param>
internal sealed class Progress(Slug company)
{
    /// <summary>The claim that decides the deal's status.</summary>
    /// <param name="claims">At least one.</param>
    public Claim Status(IReadOnlyList<Claim> claims)
    {
        var accepted = NotOverruled(WithoutMistakes(claims), Fields.Status);
        var endings = accepted.Where(claim => claim.Status.Stage() == DealStage.Ended).ToList();
        var lastEnding = endings.Select(claim => claim.PublishedFrom).DefaultIfEmpty(DateOnly.MinValue).Max();

        // Only a report published after the end revives a deal: others may repeat old news.
        var alive = accepted
            .Where(claim => claim.Status.Stage() != DealStage.Ended && (endings.Count == 0 || claim.PublishedFrom > lastEnding))
            .ToList();
        return Furthest(alive.Count > 0 ? alive : [.. endings.Where(claim => claim.PublishedFrom == lastEnding)], Fields.Status);
    }

    /// <summary>The claim that decides a party's commitment.</summary>
    /// <param name="claims">Those that name the party, at least one.</param>
    /// <param name="field">The party's commitment.</param>
    public Claim Commitment(IReadOnlyList<Claim> claims, Field<Commitment> field) => Furthest(NotOverruled(claims, field), field);

    /// <summary>The claims that are not known to be wrong; all claims if there are no others.</summary>
    public static IReadOnlyList<Claim> WithoutMistakes(IReadOnlyList<Claim> claims) =>
        claims.Where(claim => claim.KnownMistake is null).ToList() is { Count: > 0 } correct ? correct : claims;

    private List<Claim> NotOverruled<T>(IReadOnlyList<Claim> claims, Field<T> field)
        where T : struct =>
        [.. claims.Where(claim => !claims.Any(other => Overrules(other, claim) && !field.Of(other)!.Value.Equals(field.Of(claim)!.Value)))];

    private Claim Furthest<T>(IReadOnlyList<Claim> claims, Field<T> field)
        where T : struct =>
        claims.OrderByDescending(claim => field.Of(claim))
            .ThenBy(claim => claim.WeightOn(company))
            .ThenBy(claim => claim.PublishedFrom)
            .ThenBy(claim => claim.Id)
            .First();

    private bool Overrules(Claim other, Claim claim) =>
        other.WeightOn(company) < claim.WeightOn(company) && other.PublishedFrom >= claim.KnownOn;
}

namespace ServerlessDeals;

/// <summary>
/// The claims that count, weighed against each other: company filing or the company itself, then an investor's filing,
/// named press, press citing unnamed people, aggregators; then the newer publication; then the more precise value.
/// </summary>
internal sealed class Testimony(Slug company, IReadOnlyList<Claim> claims)
{
    /// <summary>The winning value of a field, or null if no claim gives it.</summary>
    public Cited<T>? Best<T>(Func<Claim, T?> field, Func<T, IComparable>? vagueness = null)
        where T : struct =>
        Given(field)
            .OrderBy(given => Standing(given.Claim))
            .ThenByDescending(given => given.Claim.KnownOn)
            .ThenBy(given => given.Claim.Source.Kind == SourceKind.Relay)
            .ThenBy(given => vagueness?.Invoke(given.Value))
            .ThenBy(given => given.Claim.Id)
            .Select(Cite)
            .FirstOrDefault();

    /// <summary>
    /// A date that a later report rounds ("last year") is not contradicted by it: among claims of at least the same standing,
    /// the best one that lies within the winner is shown.
    /// </summary>
    public Cited<PartialDate> Refine(Cited<PartialDate> winner, Func<Claim, PartialDate?> field)
    {
        var standing = Standing(claims.First(claim => claim.Id == winner.Source!.Claim));
        return Given(field)
            .Where(given => Standing(given.Claim) <= standing)
            .Where(given => winner.Value.Contains(given.Value) && given.Value.Precision > winner.Value.Precision)
            .OrderBy(given => Standing(given.Claim))
            .ThenByDescending(given => given.Value.Precision)
            .ThenByDescending(given => given.Claim.KnownOn)
            .ThenBy(given => given.Claim.Id)
            .Select(Cite)
            .FirstOrDefault(winner);
    }

    /// <summary>
    /// Where a value moves with time (a status, a commitment), newer reports win, however humble, until a weightier source
    /// of the same day or later says otherwise; and old news repeated late does not turn a deal back.
    /// </summary>
    public Cited<DealStatus> Latest(Func<Claim, DealStatus> field) =>
        Latest(claim => (DealStatus?)field(claim), status => status is DealStatus.Cancelled or DealStatus.Denied)!;

    /// <inheritdoc cref="Latest(Func{Claim, DealStatus})"/>
    public Cited<Commitment>? Latest(Func<Claim, Commitment?> field) => Latest(field, _ => false);

    public IEnumerable<Conflict> Conflicts<T>(
        string field,
        Func<Claim, T?> get,
        Cited<T>? winner,
        Func<T, string> print,
        Func<T, T, bool> compatible,
        Func<T, T, bool>? hide = null)
        where T : struct =>
        winner is null
            ? []
            : Given(get)
                .Where(given => !given.Value.Equals(winner.Value) && hide?.Invoke(winner.Value, given.Value) != true)
                .GroupBy(given => given.Value)
                .Select(group => Conflict(field, print(group.Key), !compatible(winner.Value, group.Key), group.Select(given => given.Claim)))
                .OrderBy(conflict => conflict.Value, StringComparer.Ordinal);

    /// <summary>Earlier steps are the deal's history; a different status of the same day or later is a conflict.</summary>
    public IEnumerable<Conflict> StatusConflicts(Cited<DealStatus> winner)
    {
        var since = claims.First(claim => claim.Id == winner.Source!.Claim).KnownOn;
        return Conflicts(
            "status",
            claim => claim.KnownOn >= since ? (DealStatus?)claim.Status : null,
            winner,
            Words.Of,
            (_, _) => false);
    }

    /// <summary>The first report of each status, in order of time.</summary>
    public IReadOnlyList<StatusStep> Timeline() =>
    [
        .. claims.GroupBy(claim => claim.Status)
            .Select(group => group.OrderBy(claim => claim.KnownOn).ThenBy(Standing).ThenBy(claim => claim.Id).First())
            .OrderBy(claim => claim.KnownOn)
            .ThenBy(claim => claim.Status)
            .Select(claim => new StatusStep(claim.Status, claim.KnownOn, Citation.Of(claim))),
    ];

    public PartialDate FirstReport() => claims.OrderBy(claim => claim.KnownOn).ThenBy(claim => claim.Id).First().Source.Published;

    public IEnumerable<Slug> Organizations() => claims.SelectMany(claim => claim.Parties).Select(party => party.Org).Distinct();

    private Cited<T>? Latest<T>(Func<Claim, T?> field, Func<T, bool> ends)
        where T : struct, Enum
    {
        var given = Given(field).ToList();
        var standing = given
            .Where(one => !given.Exists(other => Overrules(other.Claim, one.Claim) && !other.Value.Equals(one.Value)))
            .ToList();
        var end = standing.Where(one => ends(one.Value)).Select(one => one.Claim.KnownOn).DefaultIfEmpty().Max();
        var progress = standing.Where(one => !ends(one.Value) && one.Claim.KnownOn > end).ToList();
        var candidates = progress.Count > 0 ? progress : standing.Where(one => one.Claim.KnownOn == end && ends(one.Value));
        return candidates
            .OrderByDescending(one => one.Value)
            .ThenBy(one => Standing(one.Claim))
            .ThenBy(one => one.Claim.KnownOn)
            .ThenBy(one => one.Claim.Id)
            .Select(Cite)
            .FirstOrDefault();
    }

    private bool Overrules(Claim other, Claim claim) => Standing(other) < Standing(claim) && other.KnownOn >= claim.KnownOn;

    private Conflict Conflict(string field, string value, bool contradicts, IEnumerable<Claim> sayers)
    {
        var ordered = sayers.OrderBy(Standing).ThenByDescending(claim => claim.KnownOn).ThenBy(claim => claim.Id).ToList();
        return new(field, value, contradicts, Citation.Of(ordered[0]), [.. ordered.Skip(1).Select(claim => claim.Id)]);
    }

    private IEnumerable<(Claim Claim, T Value)> Given<T>(Func<Claim, T?> field)
        where T : struct
    {
        foreach (var claim in claims)
        {
            if (field(claim) is { } value)
            {
                yield return (claim, value);
            }
        }
    }

    private Standing Standing(Claim claim) => claim.KnownMistake is null ? claim.Source.StandingOn(company) : ServerlessDeals.Standing.Mistaken;

    private static Cited<T> Cite<T>((Claim Claim, T Value) given)
        where T : struct => new(given.Value, Citation.Of(given.Claim));
}

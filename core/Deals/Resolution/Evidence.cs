namespace ServerlessDeals.Deals.Resolution;

/// <summary>
/// The claims that count, weighed against each other field by field. The winner is found by the first of these rules that tells
/// two claims apart; docs/decisions/0015 says why they are what they are.
/// </summary>
/// <param name="company">The company of the deal.</param>
/// <param name="claims">Those that are published and that no other one supersedes.</param>
/// <param name="stage">The stage that the deal has reached.</param>
internal sealed class Evidence(Slug company, IReadOnlyList<Claim> claims, DealStage stage)
{
    /// <summary>The winning value of a field, or null if no claim gives it.</summary>
    public Cited<T>? Best<T>(Field<T> field)
        where T : struct
    {
        var ranked = Ranked(field);
        if (ranked.Count == 0)
        {
            return null;
        }

        var best = ranked[0];
        var isUndecided = ranked.Exists(other => other.Rank == best.Rank && !other.Value.Equals(best.Value));
        return Cite(best.Claim, best.Value) with { Undecided = isUndecided };
    }

    /// <summary>
    /// The winning date. A date that a later report rounds ("last year") is not contradicted by it: among claims of at least
    /// the same stage and weight, the most precise one that lies within the winner is shown.
    /// </summary>
    public Cited<PartialDate>? BestDate(Field<PartialDate> field)
    {
        if (Best(field) is not { } winner)
        {
            return null;
        }

        var ranked = Ranked(field);
        var standing = ranked[0].Rank.Authority;
        var within = ranked
            .Where(given => given.Rank.Authority.CompareTo(standing) <= 0 && winner.Value.Contains(given.Value))
            .OrderBy(given => given.Rank.Vagueness).ThenBy(given => given.Rank.Age).ThenBy(given => given.Claim.Id)
            .ToList();
        var finest = within[0];
        var byIdAlone = within.Exists(given =>
            given.Value != finest.Value && (given.Rank.Vagueness, given.Rank.Age) == (finest.Rank.Vagueness, finest.Rank.Age));
        return Cite(finest.Claim, finest.Value) with { Undecided = winner.Undecided || byIdAlone };
    }

    /// <summary>The values that lost against the one shown.</summary>
    public IEnumerable<Conflict> Losers<T>(Field<T> field, Cited<T>? winner)
        where T : struct
    {
        if (winner is null)
        {
            return [];
        }

        return
        [
            .. Ranked(field)
                .Where(given => !given.Value.Equals(winner.Value) && !field.Includes(winner.Value, given.Value))
                .GroupBy(given => given.Value)
                .Select(given => Loser(field, winner, given.Key, [.. given.Select(one => one.Claim)]))
                .OrderBy(loser => loser.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether what a claim says was said of talks, of a deal that has gone beyond them.</summary>
    public bool IsFromTalks(Claim claim) => stage != DealStage.Talks && claim.Status.Stage() == DealStage.Talks;

    public Cited<T> Cite<T>(Claim claim, T value)
        where T : struct => new(value, Citation.Of(claim)) { FromTalks = IsFromTalks(claim) };

    // Claims that give the field, the winner first.
    private List<(Claim Claim, T Value, Rank Rank)> Ranked<T>(Field<T> field)
        where T : struct
    {
        var given = claims.Select(claim => (Claim: claim, Value: field.Of(claim))).Where(one => one.Value is not null).ToList();
        return
        [
            .. given.Select(one => (one.Claim, Value: one.Value!.Value, Rank: RankOf(field, one.Claim, one.Value.Value, () => given)))
                .OrderBy(one => one.Rank)
                .ThenBy(one => one.Claim.Id),
        ];
    }

    private Rank RankOf<T>(Field<T> field, Claim claim, T value, Func<IEnumerable<(Claim Claim, T? Value)>> given)
        where T : struct => new(
            IsMistaken: claim.KnownMistake is not null,
            IsOfAnotherStage: field.IsTerm && stage != DealStage.Talks && claim.Status.Stage() != DealStage.Settled,
            Weight: claim.WeightOn(company),
            IsLessSpecific: !field.SaysMore(value),
            Age: -claim.PublishedFrom.DayNumber,
            Vagueness: field.Vagueness(value),
            Sources: given().Where(other => other.Claim.KnownMistake is null && value.Equals(other.Value)).Select(other => other.Claim.Source.Witness).Distinct(StringComparer.Ordinal).Count());

    private Conflict Loser<T>(Field<T> field, Cited<T> winner, T value, IReadOnlyList<Claim> sayers)
        where T : struct
    {
        // Talks that were of other terms than the deal in the end are its history.
        var isHistory = !winner.FromTalks && sayers.All(IsFromTalks);
        return new(field.Name, field.Text(value), !isHistory && !field.AreCompatible(winner.Value, value), Citation.Of(sayers[0]), [.. sayers.Skip(1).Select(claim => claim.Id)])
        {
            FromTalks = sayers.All(IsFromTalks),
        };
    }
}

namespace ServerlessDeals.Deals.Resolution;

/// <summary>
/// Weighs the claims against each other, field by field. The first rule of <see cref="Rank"/> in which two claims differ decides
/// between them. docs/decisions/0015 gives the reasons for the rules.
/// </summary>
/// <param name="company">The company of the deal.</param>
/// <param name="claims">The published claims that no other claim supersedes.</param>
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
    /// The winning date. A later report that only rounds the date ("last year") does not hide a more precise one: of the claims of
    /// at least the same stage and weight, the most precise date within the winner is shown.
    /// </summary>
    public Cited<PartialDate>? BestDate(Field<PartialDate> field)
    {
        if (Best(field) is not { } winner)
        {
            return null;
        }

        var ranked = Ranked(field);
        var authority = ranked[0].Rank.Authority;
        var within = ranked
            .Where(given => given.Rank.Authority.CompareTo(authority) <= 0 && winner.Value.Contains(given.Value))
            .OrderBy(given => given.Rank.Vagueness).ThenBy(given => given.Rank.Age).ThenBy(given => given.Claim.Id)
            .ToList();
        var finest = within[0];
        var isTied = within.Exists(given =>
            given.Value != finest.Value && (given.Rank.Vagueness, given.Rank.Age) == (finest.Rank.Vagueness, finest.Rank.Age));
        return Cite(finest.Claim, finest.Value) with { Undecided = winner.Undecided || isTied };
    }

    /// <summary>The values that lost to the one shown.</summary>
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
                .GroupBy(given => given.Value, given => given.Claim)
                .Select(claimsByValue => Loser(field, winner, claimsByValue.Key, [.. claimsByValue]))
                .OrderBy(loser => loser.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a claim reports talks, although the deal has gone beyond talks.</summary>
    public bool IsFromTalks(Claim claim) => stage != DealStage.Talks && claim.Status.Stage() == DealStage.Talks;

    public Cited<T> Cite<T>(Claim claim, T value)
        where T : struct => new(value, Citation.Of(claim)) { FromTalks = IsFromTalks(claim) };

    // The claims that give the field, the winner first.
    private List<(Claim Claim, T Value, Rank Rank)> Ranked<T>(Field<T> field)
        where T : struct
    {
        var given = claims.Select(claim => (Claim: claim, Value: field.Of(claim))).Where(pair => pair.Value is not null).ToList();
        return
        [
            .. given.Select(pair => (pair.Claim, Value: pair.Value!.Value, Rank: RankOf(field, pair.Claim, pair.Value.Value, given)))
                .OrderBy(ranked => ranked.Rank)
                .ThenBy(ranked => ranked.Claim.Id),
        ];
    }

    private Rank RankOf<T>(Field<T> field, Claim claim, T value, IReadOnlyList<(Claim Claim, T? Value)> given)
        where T : struct => new(
            IsMistaken: claim.KnownMistake is not null,
            IsOfAnotherStage: field.IsTerm && stage != DealStage.Talks && claim.Status.Stage() != DealStage.Settled,
            Weight: claim.WeightOn(company),
            IsLessSpecific: !field.SaysMore(value),
            Age: -claim.PublishedFrom.DayNumber,
            Vagueness: field.Vagueness(value),
            Sources: given.Where(other => other.Claim.KnownMistake is null && value.Equals(other.Value))
                .Select(other => other.Claim.Source.Witness)
                .Distinct(StringComparer.Ordinal)
                .Count());

    private Conflict Loser<T>(Field<T> field, Cited<T> winner, T value, IReadOnlyList<Claim> givenBy)
        where T : struct
    {
        // Terms that were discussed in talks and changed later are history, not a contradiction.
        var isHistory = !winner.FromTalks && givenBy.All(IsFromTalks);
        return new(
            field.Name,
            field.Text(value),
            !isHistory && !field.AreCompatible(winner.Value, value),
            Citation.Of(givenBy[0]),
            [.. givenBy.Skip(1).Select(claim => claim.Id)])
        {
            FromTalks = givenBy.All(IsFromTalks),
        };
    }
}

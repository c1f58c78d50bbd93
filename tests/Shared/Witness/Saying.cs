namespace ServerlessDeals.Tests.Witness;

/// <summary>One claim's value for one field, with what ranks it.</summary>
internal sealed record Saying(WitnessClaim Claim, string Text, IReadOnlyList<decimal> Vagueness, int RoleRank = 0);

/// <summary>The value that is shown, of several.</summary>
internal sealed record Chosen(Saying Best, bool Undecided)
{
    /// <summary>Ranks by mistake, stage, weight, precision of a role, newness, precision, agreement, and last by the claim's id.</summary>
    /// <param name="settledFirst">True if the deal is settled or ended: then claims of the settled deal come first.</param>
    public static Chosen? Among(IReadOnlyList<Saying> sayings, bool settledFirst)
    {
        var ranked = sayings.Select(saying => (Saying: saying, Rank: Rank(saying, sayings, settledFirst))).ToList();
        ranked.Sort((left, right) =>
        {
            var order = Compare(left.Rank, right.Rank);
            return order != 0 ? order : string.CompareOrdinal(left.Saying.Claim.Id, right.Saying.Claim.Id);
        });
        if (ranked.Count == 0)
        {
            return null;
        }

        var best = ranked[0];
        foreach (var other in ranked)
        {
            if (other.Saying.Text != best.Saying.Text)
            {
                return new(best.Saying, Compare(best.Rank, other.Rank) == 0);
            }
        }

        return new(best.Saying, false);
    }

    /// <summary>As <see cref="Among"/>, but if the best date rounds earlier ones, the most precise of them is shown.</summary>
    public static Chosen? Date(IReadOnlyList<Saying> sayings, IReadOnlyDictionary<Saying, WitnessDate> dates, bool settledFirst)
    {
        if (Among(sayings, settledFirst) is not { } chosen)
        {
            return null;
        }

        var level = Rank(chosen.Best, sayings, settledFirst).Take(3).ToList();
        var within = sayings
            .Where(saying => Compare([.. Rank(saying, sayings, settledFirst).Take(3)], level) <= 0)
            .Where(saying => dates[saying].LiesWithin(dates[chosen.Best]))
            .OrderBy(saying => dates[saying].Vagueness)
            .ThenByDescending(saying => saying.Claim.First)
            .ThenBy(saying => saying.Claim.Id, StringComparer.Ordinal)
            .ToList();
        var finest = within[0];
        var byIdAlone = within.Any(saying =>
            saying.Text != finest.Text && dates[saying].Vagueness == dates[finest].Vagueness && saying.Claim.First == finest.Claim.First);
        return new(finest, chosen.Undecided || byIdAlone);
    }

    private static List<decimal> Rank(Saying saying, IReadOnlyList<Saying> all, bool settledFirst)
    {
        var agreeing = all.Where(other => other.Text == saying.Text && !other.Claim.IsMistaken)
            .Select(other => other.Claim.Witness)
            .Distinct()
            .Count();
        return
        [
            saying.Claim.IsMistaken ? 1 : 0,
            settledFirst && saying.Claim.Stage != "settled" ? 1 : 0,
            saying.Claim.Weight,
            saying.RoleRank,
            -saying.Claim.First.DayNumber,
            .. saying.Vagueness,
            -agreeing,
        ];
    }

    private static int Compare(List<decimal> left, List<decimal> right)
    {
        for (var index = 0; index < left.Count; index++)
        {
            if (left[index] != right[index])
            {
                return left[index].CompareTo(right[index]);
            }
        }

        return 0;
    }
}

namespace ServerlessDeals.Summaries;

/// <summary>
/// The figures of a set of deals, by family. Aggregates of two sets that share no deal can be added, in any order and any
/// grouping. Families are never added to each other.
/// </summary>
/// <param name="Cumulative">Yearly totals, which are in no family and never summed.</param>
/// <param name="Milestones">Of all families together.</param>
internal sealed record Aggregate(
    FamilyAggregate Funding,
    FamilyAggregate Debt,
    FamilyAggregate Secondary,
    FamilyAggregate Takeovers,
    int Cumulative,
    Milestones Milestones)
{
    public static readonly Aggregate None =
        new(FamilyAggregate.None, FamilyAggregate.None, FamilyAggregate.None, FamilyAggregate.None, 0, Milestones.None);

    /// <param name="day">The day that decides whether talks are live or stale.</param>
    public static Aggregate Of(DealItem item, DateOnly day) => Of(CountedInterval.Of(item, default, null, null), day);

    /// <inheritdoc cref="Of(DealItem, DateOnly)"/>
    public static Aggregate Of(CountedInterval interval, DateOnly day)
    {
        var own = FamilyAggregate.Of(interval, day);
        var none = None with { Milestones = Milestones.Of(interval) };
        return interval.Family switch
        {
            Family.Funding => none with { Funding = own },
            Family.Debt => none with { Debt = own },
            Family.Secondary => none with { Secondary = own },
            Family.Takeovers => none with { Takeovers = own },
            _ => none with { Cumulative = 1 },
        };
    }

    public static Aggregate Add(Aggregate left, Aggregate right) => new(
        FamilyAggregate.Add(left.Funding, right.Funding),
        FamilyAggregate.Add(left.Debt, right.Debt),
        FamilyAggregate.Add(left.Secondary, right.Secondary),
        FamilyAggregate.Add(left.Takeovers, right.Takeovers),
        left.Cumulative + right.Cumulative,
        Milestones.Add(left.Milestones, right.Milestones));
}

/// <summary>The deals of one family, split by stage.</summary>
/// <param name="InTalks">Live talks.</param>
/// <param name="StaleTalks">Talks with no news for a year.</param>
/// <param name="Cancelled">Cancelled and denied deals.</param>
internal sealed record FamilyAggregate(StageAggregate Announced, StageAggregate InTalks, StageAggregate StaleTalks, int Cancelled)
{
    public static readonly FamilyAggregate None = new(StageAggregate.None, StageAggregate.None, StageAggregate.None, 0);

    public static FamilyAggregate Of(CountedInterval interval, DateOnly day) => interval.Stage switch
    {
        DealStage.Settled => None with { Announced = StageAggregate.Of(interval) },
        DealStage.Talks when day >= interval.StaleFrom => None with { StaleTalks = StageAggregate.Of(interval) },
        DealStage.Talks => None with { InTalks = StageAggregate.Of(interval) },
        _ => None with { Cancelled = 1 },
    };

    public static FamilyAggregate Add(FamilyAggregate left, FamilyAggregate right) => new(
        StageAggregate.Add(left.Announced, right.Announced),
        StageAggregate.Add(left.InTalks, right.InTalks),
        StageAggregate.Add(left.StaleTalks, right.StaleTalks),
        left.Cancelled + right.Cancelled);
}

/// <param name="WithoutRate">Deals whose amount is in a sum of its currency, but not in the one in comparable dollars.</param>
/// <param name="Sums">A sum for each reported currency.</param>
/// <param name="Usd">The sum of all currencies in comparable dollars; null if nothing can be added up.</param>
internal sealed record StageAggregate(
    int Deals,
    int Led,
    int Undisclosed,
    int NotSummed,
    int Unconfirmed,
    int MegaRounds,
    int WithoutRate,
    SortedDictionary<string, MoneySum> Sums,
    MoneySum? Usd)
{
    /// <summary>The size from which a round is a mega-round, in comparable dollars.</summary>
    public const long MegaRound = 100_000_000;

    public static readonly StageAggregate None = new(0, 0, 0, 0, 0, 0, 0, new(StringComparer.Ordinal), null);

    public static StageAggregate Of(CountedInterval interval)
    {
        var isSummed = !interval.Is(CountFlags.NotSummed) && !interval.Amount.IsUndisclosed;
        var comparable = isSummed ? SummedAmount.InDollars(interval) : null;
        var sums = new SortedDictionary<string, MoneySum>(StringComparer.Ordinal);
        if (isSummed)
        {
            sums.Add(interval.Amount.Currency.Code, MoneySum.Of(SummedAmount.AsReported(interval)));
        }

        return new(
            1,
            interval.Is(CountFlags.Led) ? 1 : 0,
            interval.Amount.IsUndisclosed ? 1 : 0,
            interval.Is(CountFlags.NotSummed) ? 1 : 0,
            interval.Is(CountFlags.Unconfirmed) ? 1 : 0,
            interval.Family == Family.Funding && comparable?.Low >= MegaRound ? 1 : 0,
            isSummed && comparable is null ? 1 : 0,
            sums,
            comparable is null ? null : MoneySum.Of(comparable));
    }

    public static StageAggregate Add(StageAggregate left, StageAggregate right)
    {
        if (left.Deals == 0 || right.Deals == 0)
        {
            return left.Deals == 0 ? right : left;
        }

        var sums = new SortedDictionary<string, MoneySum>(left.Sums, StringComparer.Ordinal);
        foreach (var (currency, sum) in right.Sums)
        {
            sums[currency] = sums.TryGetValue(currency, out var other) ? MoneySum.Add(other, sum) : sum;
        }

        return new(
            left.Deals + right.Deals,
            left.Led + right.Led,
            left.Undisclosed + right.Undisclosed,
            left.NotSummed + right.NotSummed,
            left.Unconfirmed + right.Unconfirmed,
            left.MegaRounds + right.MegaRounds,
            left.WithoutRate + right.WithoutRate,
            sums,
            left.Usd is { } usd && right.Usd is { } more ? MoneySum.Add(usd, more) : left.Usd ?? right.Usd);
    }
}

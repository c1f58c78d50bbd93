using System.Collections.Immutable;

namespace ServerlessDeals.Summaries;

/// <summary>
/// The money in one currency: its sum, its largest deal, and the sorted bounds of all its deals. Keeping every bound makes the
/// median exact in whatever order sums are added.
/// </summary>
/// <param name="High">The sum of the upper bounds, of the deals that have one.</param>
/// <param name="Open">Deals without an upper bound ("at least").</param>
/// <param name="About">Deals with an approximate amount.</param>
internal sealed record MoneySum(
    string Currency,
    int Deals,
    long Low,
    long High,
    int Open,
    int About,
    DealId LargestDeal,
    Amount Largest,
    ImmutableSortedSet<(long Bound, DealId Deal)> Lows,
    ImmutableSortedSet<(long Bound, DealId Deal)> Highs)
{
    public static readonly ImmutableSortedSet<(long Bound, DealId Deal)> NoBounds = [];

    public static MoneySum Of(DealId deal, Amount amount) => new(
        amount.Currency.Code,
        1,
        amount.Low,
        amount.High ?? 0,
        amount.High is null ? 1 : 0,
        amount.IsApproximate ? 1 : 0,
        deal,
        amount,
        [(amount.Low, deal)],
        amount.High is { } high ? [(high, deal)] : NoBounds);

    public static MoneySum Add(MoneySum left, MoneySum right)
    {
        var largest = IsLarger(left, right) ? left : right;
        return new(
            left.Currency,
            left.Deals + right.Deals,
            checked(left.Low + right.Low),
            checked(left.High + right.High),
            left.Open + right.Open,
            left.About + right.About,
            largest.LargestDeal,
            largest.Largest,
            left.Lows.Union(right.Lows),
            left.Highs.Union(right.Highs));
    }

    public CurrencyTotal ToTotal()
    {
        var total = Bounds(Low, Open > 0 ? null : High, About > 0);
        return new(
            Largest.Currency,
            total,
            total.ToShortString(),
            Deals,
            Median(),
            Deals == 1 ? null : WithoutLargest(),
            new(LargestDeal, Largest),
            Low == 0 ? null : (int)Math.Round(100m * Largest.Low / Low, MidpointRounding.AwayFromZero));
    }

    // The median of intervals lies between the medians of their lower and upper bounds.
    private Amount Median() => Bounds(Middle(Lows, roundUp: false)!.Value, Middle(Highs, roundUp: true), About > 0);

    private Amount WithoutLargest()
    {
        var open = Open - (Largest.High is null ? 1 : 0);
        var about = About - (Largest.IsApproximate ? 1 : 0);
        return Bounds(Low - Largest.Low, open > 0 ? null : High - (Largest.High ?? 0), about > 0);
    }

    // Deals without an upper bound sort last, so a middle past the end is open too.
    private long? Middle(ImmutableSortedSet<(long Bound, DealId Deal)> bounds, bool roundUp) => Deals / 2 >= bounds.Count
        ? null
        : (long)(((decimal)bounds[(Deals - 1) / 2].Bound + bounds[Deals / 2].Bound + (roundUp ? 1 : 0)) / 2);

    private Amount Bounds(long low, long? high, bool about)
    {
        var currency = Largest.Currency;
        return (low, high) switch
        {
            (0, null) => Amount.Undisclosed,
            (_, null) => Amount.AtLeast(low, currency),
            (0, > 0) => Amount.UpTo(high.Value, currency),
            _ when low == high => about ? Amount.About(low, currency) : Amount.Exactly(low, currency),
            _ => Amount.Between(low, high.Value, currency, about),
        };
    }

    private static bool IsLarger(MoneySum left, MoneySum right) =>
        (left.Largest.Low, left.Largest.High ?? long.MaxValue).CompareTo((right.Largest.Low, right.Largest.High ?? long.MaxValue)) switch
        {
            0 => left.LargestDeal < right.LargestDeal,
            var order => order > 0,
        };
}

using System.Collections.Immutable;

namespace ServerlessDeals.Summaries;

/// <summary>
/// Money that is added up in one currency, as reported or in comparable dollars: its sum, its largest deal, and the sorted bounds of all
/// its deals. Keeping every bound makes the median exact in whatever order sums are added.
/// </summary>
/// <param name="Converted">Deals that were reported in another currency.</param>
/// <param name="High">The sum of the upper bounds, of the deals that have one.</param>
/// <param name="Open">Deals without an upper bound ("at least").</param>
/// <param name="About">Deals with an approximate amount.</param>
internal sealed record MoneySum(
    int Deals,
    int Converted,
    long Low,
    long High,
    int Open,
    int About,
    SummedAmount Largest,
    ImmutableSortedSet<(long Bound, DealId Deal)> Lows,
    ImmutableSortedSet<(long Bound, DealId Deal)> Highs)
{
    public static readonly ImmutableSortedSet<(long Bound, DealId Deal)> NoBounds = [];

    public static MoneySum Of(SummedAmount amount) => new(
        1,
        amount.Usd is null ? 0 : 1,
        amount.Low,
        amount.High ?? 0,
        amount.High is null ? 1 : 0,
        amount.IsApproximate ? 1 : 0,
        amount,
        [(amount.Low, amount.Deal)],
        amount.High is { } high ? [(high, amount.Deal)] : NoBounds);

    public static MoneySum Add(MoneySum left, MoneySum right) => new(
        left.Deals + right.Deals,
        left.Converted + right.Converted,
        checked(left.Low + right.Low),
        checked(left.High + right.High),
        left.Open + right.Open,
        left.About + right.About,
        SummedAmount.BySize.Compare(left.Largest, right.Largest) > 0 ? left.Largest : right.Largest,
        left.Lows.Union(right.Lows),
        left.Highs.Union(right.Highs));

    /// <summary>The total of a currency as reported.</summary>
    public CurrencyTotal ToCurrencyTotal()
    {
        var total = Total();
        return new(
            Largest.Currency,
            total,
            total.ToShortString(),
            Deals,
            Median(),
            WithoutLargest(),
            new(Largest.Deal, Largest.Reported),
            Share());
    }

    /// <summary>The total of all currencies.</summary>
    public ComparableTotal ToComparableTotal()
    {
        var total = Total();
        return new(
            total,
            ComparableTotal.TextOf(total, Converted),
            Deals,
            Converted,
            Median(),
            WithoutLargest(),
            new(Largest.Deal, Largest.Reported, Largest.Usd),
            Share());
    }

    private Amount Total() => Bounds(Low, Open > 0 ? null : High, About > 0, Converted);

    // The median of intervals lies between the medians of their lower and upper bounds. The conversion of a bound and the mean of two
    // bounds are each rounded by less than one unit.
    private Amount Median() =>
        Bounds(Middle(Lows, roundUp: false)!.Value, Middle(Highs, roundUp: true), About > 0, Converted == 0 ? 0 : 2);

    private Amount? WithoutLargest()
    {
        if (Deals == 1)
        {
            return null;
        }

        var open = Open - (Largest.High is null ? 1 : 0);
        var about = About - (Largest.IsApproximate ? 1 : 0);
        var converted = Converted - (Largest.Usd is null ? 0 : 1);
        return Bounds(Low - Largest.Low, open > 0 ? null : High - (Largest.High ?? 0), about > 0, converted);
    }

    private int? Share() => Low == 0 ? null : (int)Math.Round(100m * Largest.Low / Low, MidpointRounding.AwayFromZero);

    // Deals without an upper bound sort last, so a middle past the end is open too.
    private long? Middle(ImmutableSortedSet<(long Bound, DealId Deal)> bounds, bool roundUp) => Deals / 2 >= bounds.Count
        ? null
        : (long)(((decimal)bounds[(Deals - 1) / 2].Bound + bounds[Deals / 2].Bound + (roundUp ? 1 : 0)) / 2);

    /// <param name="rounding">How far apart conversions alone can have put the bounds.</param>
    private Amount Bounds(long low, long? high, bool about, int rounding)
    {
        var currency = Largest.Currency;
        return (low, high) switch
        {
            (0, null) => Amount.Undisclosed,
            (0, 0) => Amount.Exactly(0, currency),
            (_, null) => Amount.AtLeast(low, currency),
            (0, _) => Amount.UpTo(high.Value, currency),
            _ when low == high => about ? Amount.About(low, currency) : Amount.Exactly(low, currency),
            _ when high - low <= rounding => Amount.About(low + ((high.Value - low) / 2), currency),
            _ => Amount.Between(low, high.Value, currency, about),
        };
    }
}

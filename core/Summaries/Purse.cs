namespace ServerlessDeals.Summaries;

/// <summary>
/// Money of one currency: its sum, its largest deal, and how often each bound occurs, from which the median follows
/// exactly however the purses were put together.
/// </summary>
/// <param name="High">The sum of the upper bounds of those deals that have one.</param>
/// <param name="Open">Deals without an upper bound ("at least").</param>
/// <param name="About">Deals whose figure is approximate.</param>
internal sealed record Purse(
    string Currency,
    int Deals,
    long Low,
    long High,
    int Open,
    int About,
    DealId LargestDeal,
    Amount Largest,
    SortedDictionary<long, int> Lows,
    SortedDictionary<long, int> Highs)
{
    public static Purse Of(DealId deal, Amount amount) => new(
        amount.Currency.Code,
        1,
        amount.Low,
        amount.High ?? 0,
        amount.High is null ? 1 : 0,
        amount.IsApproximate ? 1 : 0,
        deal,
        amount,
        new() { [amount.Low] = 1 },
        amount.High is { } high ? new() { [high] = 1 } : []);

    public static Purse Add(Purse left, Purse right)
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
            Merge(left.Lows, right.Lows),
            Merge(left.Highs, right.Highs));
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
            Low == 0 ? null : (int)(100m * Largest.Low / Low));
    }

    // The middle of intervals lies between the middle of their lower and the middle of their upper bounds.
    private Amount Median() => Bounds(Middle(Lows, roundUp: false)!.Value, Middle(Highs, roundUp: true), About > 0);

    private Amount WithoutLargest()
    {
        var open = Open - (Largest.High is null ? 1 : 0);
        var about = About - (Largest.IsApproximate ? 1 : 0);
        return Bounds(Low - Largest.Low, open > 0 ? null : High - (Largest.High ?? 0), about > 0);
    }

    private long? Middle(SortedDictionary<long, int> values, bool roundUp)
    {
        var lower = Nth(values, (Deals - 1) / 2);
        var upper = Nth(values, Deals / 2);
        return lower is null || upper is null ? null : (long)(((decimal)lower.Value + upper.Value + (roundUp ? 1 : 0)) / 2);
    }

    // Open upper bounds sort after all others: past the end there is none.
    private static long? Nth(SortedDictionary<long, int> values, int n)
    {
        foreach (var (value, times) in values)
        {
            if (n < times)
            {
                return value;
            }

            n -= times;
        }

        return null;
    }

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

    private static bool IsLarger(Purse left, Purse right) =>
        (left.Largest.Low, left.Largest.High ?? long.MaxValue).CompareTo((right.Largest.Low, right.Largest.High ?? long.MaxValue)) switch
        {
            0 => left.LargestDeal < right.LargestDeal,
            var order => order > 0,
        };

    private static SortedDictionary<long, int> Merge(SortedDictionary<long, int> left, SortedDictionary<long, int> right)
    {
        var (all, few) = left.Count >= right.Count ? (left, right) : (right, left);
        var merged = new SortedDictionary<long, int>(all);
        foreach (var (value, times) in few)
        {
            merged[value] = merged.GetValueOrDefault(value) + times;
        }

        return merged;
    }
}

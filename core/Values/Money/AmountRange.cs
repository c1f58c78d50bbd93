namespace ServerlessDeals.Values.Money;

/// <summary>Every sum of money that an amount can mean, in whole units. Each bound is included or excluded.</summary>
/// <param name="High">Null if there is no upper bound.</param>
internal readonly record struct AmountRange(decimal Low, bool WithLow, decimal? High, bool WithHigh)
{
    /// <summary>Any sum above zero.</summary>
    public static readonly AmountRange AnySum = new(0, WithLow: false, null, WithHigh: false);

    public static AmountRange operator +(AmountRange left, AmountRange right) =>
        new(left.Low + right.Low, left.WithLow && right.WithLow, left.High + right.High, left.WithHigh && right.WithHigh);

    /// <summary>Whether some sum is in both ranges.</summary>
    public bool Meets(AmountRange other) => IsBelow(this, other) && IsBelow(other, this);

    /// <summary>Whether every sum in this range is also in the other.</summary>
    public bool IsWithin(AmountRange other) =>
        (Low > other.Low || (Low == other.Low && (other.WithLow || !WithLow)))
        && (other.High is null || High < other.High || (High == other.High && (other.WithHigh || !WithHigh)));

    private static bool IsBelow(AmountRange left, AmountRange right) =>
        right.High is null || left.Low < right.High || (left.Low == right.High && left.WithLow && right.WithHigh);
}

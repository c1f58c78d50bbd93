namespace ServerlessDeals.Values.Money;

/// <summary>All sums of money that an amount can mean, in whole units: from a lowest to a highest one, with or without the bounds themselves.</summary>
/// <param name="High">Null where it is open.</param>
internal readonly record struct AmountRange(decimal Low, bool WithLow, decimal? High, bool WithHigh)
{
    /// <summary>Any sum of which nothing is known but that it is more than nothing.</summary>
    public static readonly AmountRange AnySum = new(0, WithLow: false, null, WithHigh: false);

    public static AmountRange operator +(AmountRange left, AmountRange right) =>
        new(left.Low + right.Low, left.WithLow && right.WithLow, left.High + right.High, left.WithHigh && right.WithHigh);

    /// <summary>Whether some sum lies in both.</summary>
    public bool Meets(AmountRange other) => IsBelow(this, other) && IsBelow(other, this);

    /// <summary>Whether every sum of this one lies in the other.</summary>
    public bool IsWithin(AmountRange other) =>
        (Low > other.Low || (Low == other.Low && (other.WithLow || !WithLow)))
        && (other.High is null || High < other.High || (High == other.High && (other.WithHigh || !WithHigh)));

    private static bool IsBelow(AmountRange left, AmountRange right) =>
        right.High is null || left.Low < right.High || (left.Low == right.High && left.WithLow && right.WithHigh);
}

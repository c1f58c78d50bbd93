namespace ServerlessDeals.Summaries;

/// <summary>The amount of one deal as it is added up: in the currency of the sum.</summary>
/// <param name="Reported">As it was reported.</param>
/// <param name="Usd">The comparable figure that is added up instead; null if the reported amount is.</param>
internal sealed record SummedAmount(DealId Deal, Amount Reported, ConvertedAmount? Usd)
{
    /// <summary>Smallest first, by the lower bound, then the upper one. Of equal ones, the deal with the first id is the largest.</summary>
    public static readonly IComparer<SummedAmount> BySize = Comparer<SummedAmount>.Create((x, y) =>
    {
        var order = (x.Low, x.High ?? long.MaxValue).CompareTo((y.Low, y.High ?? long.MaxValue));
        return order != 0 ? order : y.Deal.CompareTo(x.Deal);
    });

    public Currency Currency => Usd?.Currency ?? Reported.Currency;

    public long Low => Usd?.Low ?? Reported.Low;

    public long? High => Usd is null ? Reported.High : Usd.High;

    /// <summary>Whether it is "about" so much. An exact amount in another currency is about so much in dollars.</summary>
    public bool IsApproximate => Usd is null
        ? Reported.IsApproximate
        : Usd.IsApproximate || Usd is { Qualifier: Qualifier.Exactly, High: not 0 };

    public static SummedAmount AsReported(CountedInterval interval) => new(interval.Deal, interval.Amount, null);

    /// <summary>Null if the amount is in another currency and no rate is known.</summary>
    public static SummedAmount? InDollars(CountedInterval interval) => interval.Amount.Currency == Currency.Usd || interval.Usd is not null
        ? new(interval.Deal, interval.Amount, interval.Usd)
        : null;
}

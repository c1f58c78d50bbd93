using System.Text.Json.Serialization;

namespace ServerlessDeals.Values.Rates;

/// <summary>
/// A comparable figure: a reported amount or valuation in another currency, with the rate that it rests on. It is derived, so it is never a
/// claim and never in a conflict.
/// </summary>
/// <param name="Qualifier">That of the reported amount.</param>
/// <param name="Low">In whole units, rounded down; 0 if only an upper bound was reported.</param>
/// <param name="High">In whole units, rounded up; null if there is no upper bound.</param>
/// <param name="IsApproximate">Whether the reported figure is "about".</param>
[JsonConverter(typeof(ConvertedAmountConverter))]
public sealed record ConvertedAmount(
    Currency Currency, Qualifier Qualifier, long Low, long? High, bool IsApproximate, ExchangeRate Rate)
{
    // With two digits, the printed figure is within five per cent of the converted one, which is what "about" means.
    private const int Digits = 2;

    /// <summary>A dollar amount as it is, for comparisons; null if it is undisclosed or in another currency.</summary>
    public static ConvertedAmount? OfDollars(Amount amount) => amount.Currency == Currency.Usd
        ? new(amount.Currency, amount.Qualifier, amount.Low, amount.High, amount.IsApproximate, new(1, null, ""))
        : null;

    /// <summary>The figure to sort by: the lower bound, or the upper bound for "up to" and "less than".</summary>
    public long Figure => this is { Low: 0, High: { } high } ? high : Low;

    /// <summary>
    /// For people: "about $690M" for an exact or approximate figure, "at least $2.7B" for a lower bound. Bounds are rounded outwards, so
    /// they stay true.
    /// </summary>
    public string Text => ToAmount().Rounded(Digits).ToString();

    /// <inheritdoc cref="Amount.Range"/>
    internal AmountRange Range => new(
        Low * (IsApproximate ? (100 - Amount.AboutPercent) / 100m : 1),
        Qualifier != Qualifier.MoreThan,
        High * (IsApproximate ? (100 + Amount.AboutPercent) / 100m : 1),
        Qualifier != Qualifier.LessThan && High is not null);

    public override string ToString() => Text;

    // Without the rate. A figure that was exact is about that much after a conversion.
    private Amount ToAmount() => Qualifier switch
    {
        Qualifier.AtLeast => Amount.AtLeast(Low, Currency),
        Qualifier.MoreThan => Amount.MoreThan(Low, Currency),
        Qualifier.UpTo => Amount.UpTo(High!.Value, Currency),
        Qualifier.LessThan => Amount.LessThan(High!.Value, Currency),
        Qualifier.Between => Amount.Between(Low, High!.Value, Currency, IsApproximate),
        _ when High == 0 => Amount.Exactly(0, Currency),
        _ => Amount.About(Low, Currency),
    };
}

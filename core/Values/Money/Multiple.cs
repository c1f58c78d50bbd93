using System.Globalization;

namespace ServerlessDeals.Values.Money;

/// <summary>How many times one sum of money is another. Both may be intervals, so it is one, too.</summary>
/// <param name="Text">For people, with two digits: "about 3.2×", "at least 2×". Bounds are rounded outwards.</param>
/// <param name="Low">The least it can be; null if it has no lower bound.</param>
/// <param name="High">The most it can be; null if it has no upper bound.</param>
public sealed record Multiple(string Text, decimal? Low, decimal? High)
{
    private const int Digits = 4;

    /// <returns>Null if nothing can be said: "at least" divided by "at least" can be anything.</returns>
    internal static Multiple? Of(MoneySize sum, MoneySize other)
    {
        var low = sum.Range.Low > 0 && other.Range.High is { } most ? sum.Range.Low / most : (decimal?)null;
        var high = sum.Range.High is { } largest && other.Range.Low > 0 ? largest / other.Range.Low : (decimal?)null;
        return low is null && high is null
            ? null
            : new(TextOf(sum, other, low, high), Rounded(low, Digits, decimal.Floor), Rounded(high, Digits, decimal.Ceiling));
    }

    private static string TextOf(MoneySize sum, MoneySize other, decimal? low, decimal? high)
    {
        if (sum.IsOneFigure && other.IsOneFigure)
        {
            var quotient = sum.Figure / other.Figure;
            var printed = Printed(quotient, number => decimal.Round(number, MidpointRounding.AwayFromZero));
            return (sum.IsExact && other.IsExact && printed == Times(quotient) ? "" : "about ") + printed;
        }

        var (least, most) = (low is { } from ? Printed(from, decimal.Floor) : null, high is { } to ? Printed(to, decimal.Ceiling) : null);
        return (least, most) switch
        {
            ({ } text, null) => (sum.Range.WithLow && other.Range.WithHigh ? "at least " : "more than ") + text,
            (null, { } text) => (sum.Range.WithHigh && other.Range.WithLow ? "up to " : "less than ") + text,
            _ => $"between {least} and {most}",
        };
    }

    private static string Printed(decimal number, Func<decimal, decimal> round)
    {
        var step = 1m;
        while (number / step >= 100)
        {
            step *= 10;
        }

        while (number / step < 10 && step > 0.01m)
        {
            step /= 10;
        }

        return Times(round(number / step) * step);
    }

    private static string Times(decimal number) => number.ToString("0.##########", CultureInfo.InvariantCulture) + "×";

    private static decimal? Rounded(decimal? number, int digits, Func<decimal, decimal> round)
    {
        var scale = (decimal)Math.Pow(10, digits);
        return number is { } known ? round(known * scale) / scale : null;
    }
}

/// <summary>A sum of money in comparable dollars, to be divided by another.</summary>
/// <param name="Range">All that it can mean.</param>
/// <param name="Figure">The figure that is printed.</param>
/// <param name="IsOneFigure">Whether it is one figure, exact or "about".</param>
/// <param name="IsExact">Whether it is one exact figure that was not converted.</param>
internal sealed record MoneySize(AmountRange Range, decimal Figure, bool IsOneFigure, bool IsExact)
{
    public static MoneySize operator +(MoneySize left, MoneySize right) => new(
        left.Range + right.Range, left.Figure + right.Figure, left.IsOneFigure && right.IsOneFigure, left.IsExact && right.IsExact);
}

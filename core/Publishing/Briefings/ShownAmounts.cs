using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>Figures of a total in comparable dollars, with no more digits than a converted amount has.</summary>
public static class ShownAmounts
{
    private const int Digits = 3;

    /// <summary>A figure of the total: with three digits if a deal was converted, otherwise as it is.</summary>
    public static Amount Shown(this ComparableTotal total, Amount figure) => total.Converted == 0 ? figure : Rounded(figure);

    // Bounds are rounded outwards, so they stay true.
    private static Amount Rounded(Amount amount) => amount.Qualifier switch
    {
        Qualifier.Undisclosed => amount,
        Qualifier.AtLeast or Qualifier.MoreThan => Amount.AtLeast(Down(amount.Low), amount.Currency),
        Qualifier.UpTo or Qualifier.LessThan => Amount.UpTo(Up(amount.High!.Value), amount.Currency),
        _ when amount.High == 0 => amount,
        _ when Nearest(amount.Low) == Nearest(amount.High!.Value) => Amount.About(Nearest(amount.Low), amount.Currency),
        _ => Amount.Between(Down(amount.Low), Up(amount.High!.Value), amount.Currency, amount.IsApproximate),
    };

    private static long Down(long units) => units / Unit(units) * Unit(units);

    private static long Up(long units) => Down(units) is var down && down < units ? down + Unit(units) : units;

    private static long Nearest(long units) => (long)Math.Round((decimal)units / Unit(units), MidpointRounding.AwayFromZero) * Unit(units);

    // The size of the last digit that is printed.
    private static long Unit(long units)
    {
        var unit = 1L;
        for (var rest = units; rest >= (long)Math.Pow(10, Digits); rest /= 10)
        {
            unit *= 10;
        }

        return unit;
    }
}

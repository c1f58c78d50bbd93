namespace ServerlessDeals.Values.Money;

/// <summary>Rounds amounts that rest on a conversion, so that the text shows no more digits than are meant.</summary>
internal static class SignificantDigits
{
    /// <summary>The amount with so many digits: exact and approximate figures to the nearest, bounds outwards, so they stay true.</summary>
    public static Amount Rounded(this Amount amount, int digits) => amount.Qualifier switch
    {
        Qualifier.Undisclosed => amount,
        Qualifier.Exactly => Amount.Exactly(Nearest(amount.Low, digits), amount.Currency),
        Qualifier.About => Amount.About(Nearest(amount.Low, digits), amount.Currency),
        Qualifier.AtLeast => Amount.AtLeast(Down(amount.Low, digits), amount.Currency),
        Qualifier.MoreThan => Amount.MoreThan(Down(amount.Low, digits), amount.Currency),
        Qualifier.UpTo => Amount.UpTo(Up(amount.High!.Value, digits), amount.Currency),
        Qualifier.LessThan => Amount.LessThan(Up(amount.High!.Value, digits), amount.Currency),
        _ => Amount.Between(Down(amount.Low, digits), Up(amount.High!.Value, digits), amount.Currency, amount.IsApproximate),
    };

    private static long Down(long units, int digits) => units - (units % LastDigit(units, digits));

    private static long Up(long units, int digits) =>
        Down(units, digits) is var down && down < units ? checked(down + LastDigit(units, digits)) : units;

    private static long Nearest(long units, int digits)
    {
        var (down, last) = (Down(units, digits), LastDigit(units, digits));
        return units - down < last - (units - down) ? down : checked(down + last);
    }

    // What one step of the last digit is worth that is kept.
    private static long LastDigit(long units, int digits)
    {
        var (digit, most) = (1L, 1L);
        for (var kept = 0; kept < digits; kept++)
        {
            most *= 10;
        }

        for (var rest = units; rest >= most; rest /= 10)
        {
            digit *= 10;
        }

        return digit;
    }
}

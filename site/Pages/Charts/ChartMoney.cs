using System.Globalization;

namespace ServerlessDeals.Pages;

/// <summary>Amounts as labels of marks: three digits, and the shortest words for the hedge.</summary>
internal static class ChartMoney
{
    private const int Digits = 3;

    private static readonly (decimal Size, string Suffix)[] Units =
        [(1_000_000_000_000, "T"), (1_000_000_000, "B"), (1_000_000, "M"), (1_000, "K"), (1, "")];

    /// <summary>"$110B", "about $18B", "$77B+" for at least, "up to $1B", "$3B–$4.4B". Bounds are rounded outwards.</summary>
    public static string Of(Amount amount)
    {
        string Low(Func<decimal, decimal> round) => amount.Currency.Prefix + Short(amount.Low, round);
        string High() => amount.Currency.Prefix + Short(amount.High!.Value, decimal.Ceiling);
        return amount.Qualifier switch
        {
            Qualifier.Undisclosed => "undisclosed",
            Qualifier.AtLeast or Qualifier.MoreThan => Low(decimal.Floor) + "+",
            Qualifier.UpTo => "up to " + High(),
            Qualifier.LessThan => "under " + High(),
            Qualifier.Between => $"{Low(decimal.Floor)}–{High()}",
            _ => (amount.IsApproximate ? "about " : "") + Low(Nearest),
        };
    }

    /// <summary>The same for a converted amount, whose exact figures are "about".</summary>
    public static string Of(ConvertedAmount usd)
    {
        var prefix = usd.Currency.Prefix;
        return usd.Qualifier switch
        {
            Qualifier.AtLeast or Qualifier.MoreThan => $"about {prefix}{Short(usd.Low, Nearest)}+",
            Qualifier.UpTo or Qualifier.LessThan => $"up to {prefix}{Short(usd.High!.Value, Nearest)}",
            Qualifier.Between => $"{prefix}{Short(usd.Low, Nearest)}–{prefix}{Short(usd.High!.Value, Nearest)}",
            _ => $"about {prefix}{Short(usd.Low, Nearest)}",
        };
    }

    /// <summary>"$110B", for a figure that was computed and a tick of an axis.</summary>
    public static string Of(decimal units, string prefix) => units == 0 ? "0" : prefix + Short(units, Nearest);

    private static decimal Nearest(decimal value) => decimal.Round(value, MidpointRounding.AwayFromZero);

    private static string Short(decimal units, Func<decimal, decimal> round)
    {
        var step = 1m;
        while (units / step >= 1000)
        {
            step *= 10;
        }

        var rounded = units < (decimal)Math.Pow(10, Digits) ? units : round(units / step) * step;
        var (size, suffix) = Units.First(unit => rounded >= unit.Size || unit.Size == 1);
        return (rounded / size).ToString("0.##", CultureInfo.InvariantCulture) + suffix;
    }
}

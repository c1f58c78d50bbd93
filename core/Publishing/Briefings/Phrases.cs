using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>Phrases about deals and amounts. They keep every hedge, such as "about" and "at least".</summary>
public static class Phrases
{
    private const int MostCurrencies = 3;

    public static string Status(DealStatus status) => EnumWords.Spaced(EnumWords.Of(status));

    public static string Kind(DealKind kind) => kind == DealKind.Cumulative ? "yearly total" : EnumWords.Spaced(EnumWords.Of(kind));

    /// <summary>"one deal", "three deals", "48 deals".</summary>
    public static string Deals(int count) => English.Count(count, "deal", "deals");

    /// <summary>The noun for one deal of a family, and for several.</summary>
    public static (string One, string Many) Noun(Family family) => family switch
    {
        Family.Debt => ("loan", "loans"),
        Family.Secondary => ("sale of shares between investors", "sales of shares between investors"),
        Family.Takeovers => ("takeover", "takeovers"),
        _ => ("round", "rounds"),
    };

    /// <summary>"three takeovers".</summary>
    public static string Count(Family family, int count) => English.Count(count, Noun(family).One, Noun(family).Many);

    /// <summary>", for at least $4.2B (one gave no amount)": everything known about the amounts of some deals.</summary>
    public static string For(DealFigures figures) =>
        (figures.Deals == figures.NotSummed ? "" : $", for {Money(figures)}{UndisclosedNote(figures)}") + PartsNote(figures);

    /// <summary>
    /// "CN¥5B, €300M and at least $4.2B": each currency separately, because they are never added. Hedged amounts come last, so a
    /// hedge does not seem to apply to the amounts after it.
    /// </summary>
    public static string Money(DealFigures figures)
    {
        if (figures.Totals.Count == 0)
        {
            return figures.Deals - figures.NotSummed == 1 ? "an undisclosed amount" : "undisclosed amounts";
        }

        var dollars = figures.InDollars();
        var others = figures.Totals.Where(total => total != dollars).ToList();
        return (dollars, others.Count) switch
        {
            ({ } total, <= MostCurrencies) => HedgedLast([total, .. others]),
            ({ } total, _) => $"{total.Text}, and sums in {English.Number(others.Count)} other currencies",
            (_, <= MostCurrencies) => HedgedLast(others),
            _ => $"sums in {English.Number(others.Count)} currencies",
        };
    }

    /// <summary>Only used with a total. Without one, the amounts are already called undisclosed.</summary>
    public static string UndisclosedNote(DealFigures figures) => figures.Totals.Count == 0 ? "" : figures.Undisclosed switch
    {
        0 => "",
        1 => " (one gave no amount)",
        var deals => $" ({English.Number(deals)} gave no amount)",
    };

    /// <summary>Parts of other deals are counted, but their money is only in the other deal's amount.</summary>
    public static string PartsNote(DealFigures figures) => (figures.Deals, figures.NotSummed) switch
    {
        (_, 0) => "",
        (1, _) => ", as part of another deal",
        (_, 1) => "; one of them is part of another deal, which has its money",
        var (_, parts) => $"; {English.Number(parts)} of them are parts of other deals, which have their money",
    };

    /// <summary>"the largest", or "the largest in dollars" if there are other currencies, which are not compared.</summary>
    public static string Largest(DealFigures figures) => figures.Totals.Count == 1 ? "the largest" : "the largest in dollars";

    /// <summary>
    /// "about 35 %", "at most 35 %", "between 54 % and 60 %": the share of the largest deal, in the range that the hedged amounts
    /// allow. Null if they allow any share.
    /// </summary>
    public static string? Share(CurrencyTotal total)
    {
        if (total.WithoutLargest is not { } rest)
        {
            return null;
        }

        static decimal Percent(long part, long other) => part == 0 ? 0 : 100m * part / ((decimal)part + other);
        var largest = total.Largest.Amount;
        var least = rest.High is { } restHigh ? Percent(largest.Low, restHigh) : 0;
        var most = largest.High is { } largestHigh ? Percent(largestHigh, rest.Low) : 100;
        return (Rounded(least), Rounded(most)) switch
        {
            (0, 0) => "less than 1 %",
            var (x, y) when x == y => $"about {x} %",
            _ when least == 0 && most == 100 => null,
            _ when least == 0 => $"at most {Math.Ceiling(most):0} %",
            _ when most == 100 => $"at least {Math.Floor(least):0} %",
            _ => $"between {Math.Floor(least):0} % and {Math.Ceiling(most):0} %",
        };
    }

    private static int Rounded(decimal percent) => (int)Math.Round(percent, MidpointRounding.AwayFromZero);

    private static string HedgedLast(IEnumerable<CurrencyTotal> totals) =>
        English.List([.. totals.OrderBy(total => total.Total.Qualifier == Qualifier.Exactly ? 0 : 1).Select(total => total.Text)]);
}

using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>The words of sentences about deals and their money, which keep their hedges.</summary>
public static class Phrases
{
    private const int MostCurrencies = 3;

    public static string Status(DealStatus status) => EnumWords.Spaced(EnumWords.Of(status));

    public static string Kind(DealKind kind) => kind == DealKind.Cumulative ? "yearly total" : EnumWords.Spaced(EnumWords.Of(kind));

    /// <summary>"one deal", "three deals", "48 deals".</summary>
    public static string Deals(int count) => English.Count(count, "deal", "deals");

    /// <summary>What one deal of a family is called, and several.</summary>
    public static (string One, string Many) Noun(Family family) => family switch
    {
        Family.Debt => ("loan", "loans"),
        Family.Secondary => ("sale of shares between investors", "sales of shares between investors"),
        Family.Takeovers => ("takeover", "takeovers"),
        _ => ("round", "rounds"),
    };

    /// <summary>"three takeovers".</summary>
    public static string Count(Family family, int count) => English.Count(count, Noun(family).One, Noun(family).Many);

    /// <summary>", for at least $4.2B (one gave no amount)": all that is known of the money of some deals.</summary>
    public static string For(DealFigures tally) => (tally.Deals == tally.NotSummed ? "" : $", for {Money(tally)}{Silent(tally)}") + Apart(tally);

    /// <summary>
    /// "CN¥5B, €300M and at least $4.2B": each currency by itself, for they are never added. A hedge comes late, so that it
    /// covers nothing but its own.
    /// </summary>
    public static string Money(DealFigures tally)
    {
        if (tally.Totals.Count == 0)
        {
            return tally.Deals - tally.NotSummed == 1 ? "an undisclosed amount" : "undisclosed amounts";
        }

        var dollars = tally.InDollars();
        var others = tally.Totals.Where(total => total != dollars).ToList();
        return (dollars, others.Count) switch
        {
            ({ } some, <= MostCurrencies) => InTurn([some, .. others]),
            ({ } some, _) => $"{some.Text}, and sums in {English.Number(others.Count)} other currencies",
            (_, <= MostCurrencies) => InTurn(others),
            _ => $"sums in {English.Number(others.Count)} currencies",
        };
    }

    /// <summary>Said only beside a total: without one, the amounts are called undisclosed already.</summary>
    public static string Silent(DealFigures tally) => tally.Totals.Count == 0 ? "" : tally.Undisclosed switch
    {
        0 => "",
        1 => " (one gave no amount)",
        var some => $" ({English.Number(some)} gave no amount)",
    };

    /// <summary>Deals that are parts of others are counted, and their money is in the other's sum.</summary>
    public static string Apart(DealFigures tally) => (tally.Deals, tally.NotSummed) switch
    {
        (_, 0) => "",
        (1, _) => ", as part of another deal",
        (_, 1) => "; one of them is part of another deal, which has its money",
        var (_, some) => $"; {English.Number(some)} of them are parts of other deals, which have their money",
    };

    /// <summary>"the largest", and of what where dollars are not the only currency: currencies are not compared.</summary>
    public static string Largest(DealFigures tally) => tally.Totals.Count == 1 ? "the largest" : "the largest in dollars";

    /// <summary>
    /// "about 35 %", "at most 35 %", "between 54 % and 60 %": the share of the largest deal, as widely as the words of all amounts
    /// allow; null where they allow any.
    /// </summary>
    public static string? Share(CurrencyTotal total)
    {
        if (total.WithoutLargest is not { } rest)
        {
            return null;
        }

        static decimal Percent(long part, long other) => part == 0 ? 0 : 100m * part / ((decimal)part + other);
        var largest = total.Largest.Amount;
        var least = rest.High is { } much ? Percent(largest.Low, much) : 0;
        var most = largest.High is { } high ? Percent(high, rest.Low) : 100;
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

    private static string InTurn(IEnumerable<CurrencyTotal> totals) =>
        English.List([.. totals.OrderBy(total => total.Total.Qualifier == Qualifier.Exactly ? 0 : 1).Select(total => total.Text)]);
}

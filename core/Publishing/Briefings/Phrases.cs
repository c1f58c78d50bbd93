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

    /// <summary>
    /// ", for at least $4.2B (one converted from EUR, one gave no amount)": everything known about the amounts of some deals.
    /// </summary>
    public static string For(DealFigures figures) =>
        (figures.Deals == figures.NotSummed ? "" : $", for {Money(figures)}{InBrackets([Beside(figures), .. NoteList(figures)])}")
        + PartsNote(figures);

    /// <summary>"at least $4.2B", or "CN¥5B (about $690M)" if all amounts are in one other currency.</summary>
    public static string Sum(DealFigures figures) => Money(figures) + InBrackets([Beside(figures)]);

    /// <summary>" (two converted from CNY, one gave no amount)": how to read a sum; empty if it is simply the sum of all deals.</summary>
    public static string Notes(DealFigures figures) => InBrackets(NoteList(figures));

    /// <summary>" (about $690M)"; empty without a comparable figure.</summary>
    public static string InDollars(ConvertedAmount? usd) => InBrackets([usd?.Text]);

    /// <summary>The total; that of a single deal is printed as on the deal's page, with two digits.</summary>
    public static string InDollars(ComparableTotal total) =>
        total is { Deals: 1, Largest.Usd: { } usd } ? usd.Text : total.Text;

    /// <summary>"$1B, €300M": the sum of each currency as reported; null without any.</summary>
    public static string? Reported(DealFigures figures) =>
        figures.Totals.Count == 0 ? null : string.Join(", ", figures.Totals.Select(total => total.Text));

    /// <summary>"one has no rate"; null if every amount is in dollars or has a rate.</summary>
    public static string? WithoutRate(DealFigures figures) => (figures.WithoutRate, figures.Usd) switch
    {
        (0, _) => null,
        (_, null) => "no rate is known",
        (1, _) => "one has no rate",
        var (deals, _) => $"{English.Number(deals)} have no rate",
    };

    /// <summary>Parts of other deals are counted, but their money is only in the other deal's amount.</summary>
    public static string PartsNote(DealFigures figures) => (figures.Deals, figures.NotSummed) switch
    {
        (_, 0) => "",
        (1, _) => ", as part of another deal",
        (_, 1) => "; one of them is part of another deal, which has its money",
        var (_, parts) => $"; {English.Number(parts)} of them are parts of other deals, which have their money",
    };

    /// <summary>
    /// "about 35 %", "at most 35 %", "between 54 % and 60 %": the share of the largest deal, in the range that the hedged amounts
    /// allow. Null if they allow any share.
    /// </summary>
    public static string? Share(CurrencyTotal total) =>
        total.WithoutLargest is { } rest ? Share(total.Largest.Amount.Low, total.Largest.Amount.High, rest) : null;

    /// <inheritdoc cref="Share(CurrencyTotal)"/>
    public static string? Share(ComparableTotal total)
    {
        var (reported, usd) = (total.Largest.Amount, total.Largest.Usd);
        return total.WithoutLargest is { } rest ? Share(usd?.Low ?? reported.Low, usd is null ? reported.High : usd.High, rest) : null;
    }

    private static string? Share(long low, long? high, Amount rest)
    {
        static decimal Percent(long part, long other) => part == 0 ? 0 : 100m * part / ((decimal)part + other);
        var least = rest.High is { } restHigh ? Percent(low, restHigh) : 0;
        var most = high is { } largestHigh ? Percent(largestHigh, rest.Low) : 100;
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

    // In dollars; as reported if all amounts are in one other currency, or none of them has a rate.
    private static string Money(DealFigures figures)
    {
        if (figures.Totals.Count == 0)
        {
            return figures.Deals - figures.NotSummed == 1 ? "an undisclosed amount" : "undisclosed amounts";
        }

        return figures.Usd is { } usd && !IsInOneOtherCurrency(figures) ? usd.Text : Reported(figures.Totals);
    }

    private static string? Beside(DealFigures figures) =>
        figures is { Usd: { } usd, WithoutRate: 0 } && IsInOneOtherCurrency(figures) ? InDollars(usd) : null;

    private static bool IsInOneOtherCurrency(DealFigures figures) =>
        figures.Totals.Count == 1 && figures.Totals[0].Currency != Currency.Usd;

    // Hedged amounts come last, so a hedge does not seem to apply to the amounts after it.
    private static string Reported(IReadOnlyList<CurrencyTotal> totals) => totals.Count > MostCurrencies
        ? $"sums in {English.Number(totals.Count)} currencies"
        : English.List([.. totals.OrderBy(total => total.Total.Qualifier == Qualifier.Exactly ? 0 : 1).Select(total => total.Text)]);

    // Without a total, the amounts are already called undisclosed.
    private static IReadOnlyList<string?> NoteList(DealFigures figures) =>
        figures.Totals.Count == 0 ? [] : [ConvertedNote(figures), WithoutRateNote(figures), UndisclosedNote(figures)];

    // With only one other currency, the sum is as reported, and includes the deals without a rate.
    private static string? WithoutRateNote(DealFigures figures) => figures is { Usd: { } usd, WithoutRate: > 0 and var left }
        && IsInOneOtherCurrency(figures)
            ? $"{InDollars(usd)} without {English.Number(left)} that {(left == 1 ? "has" : "have")} no rate"
            : WithoutRate(figures);

    private static string? ConvertedNote(DealFigures figures)
    {
        if (figures.Usd is not { Converted: > 0 } usd || IsInOneOtherCurrency(figures))
        {
            return null;
        }

        // If some deals have no rate, their currencies are not known here.
        var currencies = figures.Totals.Select(total => $"{total.Currency}").Where(code => code != Currency.Usd.Code).ToList();
        var from = (figures.WithoutRate, currencies.Count) switch
        {
            ( > 0, _) => "",
            (_, <= MostCurrencies) => $" from {English.List(currencies)}",
            _ => $" from {English.Number(currencies.Count)} currencies",
        };
        return $"{English.Number(usd.Converted)} converted{from}";
    }

    private static string? UndisclosedNote(DealFigures figures) =>
        figures.Undisclosed == 0 ? null : $"{English.Number(figures.Undisclosed)} gave no amount";

    private static string InBrackets(IEnumerable<string?> notes) =>
        string.Join(", ", notes.OfType<string>()) is { Length: > 0 } all ? $" ({all})" : "";
}

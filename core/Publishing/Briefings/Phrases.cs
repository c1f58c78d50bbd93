using ServerlessDeals.Summaries;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>Phrases about deals and amounts. They keep every hedge, such as "about" and "at least".</summary>
public static class Phrases
{
    /// <summary>The end of a sentence about a deal that only aggregators report.</summary>
    public const string Unconfirmed = ", according to blogs and databases alone";

    private const int MostCurrencies = 3;

    public static string Status(DealStatus status) => EnumWords.Spaced(EnumWords.Of(status));

    public static string Kind(DealKind kind) => kind switch
    {
        DealKind.Cumulative => "yearly total",
        DealKind.AcquihireLicence => "licence with a team",
        DealKind.Secondary => "share sale",
        _ => EnumWords.Spaced(EnumWords.Of(kind)),
    };

    /// <summary>"one deal", "three deals", "48 deals".</summary>
    public static string Deals(int count) => English.Count(count, "deal", "deals");

    /// <summary>The noun for one deal of a family, and for several.</summary>
    public static (string One, string Many) Noun(Family family) => family switch
    {
        Family.Debt => ("loan", "loans"),
        Family.Secondary => ("sale of shares", "sales of shares"),
        Family.Takeovers => ("takeover", "takeovers"),
        _ => ("round", "rounds"),
    };

    /// <summary>"three takeovers".</summary>
    public static string Count(Family family, int count) => English.Count(count, Noun(family).One, Noun(family).Many);

    /// <summary>", for at least $4.2B (one undisclosed)": the money of some deals, and what is unknown of it.</summary>
    public static string For(DealFigures figures) => figures.Deals == figures.NotSummed
        ? Notes(figures)
        : $", for {Money(figures)}{InBrackets([Beside(figures), .. NoteList(figures)])}";

    /// <summary>The headline of a deal in a text about several, with a word on how sure it is.</summary>
    public static string Told(DealItem deal) =>
        DealSentence.Headline(deal) + (deal.Unconfirmed ? Unconfirmed : "");

    /// <summary>", for at least $4.2B": the money alone, for a comparison.</summary>
    public static string ForSum(DealFigures figures) => figures.Deals == figures.NotSummed ? "" : $", for {Money(figures)}";

    /// <summary>"at least $4.2B", or "CN¥5B (about $690M)" if all amounts are in one other currency.</summary>
    public static string Sum(DealFigures figures) => Money(figures) + InBrackets([Beside(figures)]);

    /// <summary>" (three undisclosed, one part of another)": what a sum leaves out; empty if it is simply the sum of all deals.</summary>
    public static string Notes(DealFigures figures) => InBrackets(NoteList(figures));

    /// <summary>" (about $690M)"; empty without a comparable figure.</summary>
    public static string InDollars(ConvertedAmount? usd) => InBrackets([usd?.Text]);

    /// <summary>The total; that of a single deal is printed as on the deal's page, with two digits.</summary>
    public static string InDollars(ComparableTotal total) =>
        total is { Deals: 1, Largest.Usd: { } usd } ? usd.Text : total.Text;

    /// <summary>"$1B, €300M": the sum of each currency as reported; null without any.</summary>
    public static string? Reported(DealFigures figures) =>
        figures.Totals.Count == 0 ? null : string.Join(", ", figures.Totals.Select(total => total.Text));

    /// <summary>"one without a rate"; null if every amount is in dollars or has a rate.</summary>
    public static string? WithoutRate(DealFigures figures) => (figures.WithoutRate, figures.Usd) switch
    {
        (0, _) => null,
        (_, null) => "no rate is known",
        var (deals, _) => $"{English.Number(deals)} without a rate",
    };

    /// <summary>
    /// "about 35%", "at most 35%", "between 54% and 60%": the share of the largest deal, in the range that the hedged amounts
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
            (0, 0) => "less than 1%",
            var (x, y) when x == y => $"about {x}%",
            _ when least == 0 && most == 100 => null,
            _ when least == 0 => $"at most {Math.Ceiling(most):0}%",
            _ when most == 100 => $"at least {Math.Floor(least):0}%",
            _ => $"between {Math.Floor(least):0}% and {Math.Ceiling(most):0}%",
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
    private static IReadOnlyList<string?> NoteList(DealFigures figures) => figures.Totals.Count == 0
        ? [PartsNote(figures)]
        : [WithoutRateNote(figures), UndisclosedNote(figures), PartsNote(figures)];

    // Parts of other deals are counted, but their money is only in the other deal's amount.
    private static string? PartsNote(DealFigures figures) => (figures.Deals, figures.NotSummed) switch
    {
        (_, 0) => null,
        (1, _) => "part of another deal",
        (_, 1) => "one part of another deal",
        var (_, parts) => $"{English.Number(parts)} parts of other deals",
    };

    // With only one other currency, the sum is as reported, and includes the deals without a rate.
    private static string? WithoutRateNote(DealFigures figures) => figures is { Usd: { } usd, WithoutRate: > 0 and var left }
        && IsInOneOtherCurrency(figures)
            ? $"{InDollars(usd)}, {English.Number(left)} without a rate"
            : WithoutRate(figures);

    private static string? UndisclosedNote(DealFigures figures) =>
        figures.Undisclosed == 0 ? null : $"{English.Number(figures.Undisclosed)} undisclosed";

    private static string InBrackets(IEnumerable<string?> notes) =>
        string.Join(", ", notes.OfType<string>()) is { Length: > 0 } all ? $" ({all})" : "";
}

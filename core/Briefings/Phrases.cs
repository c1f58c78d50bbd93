using System.Globalization;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Briefings;

/// <summary>The small words of sentences about deals: numbers, money and lists that keep their hedges and agree in number.</summary>
public static class Phrases
{
    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly string[] Quarters = ["first", "second", "third", "fourth"];

    public static string Status(DealStatus status) => Words.Spaced(Words.Of(status));

    public static string Kind(DealKind kind) => kind == DealKind.Cumulative ? "yearly total" : Words.Spaced(Words.Of(kind));

    /// <summary>"one deal", "three deals", "48 deals".</summary>
    public static string Deals(int count) => Count(count, "deal", "deals");

    /// <summary>"one lead", "three leads".</summary>
    public static string Count(int count, string one, string many) => $"{Number(count)} {(count == 1 ? one : many)}";

    /// <summary>In words up to twelve, as newspapers do.</summary>
    public static string Number(int count) => count < Small.Length ? Small[count] : count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string List(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : string.Join(", ", words.SkipLast(1)) + " and " + words[^1];

    /// <summary>The first few, and how many more: "a, b and three others".</summary>
    public static string Some(IReadOnlyList<string> words, int most) => words.Count <= most
        ? List(words)
        : List([.. words.Take(most - 1), Count(words.Count - most + 1, "other", "others")]);

    /// <summary>"19 June 2025", "June 2025", "the second quarter of 2025", "2025".</summary>
    public static string Date(PartialDate date) => date.Precision switch
    {
        DatePrecision.Day => date.First.ToString("d MMMM yyyy", CultureInfo.InvariantCulture),
        DatePrecision.Month => date.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture),
        DatePrecision.Quarter => $"the {Quarters[date.Quarter - 1]} quarter of {date}"[..^"-Q1".Length],
        _ => $"{date}",
    };

    /// <summary>", for at least $4.2B (one gave no amount); one of them is in no sum, …": all that is known of the money of some deals.</summary>
    public static string For(Tally tally) => (tally.Deals == tally.NotSummed ? "" : $", for {Money(tally)}{Silent(tally)}") + Apart(tally);

    /// <summary>"CN¥5B, €300M and at least $4.2B": each currency by itself, for they are never added. A hedge comes late, so that it covers nothing but its own.</summary>
    public static string Money(Tally tally)
    {
        if (tally.Totals.Count == 0)
        {
            return tally.Deals - tally.NotSummed == 1 ? "an undisclosed amount" : "undisclosed amounts";
        }

        var dollars = tally.InDollars();
        var others = tally.Totals.Where(total => total != dollars).ToList();
        return (dollars, others.Count) switch
        {
            ({ } some, <= 3) => InTurn([some, .. others]),
            ({ } some, _) => $"{some.Text}, and sums in {Number(others.Count)} other currencies",
            (_, <= 3) => InTurn(others),
            _ => $"sums in {Number(others.Count)} currencies",
        };
    }

    /// <summary>Said only beside a total: without one, the amounts are called undisclosed already.</summary>
    public static string Silent(Tally tally) => tally.Totals.Count == 0 ? "" : tally.Undisclosed switch
    {
        0 => "",
        1 => " (one gave no amount)",
        var some => $" ({Number(some)} gave no amount)",
    };

    /// <summary>Deals whose money is in no sum are counted, and the sentence says why.</summary>
    public static string Apart(Tally tally) => (tally.Deals, tally.NotSummed) switch
    {
        (_, 0) => "",
        (1, _) => $"; it {InNoSum(1)}",
        (_, 1) => $"; one of them {InNoSum(1)}",
        var (deals, some) => $"; {(deals == some ? "they" : $"{Number(some)} of them")} {InNoSum(some)}",
    };

    /// <summary>"is in no sum, as …".</summary>
    public static string InNoSum(int deals) =>
        deals == 1 ? "is in no sum, as a yearly total or part of another deal" : "are in no sum, as yearly totals or parts of other deals";

    /// <summary>What is only talk, kept apart from what was counted before.</summary>
    /// <param name="counted">How many deals the sentences before it count.</param>
    public static string Talks(Tally talks, int counted) =>
        $"{Capital(Number(talks.Deals))}{(counted == 0 ? "" : " more, not counted above,")} {(talks.Deals == 1 ? "is" : "are")} rumoured or in talks{For(talks)}.";

    /// <summary>"the largest", and of what where dollars are not the only currency: currencies are not compared.</summary>
    public static string Largest(Tally tally) => tally.Totals.Count == 1 ? "the largest" : "the largest in dollars";

    /// <summary>"about 35 %", "at most 35 %", "between 54 % and 60 %": the share of the largest deal, as widely as the words of all amounts allow; null where they allow any.</summary>
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
        List([.. totals.OrderBy(total => total.Total.Qualifier == Qualifier.Exactly ? 0 : 1).Select(total => total.Text)]);
}

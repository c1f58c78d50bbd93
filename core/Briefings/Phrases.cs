using System.Globalization;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Briefings;

/// <summary>The small words of sentences about deals: numbers, money and lists that keep their hedges and agree in number.</summary>
public static class Phrases
{
    private static readonly string[] Small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

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

    /// <summary>"at least $4.2B, CN¥5B and €300M": each currency by itself, for they are never added.</summary>
    public static string Money(Tally tally)
    {
        if (tally.Totals.Count == 0)
        {
            return tally.Deals == 1 ? "an undisclosed amount" : "undisclosed amounts";
        }

        var dollars = tally.InDollars();
        var others = tally.Totals.Where(total => total != dollars).Select(total => total.Text).ToList();
        return (dollars, others.Count) switch
        {
            ({ } some, 0) => some.Text,
            ({ } some, <= 3) => List([some.Text, .. others]),
            ({ } some, _) => $"{some.Text}, and sums in {Number(others.Count)} other currencies",
            (_, <= 3) => List(others),
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

    public static string Share(int percent) => percent == 0 ? "less than 1 %" : string.Create(CultureInfo.InvariantCulture, $"about {percent} %");
}

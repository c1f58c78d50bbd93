using System.Globalization;
using ServerlessDeals.Queries;
using ServerlessDeals.Summaries;

namespace ServerlessDeals.Briefings;

/// <summary>The sentences that open a briefing. They say no more than the data: hedges stay, and what is unknown is counted.</summary>
internal static class Lede
{
    public static IReadOnlyList<string> Of(
        BriefingPeriod period, Tally announced, Tally inTalks, DealItem? largest, Tally? before, bool incomplete)
    {
        var sentences = new List<string> { Headline(period, announced) };
        if (largest is not null && announced.InDollars() is { Deals: > 1, LargestShare: { } share } dollars)
        {
            sentences.Add($"The largest, {largest.Company.Name}'s {largest.Amount.Value}, is {Share(share)} of the dollar total; without it the rest come to {dollars.WithoutLargest!.Value.ToShortString()}.");
        }

        if (inTalks.Deals > 0)
        {
            sentences.Add($"{Number(inTalks.Deals, capital: true)} more {(inTalks.Deals == 1 ? "is" : "are")} rumoured or in talks, for {Money(inTalks)}{Silent(inTalks)}, and {(inTalks.Deals == 1 ? "is" : "are")} not counted above.");
        }

        if (incomplete)
        {
            sentences.Add("The period is recent and much of it is still to be reported, so it is not compared with the one before.");
        }
        else if (before is not null)
        {
            sentences.Add($"{(period.IsWeek ? "The week" : "The month")} before had {Deals(before.Deals)}, for {Money(before)}.");
        }

        return sentences;
    }

    private static string Headline(BriefingPeriod period, Tally announced)
    {
        var when = period.IsWeek ? period.Title : $"In {period.Title}";
        if (announced.Deals == 0)
        {
            return period.IsWeek ? $"{when}: no deal was announced." : $"{when} no deal was announced.";
        }

        var were = announced.Deals == 1 ? "was" : "were";
        var start = period.IsWeek ? $"{when}: {Deals(announced.Deals)} {were} announced" : $"{when}, {Deals(announced.Deals)} {were} announced";
        return $"{start}, for {Money(announced)}{Silent(announced)}.";
    }

    // Said only beside a total: without one, the amounts are called undisclosed already.
    private static string Silent(Tally tally) => tally.Totals.Count == 0 ? "" : tally.Undisclosed switch
    {
        0 => "",
        1 => " (one gave no amount)",
        var some => $" ({Number(some)} gave no amount)",
    };

    /// <summary>"at least $4.2B, and CN¥5B and €300M in other currencies"; the currencies are never added.</summary>
    private static string Money(Tally tally)
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
            ({ } some, _) => $"{some.Text}, and {List(others)} in other currencies",
            _ => List(others),
        };
    }

    private static string Share(int percent) => percent switch
    {
        0 => "less than 1 %",
        _ => string.Create(CultureInfo.InvariantCulture, $"about {percent} %"),
    };

    private static string Deals(int count) => count == 1 ? "one deal" : $"{Number(count)} deals";

    private static string List(List<string> words) =>
        words.Count < 2 ? string.Concat(words) : string.Join(", ", words.SkipLast(1)) + " and " + words[^1];

    private static string Number(int count, bool capital = false)
    {
        string[] small = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        var word = count < small.Length ? small[count] : count.ToString(CultureInfo.InvariantCulture);
        return capital ? char.ToUpperInvariant(word[0]) + word[1..] : word;
    }
}

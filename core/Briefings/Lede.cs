using ServerlessDeals.Queries;
using ServerlessDeals.Summaries;
using static ServerlessDeals.Briefings.Phrases;

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
            var more = announced.Deals == 0 ? "" : " more";
            sentences.Add($"{Capital(Number(inTalks.Deals))}{more} {(inTalks.Deals == 1 ? "is" : "are")} rumoured or in talks, for {Money(inTalks)}{Silent(inTalks)}, and {(inTalks.Deals == 1 ? "is" : "are")} not counted above.");
        }

        if (incomplete)
        {
            sentences.Add("The period is recent and much of it is still to be reported, so it is not compared with the one before.");
        }
        else if (before is not null)
        {
            sentences.Add($"{(period.IsWeek ? "The week" : "The month")} before had {Deals(before.Deals)}{(before.Deals == 0 ? "" : $", for {Money(before)}")}.");
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
}

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
        if (largest is not null && announced.InDollars() is { WithoutLargest: { } rest } dollars)
        {
            var named = $"{largest.Company.Name}'s {largest.Amount.Value}";
            sentences.Add(Share(dollars) is { } share
                ? $"{Capital(Largest(announced))}, {named}, is {share} of the dollar total; without it the rest come to {rest.ToShortString()}."
                : $"Without {Largest(announced)}, {named}, the rest come to {rest.ToShortString()}.");
        }

        if (inTalks.Deals > 0)
        {
            sentences.Add(Talks(inTalks, announced.Deals));
        }

        if (incomplete)
        {
            sentences.Add("The period is recent and much of it is still to be reported, so it is not compared with the one before.");
        }
        else if (before is not null)
        {
            var span = period.IsWeek ? "week" : "month";
            sentences.Add(before.Deals == 0 ? $"No announced deal is dated to the {span} before." : $"The {span} before had {Deals(before.Deals)}{For(before)}.");
        }

        return sentences;
    }

    private static string Headline(BriefingPeriod period, Tally announced)
    {
        if (announced.Deals == 0)
        {
            return period.IsWeek ? $"{period.Title}: no announced deal is dated to it." : $"No announced deal is dated to {period.Title}.";
        }

        var when = period.IsWeek ? $"{period.Title}:" : $"In {period.Title},";
        return $"{when} {Deals(announced.Deals)} {(announced.Deals == 1 ? "was" : "were")} announced{For(announced)}.";
    }
}

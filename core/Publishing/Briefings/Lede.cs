using ServerlessDeals.Summaries;
using static ServerlessDeals.Publishing.Briefings.Phrases;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>The sentences that open a briefing. They keep every hedge and count what is unknown.</summary>
internal static class Lede
{
    public static IReadOnlyList<string> Of(Briefing briefing, BriefingSpan span)
    {
        var sentences = new List<string> { Headline(briefing, span) };
        AddLargest(sentences, briefing.Funding.Announced, briefing.TopDeals);
        foreach (var family in (Family[])[Family.Takeovers, Family.Debt, Family.Secondary])
        {
            AddOthers(sentences, family, briefing.Of(family).Announced, [.. briefing.OtherDeals.Where(deal => deal.IsIn(family))]);
        }

        AddTalks(sentences, briefing);
        if (briefing.RecordEnds is { } end)
        {
            sentences.Add($"Our record ends {RecordEnd(end)}, so the {Word(span)} is not compared with others.");
        }
        else if (briefing.Incomplete)
        {
            sentences.Add($"Much of the {Word(span)} is still to be reported, so it is not compared with others.");
        }
        else
        {
            AddComparison(sentences, briefing);
        }

        return sentences;
    }

    /// <summary>"on 26 June 2026", "in June 2026".</summary>
    public static string RecordEnd(PartialDate newest) =>
        newest.Precision == DatePrecision.Day ? $"on {English.Date(newest)}" : $"in {English.Date(newest)}";

    private static string Word(BriefingSpan span) => EnumWords.Of(span);

    private static string Headline(Briefing briefing, BriefingSpan span)
    {
        var announced = briefing.Funding.Announced;
        var when = span == BriefingSpan.Week ? $"{briefing.Title}:" : $"In {briefing.Title},";
        return announced.Deals == 0
            ? $"{when} no funding was announced that we know of."
            : $"{when} {Announced(Family.Funding, announced)}.";
    }

    /// <summary>"three takeovers were announced, for $1.2B".</summary>
    private static string Announced(Family family, DealFigures announced) =>
        $"{Count(family, announced.Deals)} {(announced.Deals == 1 ? "was" : "were")} announced{For(announced)}";

    private static void AddLargest(List<string> sentences, DealFigures announced, IReadOnlyList<DealItem> top)
    {
        if (announced.Usd is not { WithoutLargest: { } rest } usd
            || top.FirstOrDefault(deal => deal.Id == usd.Largest.Deal) is not { } largest)
        {
            return;
        }

        var named = $"the largest, {English.Of(largest.Company.Name)} {largest.Amount.Value}{InDollars(largest.Amount.Usd)},";
        var others = $"the rest come to {usd.TextOf(rest)}";
        sentences.Add(Share(usd) is { } share
            ? $"{English.Capital(named)} is {share} of the total; without it {others}."
            : $"Without {named} {others}.");
    }

    /// <summary>"Apart from that, SpaceX agrees to buy Anysphere for $60B."</summary>
    private static void AddOthers(List<string> sentences, Family family, DealFigures announced, IReadOnlyList<DealItem> deals)
    {
        if (announced.Deals == 0)
        {
            return;
        }

        var first = deals.Count > 0 ? Uncapitalized(DealSentence.Headline(deals[0])) : null;
        var example = first is null ? "" : $": {first}, among others";
        sentences.Add(announced.Deals == 1 && first is not null
            ? $"Apart from that, {first}."
            : $"Apart from that, {Announced(family, announced)}{example}.");
    }

    // Headlines that begin with a name keep their capital.
    private static string Uncapitalized(string sentence) =>
        sentence.StartsWith("Shares of", StringComparison.Ordinal) || sentence.StartsWith("A sale", StringComparison.Ordinal)
            ? char.ToLowerInvariant(sentence[0]) + sentence[1..]
            : sentence;

    private static void AddTalks(List<string> sentences, Briefing briefing)
    {
        foreach (var family in Enum.GetValues<Family>())
        {
            var (live, stale) = (briefing.Of(family).InTalks, briefing.Of(family).StaleTalks);
            if (live.Deals > 0)
            {
                sentences.Add(Talks(family, live));
            }

            if (stale.Deals > 0)
            {
                sentences.Add(Stale(family, stale));
            }
        }
    }

    /// <summary>"Two rounds are in talks, for $1.2B."</summary>
    public static string Talks(Family family, DealFigures live) =>
        $"{English.Capital(Count(family, live.Deals))} {(live.Deals == 1 ? "is" : "are")} in talks{For(live)}.";

    /// <summary>"There has been no news for a year on talks about one round, for $7M."</summary>
    public static string Stale(Family family, DealFigures stale) =>
        $"There has been no news for a year on talks about {Count(family, stale.Deals)}{For(stale)}.";

    private static void AddComparison(List<string> sentences, Briefing briefing)
    {
        if (briefing.Before is not { } before)
        {
            return;
        }

        var yearBefore = briefing.YearBefore is { } year ? $"; {year.Title} had {Rounds(year)}" : "";
        sentences.Add($"{before.Title} had {Rounds(before)}{yearBefore}.");

        static string Rounds(ComparedPeriod period) => period.Funding.Deals == 0
            ? "none that we know of"
            : $"{English.Number(period.Funding.Deals)}{For(period.Funding)}";
    }
}

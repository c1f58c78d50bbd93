using ServerlessDeals.Summaries;
using static ServerlessDeals.Publishing.Briefings.Phrases;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>
/// The sentences that open the pages of the site. Names and verbs come first, every hedge is kept, what is unknown is counted once, and one
/// family of kinds is never added to another. docs/words.md has the patterns with examples.
/// </summary>
public static class Story
{
    private static readonly Dictionary<DealId, DealDetail> NoDetails = [];

    /// <summary>The heading of a period: "AI companies raised at least $76.8B in May 2026, Anthropic $65B of it".</summary>
    public static string Headline(Briefing briefing)
    {
        var when = BriefingPeriod.Parse(briefing.Period).OrThrow().InSentence;
        var funding = briefing.Funding.Announced;
        if (funding.Deals == 0)
        {
            return $"We hold no AI funding round of {when}";
        }

        if (funding.Deals == 1 && briefing.TopDeals is [var only])
        {
            var amount = only.Amount.Value.IsUndisclosed ? "money" : only.Amount.Value.ToWords();
            return $"{only.Company.Name} raised {amount} in {when}, in the only round we hold";
        }

        return funding.Totals.Count == 0
            ? $"AI companies raised money in {when}, in {Count(Family.Funding, funding.Deals)} of undisclosed size"
            : $"AI companies raised {Raised(funding)} in {when}{LargestOf(briefing)}";
    }

    /// <summary>The heading of a deal's page: "MiniMax raised $600M at about $2.5B, led by Alibaba Group".</summary>
    public static string Headline(DealDetail deal) => DealStory.Headline(deal);

    /// <summary>How a deal became known, where its sources disagree, and how certain it is.</summary>
    /// <param name="day">The day that decides whether talks are live or stale; null to say nothing of that.</param>
    public static IReadOnlyList<string> OfDeal(DealDetail deal, DateOnly? day = null) => DealStory.Of(deal, day);

    /// <summary>A company's funding, debt, takeovers, last valuation and talks.</summary>
    /// <param name="day">The day that decides whether talks are live or stale.</param>
    public static IReadOnlyList<string> OfCompany(OrganizationDetail company, DateOnly day) =>
        new CompanyStory(company, NoDetails, day).Sentences();

    /// <inheritdoc cref="OfCompany(OrganizationDetail, DateOnly)"/>
    /// <param name="deals">The company's deals with their claims, for what its sources disagree on.</param>
    public static IReadOnlyList<string> OfCompany(OrganizationDetail company, IEnumerable<DealDetail> deals, DateOnly day) =>
        new CompanyStory(company, deals.ToDictionary(deal => deal.Id), day).Sentences();

    /// <summary>The rounds an investor has joined and led, its takeovers, and the rivals of which it backs both.</summary>
    /// <param name="day">The day that decides whether talks are live or stale.</param>
    public static IReadOnlyList<string> OfInvestor(OrganizationDetail investor, DateOnly day) =>
        new InvestorStory(investor, day).Sentences();

    /// <summary>The figures of the companies of a sector or a country.</summary>
    /// <param name="where">"in robotics", "in China".</param>
    /// <param name="deals">Their deals, to name the largest.</param>
    public static IReadOnlyList<string> OfGroup(string where, FamilyFigures figures, IReadOnlyList<DealItem> deals) =>
        GroupStory.Of(GroupStory.Companies(where, figures.Funding.Announced), figures, deals);

    /// <summary>The figures of a round: "We hold 58 Series B rounds, for at least $9.4B."</summary>
    public static IReadOnlyList<string> OfRound(Slug round, FamilyFigures figures, IReadOnlyList<DealItem> deals)
    {
        var (one, many) = Noun(round);
        return GroupStory.Of(GroupStory.Held(one, many, figures.Funding.Announced), figures, deals);
    }

    /// <summary>"36 Series B rounds".</summary>
    public static string CountRounds(Slug round, int count) => English.Count(count, Noun(round).One, Noun(round).Many);

    /// <summary>
    /// Deals that a month knew as talks and that were settled later, by month: "xAI’s $20B, in talks that month, was reported closed in
    /// January 2026."
    /// </summary>
    public static ILookup<string, string> SettledLater(IEnumerable<DealDetail> deals) => (
        from deal in deals
        where deal.Deal.IsCounted() && deal.Timeline[0].Status.Stage() == DealStage.Talks
        let talks = deal.Timeline[0].Source.Published.ToMonth()
        where talks.Precision == DatePrecision.Month && talks.Last < deal.Date.First
        select (Month: $"{talks}", Sentence: DealStory.SettledLater(deal)))
        .ToLookup(later => later.Month, later => later.Sentence, StringComparer.Ordinal);

    private static string Raised(DealFigures funding) => funding.Usd is { } usd ? InDollars(usd) : Sum(funding);

    private static (string One, string Many) Noun(Slug round)
    {
        var name = RoundName.InSentence(round);
        var hasNoun = name.EndsWith("round", StringComparison.Ordinal) || name.EndsWith("extension", StringComparison.Ordinal);
        var one = hasNoun ? name : $"{name} round";
        return (one, one + "s");
    }

    // The size of a month is often that of one round.
    private static string LargestOf(Briefing briefing) => briefing.Funding.Announced is { Usd: { WithoutLargest: not null } usd }
        && briefing.TopDeals.FirstOrDefault(deal => deal.Id == usd.Largest.Deal) is { } largest
            ? $", {largest.Company.Name} {largest.Amount.Usd?.Text ?? largest.Amount.Value.ToWords()} of it"
            : "";
}

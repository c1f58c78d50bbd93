using ServerlessDeals.Summaries;
using static ServerlessDeals.Publishing.Briefings.Phrases;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>
/// The sentences that open the page of a company, an investor, a sector or a country. They keep every hedge, count what is
/// unknown, and never add one family of kinds to another.
/// </summary>
public static class Story
{
    private const int MostTakeovers = 3;

    /// <summary>"AI companies raised $66B in May 2026, in six rounds".</summary>
    public static string Headline(Briefing briefing)
    {
        var announced = briefing.Funding.Announced;
        return announced.Deals == 0
            ? $"{briefing.Title}: no funding that we know of"
            : $"AI companies raised {(announced.Usd is { } usd ? InDollars(usd) : Sum(announced))} in {briefing.Title}, "
                + $"in {Count(Family.Funding, announced.Deals)}{(WithoutRate(announced) is { } left ? $" ({left})" : "")}";
    }

    /// <summary>How a deal's status changed, where its sources contradict each other, and how certain it is.</summary>
    public static IReadOnlyList<string> OfDeal(DealDetail deal)
    {
        var sentences = new List<string> { StatusHistory(deal.Timeline) };
        if (deal.Deal.Contradictions is { } contradictions)
        {
            var fields = contradictions
                .Select(conflict => conflict.Field)
                .Select(field => field.Split(':')[0] switch
                {
                    "role" => "roles",
                    "announced" => "the date of the announcement",
                    "closed" => "the closing date",
                    var other => $"the {other}",
                });
            sentences.Add($"Its sources contradict each other on {English.List([.. fields.Distinct(StringComparer.Ordinal)])}.");
        }

        sentences.AddRange(DealSentence.Caveats(deal.Deal));
        return sentences;
    }

    /// <summary>A company's funding, debt, takeovers, last valuation and talks.</summary>
    /// <param name="day">The day that decides whether talks are live or stale.</param>
    public static IReadOnlyList<string> OfCompany(OrganizationDetail company, DateOnly day)
    {
        var name = company.Organization.Name;
        var figures = Figures.Of(company.Raised, day);
        var sentences = new List<string>();
        AddRaised(sentences, name, figures.Funding.Announced);
        AddBorrowed(sentences, figures.Of(Family.Debt).Announced, name);
        AddSold(sentences, figures.Of(Family.Secondary).Announced, name);
        AddTakeovers(sentences, [.. company.Raised.Where(deal => deal.IsCounted() && deal.IsIn(Family.Takeovers))]);
        if (sentences.Count == 0)
        {
            sentences.Add($"No deal of {name} has been announced that we know of.");
        }

        AddValuations(sentences, [.. company.Raised.Where(deal => deal.Valuation is { Value.Worth.IsUndisclosed: false })], day);
        AddTalks(sentences, figures);
        AddEnded(sentences, company.Raised.Count(deal => !deal.IsCounted() && !deal.IsPending()));
        return sentences;
    }

    /// <summary>
    /// The rounds an investor has joined and led, its acquisitions, and the rivals it backs both of. Never says what it "invested".
    /// </summary>
    /// <param name="day">The day that decides whether talks are live or stale.</param>
    public static IReadOnlyList<string> OfInvestor(OrganizationDetail investor, DateOnly day) => InvestorStory.Of(investor, day);

    /// <summary>The figures of a sector, a country or a round.</summary>
    /// <param name="where">"in robotics", "of companies in China".</param>
    public static IReadOnlyList<string> OfGroup(string where, FamilyFigures figures)
    {
        var announced = figures.Funding.Announced;
        var rounds = English.Capital(Count(Family.Funding, announced.Deals));
        var sentences = new List<string>
        {
            announced.Deals == 0
                ? $"No round {where} has been announced that we know of."
                : $"{rounds} {where} {(announced.Deals == 1 ? "has" : "have")} been announced{For(announced)}.",
        };
        if (announced.Usd is { Deals: > 1 } usd)
        {
            var comparison = Share(usd) is { } share
                ? $", is {share} of the total"
                : $", compares with {usd.TextOf(usd.WithoutLargest!.Value)} for the others";
            var counted = announced.WithoutRate == 0 ? "all that give an amount" : "all with a rate";
            var median = usd.Deals == 2 ? "" : $"; the median of {counted} is {usd.TextOf(usd.Median)}";
            sentences.Add($"The largest, {usd.Largest.Amount}{InDollars(usd.Largest.Usd)}{comparison}{median}.");
        }

        foreach (var family in (Family[])[Family.Takeovers, Family.Debt, Family.Secondary])
        {
            if (figures.Of(family).Announced is { Deals: > 0 } other)
            {
                sentences.Add($"Apart from that there {(other.Deals == 1 ? "is" : "are")} {Count(family, other.Deals)}{For(other)}.");
            }
        }

        AddTalks(sentences, figures);
        return sentences;
    }

    /// <summary>"First reported as in talks on 5 March 2024 and closed on 19 June 2025."</summary>
    private static string StatusHistory(IReadOnlyList<StatusStep> steps)
    {
        var statuses = steps.Select(step => $"{Status(step.Status)} {When(step.Source.Published)}").ToList();
        return $"First reported as {English.List(statuses)}.";
    }

    private static void AddRaised(List<string> sentences, string name, DealFigures funding)
    {
        if (funding.Deals > 0)
        {
            var rounds = Count(Family.Funding, funding.Deals);
            sentences.Add(funding.Deals == funding.NotSummed
                ? $"{name} has raised money in {rounds}{PartsNote(funding)}."
                : $"{name} has raised {Sum(funding)} in {rounds} that we know of{Notes(funding)}{PartsNote(funding)}.");
        }
    }

    private static void AddBorrowed(List<string> sentences, DealFigures debt, string name)
    {
        if (debt.Deals > 0)
        {
            var subject = sentences.Count == 0 ? name : "Apart from that it";
            sentences.Add($"{subject} has borrowed {Sum(debt)} in {Count(Family.Debt, debt.Deals)}{Notes(debt)}.");
        }
    }

    private static void AddSold(List<string> sentences, DealFigures secondary, string name)
    {
        if (secondary.Deals > 0)
        {
            var times = secondary.Deals == 1 ? "" : $" in {English.Number(secondary.Deals)} sales";
            var company = sentences.Count == 0 ? name : "it";
            sentences.Add(
                $"Shares of {company} changed hands{times} for {Sum(secondary)}{Notes(secondary)}, "
                + "which brings the company no money.");
        }
    }

    internal static void AddTakeovers(List<string> sentences, IReadOnlyList<DealItem> takeovers)
    {
        sentences.AddRange(takeovers.Take(MostTakeovers).Select(DealSentence.Of));
        var others = takeovers.Count - MostTakeovers;
        if (others > 0)
        {
            sentences.Add($"There {(others == 1 ? "is" : "are")} {English.Count(others, "more takeover", "more takeovers")}.");
        }
    }

    internal static void AddTalks(List<string> sentences, FamilyFigures figures)
    {
        foreach (var family in Enum.GetValues<Family>())
        {
            if (figures.Of(family).InTalks is { Deals: > 0 } live)
            {
                sentences.Add(Lede.Talks(family, live));
            }

            if (figures.Of(family).StaleTalks is { Deals: > 0 } stale)
            {
                sentences.Add(Lede.Stale(family, stale));
            }
        }
    }

    private static void AddEnded(List<string> sentences, int ended)
    {
        if (ended > 0)
        {
            sentences.Add($"{English.Capital(Phrases.Deals(ended))} {(ended == 1 ? "was" : "were")} called off or denied.");
        }
    }

    /// <summary>The last announced valuation, and a later one from talks.</summary>
    /// <param name="valued">Deals with a valuation, newest first.</param>
    private static void AddValuations(List<string> sentences, IReadOnlyList<DealItem> valued, DateOnly day)
    {
        if (valued.FirstOrDefault(deal => deal.IsCounted()) is { } announced)
        {
            sentences.Add($"It was last valued at {Worth(announced)}, {When(announced.Date)}.");
        }

        if (valued.TakeWhile(deal => !deal.IsCounted()).FirstOrDefault(deal => deal.IsPending() && !deal.IsStale(day)) is { } talks)
        {
            sentences.Add($"Talks since {English.Date(talks.Date)} put it at {Worth(talks)}.");
        }
    }

    private static string Worth(DealItem deal) => $"{deal.Valuation!.Value}{InDollars(deal.Valuation.Usd)}";

    /// <summary>"on 19 June 2025", "in June 2025".</summary>
    private static string When(PartialDate date) =>
        date.Precision == DatePrecision.Day ? $"on {English.Date(date)}" : $"in {English.Date(date)}";
}

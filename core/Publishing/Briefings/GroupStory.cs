using ServerlessDeals.Summaries;
using static ServerlessDeals.Publishing.Briefings.Phrases;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>The sentences that open the page of a sector, a country, a round or a kind.</summary>
internal static class GroupStory
{
    /// <param name="opening">The first sentence.</param>
    /// <param name="figures">The figures of the group.</param>
    /// <param name="deals">Its deals, to name the largest.</param>
    public static IReadOnlyList<string> Of(string opening, FamilyFigures figures, IReadOnlyList<DealItem> deals)
    {
        var sentences = new List<string> { opening };
        if (figures.Funding.Announced.Usd is { Deals: > 1 } usd)
        {
            var median = usd.Deals == 2 ? "" : $" The median round is {usd.Median.ToWords()}.";
            sentences.Add($"{Largest(usd, deals)}.{median}");
        }

        AddOthers(sentences, figures);
        if (figures.Funding.InTalks is { Deals: > 0 } talks)
        {
            var (more, are) = (figures.Funding.Announced.Deals > 0 ? "more " : "", talks.Deals == 1 ? "is" : "are");
            var rounds = English.Count(talks.Deals, $"{more}round", $"{more}rounds");
            sentences.Add($"{English.Capital(rounds)} {are} in talks{For(talks)}.");
        }

        return sentences;
    }

    /// <summary>"AI companies in robotics have raised at least $6.11B in 32 rounds we hold (three undisclosed)."</summary>
    public static string Companies(string where, DealFigures funding)
    {
        var rounds = Count(Family.Funding, funding.Deals);
        return (funding.Deals, funding.Totals.Count) switch
        {
            (0, _) => $"We hold no completed round of AI companies {where}.",
            (_, 0) => $"AI companies {where} have raised money in {rounds} we hold, for undisclosed amounts.",
            _ => $"AI companies {where} have raised {Sum(funding)} in {rounds} we hold{Notes(funding)}.",
        };
    }

    /// <summary>"We hold 58 Series B rounds, for at least $9.4B (two undisclosed)."</summary>
    /// <param name="one">"Series B round".</param>
    /// <param name="many">"Series B rounds".</param>
    public static string Held(string one, string many, DealFigures figures) => figures.Deals == 0
        ? $"We hold no completed {one}."
        : $"We hold {English.Count(figures.Deals, one, many)}{For(figures)}.";

    /// <summary>"Figure raised the largest, $675M, in February 2024"; the amount alone if the deal is not at hand.</summary>
    private static string Largest(ComparableTotal usd, IReadOnlyList<DealItem> deals)
    {
        var amount = $"{usd.Largest.Amount.ToWords()}{InDollars(usd.Largest.Usd)}";
        return deals.FirstOrDefault(deal => deal.Id == usd.Largest.Deal) is { } largest
            ? $"{largest.Company.Name} raised the largest, {amount}, {English.InMonth(largest.Date)}"
            : $"The largest is {amount}";
    }

    /// <summary>"We also hold two takeovers, for about $313M, and eight loans, for at least $29.81B."</summary>
    private static void AddOthers(List<string> sentences, FamilyFigures figures)
    {
        var others = ((Family[])[Family.Takeovers, Family.Debt, Family.Secondary])
            .Select(family => (Family: family, Figures: figures.Of(family).Announced))
            .Where(other => other.Figures.Deals > 0)
            .Select(other => Count(other.Family, other.Figures.Deals) + For(other.Figures))
            .ToList();
        if (others.Count > 0)
        {
            var last = others.Count == 1 ? others[0] : $"{string.Join(", ", others.SkipLast(1))}, and {others[^1]}";
            sentences.Add($"We also hold {last}, counted apart.");
        }
    }
}

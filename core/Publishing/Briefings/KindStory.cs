using ServerlessDeals.Summaries;
using static ServerlessDeals.Publishing.Briefings.Phrases;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>The title, the definition and the sentences of the page of a kind of deal.</summary>
public static class KindStory
{
    /// <summary>"Acquisitions".</summary>
    public static string Title(DealKind kind) => kind switch
    {
        DealKind.FundingRound => "Funding rounds",
        DealKind.StrategicInvestment => "Strategic investments",
        DealKind.Acquisition => "Acquisitions",
        DealKind.Debt => "Debt",
        DealKind.Secondary => "Share sales between investors",
        DealKind.AcquihireLicence => "Licences that move a team",
        _ => "Yearly totals",
    };

    public static string Definition(DealKind kind) => kind switch
    {
        DealKind.FundingRound => "Investors buy new shares: money for the company.",
        DealKind.StrategicInvestment => "A company invests in another, often with a contract beside it. It counts as funding.",
        DealKind.Acquisition => "A company is bought. The price goes to its owners, so it is not money raised.",
        DealKind.Debt => "Money that is lent and has to be paid back. It is counted apart from funding.",
        DealKind.Secondary => "Existing shares change hands. The company gets no money.",
        DealKind.AcquihireLicence => "A company licenses its technology to another, and its people move there. It counts as a takeover.",
        _ => "What a source says a company raised in a year, in several rounds. It is shown and never added to other totals.",
    };

    /// <summary>"nine loans".</summary>
    public static string Counted(DealKind kind, int count) => English.Count(count, Noun(kind).One, Noun(kind).Many);

    /// <summary>How many there are, the largest, and the talks.</summary>
    /// <param name="deals">The deals, to name the largest.</param>
    public static IReadOnlyList<string> Of(DealKind kind, FamilyFigures figures, IReadOnlyList<DealItem> deals)
    {
        var (one, many) = Noun(kind);
        if (kind.Family() is not { } family)
        {
            return [$"We hold {Counted(kind, figures.Cumulative)}."];
        }

        var announced = figures.Of(family).Announced;
        var sentences = new List<string> { GroupStory.Held(one, many, announced) };
        if (announced.Usd is { WithoutLargest: { } rest } usd)
        {
            var largest = deals.FirstOrDefault(deal => deal.Id == usd.Largest.Deal) is { } found
                ? Told(found)
                : $"{usd.Largest.Amount.ToWords()}{InDollars(usd.Largest.Usd)}";
            sentences.Add($"The largest: {largest}. The others come to {usd.TextOf(rest)}.");
        }

        if (figures.Of(family).InTalks is { Deals: > 0 } talks)
        {
            sentences.Add($"{English.Capital(Count(family, talks.Deals))} {(talks.Deals == 1 ? "is" : "are")} in talks{For(talks)}.");
        }

        return sentences;
    }

    private static (string One, string Many) Noun(DealKind kind) => kind switch
    {
        DealKind.FundingRound => ("funding round", "funding rounds"),
        DealKind.StrategicInvestment => ("strategic investment", "strategic investments"),
        DealKind.Acquisition => ("acquisition", "acquisitions"),
        DealKind.Debt => ("loan", "loans"),
        DealKind.Secondary => ("sale of shares", "sales of shares"),
        DealKind.AcquihireLicence => ("licence that moves a team", "licences that move a team"),
        _ => ("yearly total", "yearly totals"),
    };
}

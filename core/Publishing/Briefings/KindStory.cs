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

    /// <summary>How many there are, the largest, and the talks.</summary>
    public static IReadOnlyList<string> Of(DealKind kind, FamilyFigures figures)
    {
        if (kind.Family() is not { } family)
        {
            return [$"{English.Capital(Counted(kind, figures.Cumulative))} in this record."];
        }

        var announced = figures.Of(family).Announced;
        var sentences = new List<string>
        {
            announced.Deals == 0
                ? $"No {Noun(kind).One} has been announced that we know of."
                : $"{English.Capital(Counted(kind, announced.Deals))} {(announced.Deals == 1 ? "has" : "have")} been announced{For(announced)}.",
        };
        if (announced.Usd is { WithoutLargest: { } rest } usd)
        {
            sentences.Add($"The largest is {usd.Largest.Amount}{InDollars(usd.Largest.Usd)}; the others come to {usd.TextOf(rest)}.");
        }

        Story.AddTalks(sentences, figures);
        return sentences;
    }

    private static string Counted(DealKind kind, int count) => English.Count(count, Noun(kind).One, Noun(kind).Many);

    private static (string One, string Many) Noun(DealKind kind) => kind switch
    {
        DealKind.FundingRound => ("funding round", "funding rounds"),
        DealKind.StrategicInvestment => ("strategic investment", "strategic investments"),
        DealKind.Acquisition => ("acquisition", "acquisitions"),
        DealKind.Debt => ("loan", "loans"),
        DealKind.Secondary => ("sale of shares between investors", "sales of shares between investors"),
        DealKind.AcquihireLicence => ("licence that moves a team", "licences that move a team"),
        _ => ("yearly total", "yearly totals"),
    };
}

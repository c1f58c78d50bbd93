using ServerlessDeals.Queries;
using ServerlessDeals.Summaries;
using static ServerlessDeals.Briefings.Phrases;

namespace ServerlessDeals.Briefings;

/// <summary>The sentences that open the page of a company, an investor, a sector or a country. They keep every hedge, and count what is unknown.</summary>
public static class Story
{
    /// <summary>"June 2026 so far: two deals, up to $1.4B".</summary>
    public static string Headline(Briefing briefing) =>
        $"{briefing.Title}{(briefing.Incomplete ? " so far" : "")}: {Deals(briefing.Announced.Deals)}{(briefing.Announced.InDollars() is { } dollars ? $", {dollars.Text}" : "")}";

    /// <summary>What a company has raised, its last valuation, and what is still talk.</summary>
    public static IReadOnlyList<string> OfCompany(OrganizationDetail company)
    {
        var name = company.Organization.Name;
        var counted = company.Raised.Where(deal => deal.IsCounted()).ToList();
        var sentences = new List<string>();
        var sums = Sum(counted).Announced;
        sentences.Add(counted.Count == 0
            ? $"No deal of {name} has been announced."
            : $"{Capital(Deals(counted.Count))} of {name} {(counted.Count == 1 ? "has" : "have")} been announced, for {Money(sums)}{Silent(sums)}{Left(sums)}.");
        if (counted.FirstOrDefault(deal => deal.Valuation is { Value.Worth.IsUndisclosed: false }) is { } valued)
        {
            sentences.Add($"Its last reported valuation is {valued.Valuation!.Value} ({valued.Date}).");
        }

        AddTalks(sentences, Sum(company.Raised.Where(deal => deal.IsPending())).InTalks);
        var gone = company.Raised.Count(deal => !deal.IsCounted() && !deal.IsPending());
        if (gone > 0)
        {
            sentences.Add($"{Capital(Deals(gone))} {(gone == 1 ? "was" : "were")} cancelled or denied.");
        }

        return sentences;
    }

    /// <summary>How often an investor takes part and leads, and which rivals it backs both of. Never what it "invested".</summary>
    public static IReadOnlyList<string> OfInvestor(OrganizationDetail investor)
    {
        var name = investor.Organization.Name;
        var own = investor.Backed.Where(deal => deal.Parties.Any(party => party.Id == investor.Organization.Id && party.IsInvestor())).ToList();
        var counted = own.Where(deal => deal.IsCounted()).ToList();
        var led = counted.Count(deal => deal.Parties.Any(party => party.Id == investor.Organization.Id && party.Role.IsLead()));
        var companies = counted.Select(deal => deal.Company.Id).Distinct().Count();
        var sentences = new List<string>();
        if (counted.Count > 0)
        {
            var sums = Sum(counted).Announced;
            sentences.Add($"{name} takes part in {Deals(counted.Count)} of {Count(companies, "company", "companies")}{(led == 0 ? ", and no source says that it led one" : $", and led {Number(led)} of them")}.");
            sentences.Add($"With all {(counted.Count == 1 ? "its investors, that round comes" : "their investors, those rounds come")} to {Money(sums)}{Silent(sums)}{Left(sums)}; what {name} put in is seldom known.");
        }
        else if (investor.Backed.Any(deal => deal.IsCounted()))
        {
            sentences.Add($"{name} is a party of {Deals(investor.Backed.Count(deal => deal.IsCounted()))}, though not as an investor.");
        }
        else
        {
            sentences.Add($"No deal with {name} has been announced.");
        }

        AddTalks(sentences, Sum(own.Where(deal => deal.IsPending())).InTalks);
        if (investor.Overlaps.Count > 0)
        {
            var first = investor.Overlaps[0];
            sentences.Add(investor.Overlaps.Count == 1
                ? $"It backs two rivals, {first.Company.Name} and {first.Rival.Name}{(first.InTalks ? ", one of them only in talks" : "")}."
                : $"It backs {Number(investor.Overlaps.Count)} pairs of rivals, {first.Company.Name} and {first.Rival.Name} among them.");
        }

        return sentences;
    }

    /// <summary>What is counted of a sector or a country.</summary>
    /// <param name="where">"in robotics", "of companies in China".</param>
    public static IReadOnlyList<string> OfGroup(string where, Tally announced, Tally inTalks)
    {
        var sentences = new List<string>
        {
            announced.Deals == 0
                ? $"No deal {where} has been announced."
                : $"{Capital(Deals(announced.Deals))} {where} {(announced.Deals == 1 ? "has" : "have")} been announced, for {Money(announced)}{Silent(announced)}.",
        };
        if (announced.InDollars() is { Deals: > 1, LargestShare: { } share } dollars)
        {
            sentences.Add($"The largest, {dollars.Largest.Amount}, is {Share(share)} of the dollar total; the deal in the middle is of {dollars.Median.ToShortString()}.");
        }

        AddTalks(sentences, inTalks);
        return sentences;
    }

    // A deal whose money stands elsewhere is counted, and the sentence says why it is in no sum.
    private static string Left(Tally tally) => tally.NotSummed switch
    {
        0 => "",
        1 => ", not counting one whose money stands elsewhere",
        var some => $", not counting {Number(some)} whose money stands elsewhere",
    };

    private static void AddTalks(List<string> sentences, Tally talks)
    {
        if (talks.Deals > 0)
        {
            sentences.Add($"{Capital(Number(talks.Deals))} more {(talks.Deals == 1 ? "is" : "are")} rumoured or in talks, for {Money(talks)}{Silent(talks)}, and {(talks.Deals == 1 ? "is" : "are")} not counted above.");
        }
    }

    private static (Tally Announced, Tally InTalks) Sum(IEnumerable<DealItem> deals)
    {
        var count = deals.Aggregate(Summaries.Count.None, (sum, deal) => Summaries.Count.Add(sum, Summaries.Count.Of(deal)));
        return (Publication.Tally(count.Announced), Publication.Tally(count.InTalks));
    }
}

using ServerlessDeals.Queries;
using ServerlessDeals.Summaries;
using static ServerlessDeals.Briefings.Phrases;

namespace ServerlessDeals.Briefings;

/// <summary>The sentences that open the page of a company, an investor, a sector or a country. They keep every hedge, and count what is unknown.</summary>
public static class Story
{
    /// <summary>"June 2026 so far: two deals, CN¥1.5B and up to $1.4B".</summary>
    public static string Headline(Briefing briefing) =>
        $"{briefing.Title}{(briefing.Incomplete ? " so far" : "")}: {Deals(briefing.Announced.Deals)}{(briefing.Announced.Totals.Count == 0 ? "" : $", {Money(briefing.Announced)}")}";

    /// <summary>What a company has raised, its last valuation, and what is still talk.</summary>
    public static IReadOnlyList<string> OfCompany(OrganizationDetail company)
    {
        var name = company.Organization.Name;
        var counted = company.Raised.Where(deal => deal.IsCounted()).ToList();
        var sentences = new List<string>();
        sentences.Add(counted.Count == 0
            ? $"No deal of {name} has been announced."
            : $"{Capital(Deals(counted.Count))} of {name} {(counted.Count == 1 ? "has" : "have")} been announced{For(Sum(counted).Announced)}.");
        AddValuations(sentences, [.. company.Raised.Where(deal => deal.Valuation is { Value.Worth.IsUndisclosed: false })]);
        AddTalks(sentences, Sum(company.Raised.Where(deal => deal.IsPending())).InTalks, counted.Count);
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
            sentences.Add($"{name} takes part in {Deals(counted.Count)} of {Count(companies, "company", "companies")}{Led(led, counted.Count)}.");
            sentences.Add(Together(Sum(counted).Announced, name));
        }
        else if (investor.Backed.Any(deal => deal.IsCounted()))
        {
            sentences.Add($"{name} is a party of {Deals(investor.Backed.Count(deal => deal.IsCounted()))}, though not as an investor.");
        }
        else
        {
            sentences.Add($"No deal with {name} has been announced.");
        }

        AddTalks(sentences, Sum(own.Where(deal => deal.IsPending())).InTalks, counted.Count);
        AddRivals(sentences, [.. investor.Overlaps.Where(one => !one.InTalks)], [.. investor.Overlaps.Where(one => one.InTalks)]);
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
                : $"{Capital(Deals(announced.Deals))} {where} {(announced.Deals == 1 ? "has" : "have")} been announced{For(announced)}.",
        };
        if (announced.InDollars() is { Deals: > 1 } dollars)
        {
            var share = Share(dollars) is { } some ? $", is {some} of the dollar total" : $", stands beside {dollars.WithoutLargest!.Value.ToShortString()} of the others";
            var median = dollars.Deals == 2 ? "" : $"; the median of {(announced.Totals.Count == 1 ? "all that give an amount" : "all in dollars")} is {dollars.Median.ToShortString()}";
            sentences.Add($"{Capital(Largest(announced))}, {dollars.Largest.Amount}{share}{median}.");
        }

        AddTalks(sentences, inTalks, announced.Deals);
        return sentences;
    }

    private static void AddTalks(List<string> sentences, Tally talks, int counted)
    {
        if (talks.Deals > 0)
        {
            sentences.Add(Talks(talks, counted));
        }
    }

    /// <summary>What was announced last, and what is only said since.</summary>
    /// <param name="valued">Deals with a valuation, newest first.</param>
    private static void AddValuations(List<string> sentences, IReadOnlyList<DealItem> valued)
    {
        if (valued.FirstOrDefault(deal => deal.IsCounted()) is { } announced)
        {
            sentences.Add($"The last announced valuation, of {Date(announced.Date)}, is {announced.Valuation!.Value}.");
        }

        if (valued.TakeWhile(deal => !deal.IsCounted()).FirstOrDefault(deal => deal.IsPending()) is { } said)
        {
            sentences.Add($"{(said.Status == DealStatus.Rumoured ? "Rumours" : "Talks")} of {Date(said.Date)} put it at {said.Valuation!.Value}.");
        }
    }

    private static string Led(int led, int deals) => (led, deals) switch
    {
        (0, 1) => ", and no source says that it led it",
        (0, _) => ", and no source says that it led one",
        (1, 1) => ", and led it",
        _ => $", and led {(led == deals ? "all" : Number(led))} of them",
    };

    // Never what the investor put in: that is seldom known.
    private static string Together(Tally sums, string name)
    {
        var rounds = sums.Deals == 1 ? "that round" : "those rounds";
        return sums.Deals == sums.NotSummed
            ? $"{Capital(rounds)} {InNoSum(sums.Deals)}."
            : $"In {rounds} all investors together put in {Money(sums)}{Silent(sums)}{Apart(sums)}; what {name} put in is seldom known.";
    }

    private static void AddRivals(List<string> sentences, IReadOnlyList<Overlap> backed, IReadOnlyList<Overlap> talks)
    {
        if (backed.Count > 0)
        {
            sentences.Add($"It backs {Pairs(backed)}.");
        }

        if (talks.Count > 0)
        {
            sentences.Add(backed.Count == 0
                ? $"It backs, or is in talks to back, {Pairs(talks)}."
                : $"Talks would add {Count(talks.Count, "pair", "pairs")}.");
        }
    }

    private static string Pairs(IReadOnlyList<Overlap> some) => some.Count == 1
        ? $"two rivals, {some[0].Company.Name} and {some[0].Rival.Name}"
        : $"{Number(some.Count)} pairs of rivals, {some[0].Company.Name} and {some[0].Rival.Name} among them";

    private static (Tally Announced, Tally InTalks) Sum(IEnumerable<DealItem> deals)
    {
        var count = deals.Aggregate(Summaries.Count.None, (sum, deal) => Summaries.Count.Add(sum, Summaries.Count.Of(deal)));
        return (Publication.Tally(count.Announced), Publication.Tally(count.InTalks));
    }
}

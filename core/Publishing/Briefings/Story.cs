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
            : $"AI companies raised {DollarsFirst(announced)} in {briefing.Title}, in {Count(Family.Funding, announced.Deals)}";
    }

    /// <summary>
    /// What must be known to read a deal's figures: how its status moved, where sources contradict each other, and how sure it is.
    /// </summary>
    public static IReadOnlyList<string> OfDeal(DealDetail deal)
    {
        var sentences = new List<string> { Course(deal.Timeline) };
        if (deal.Deal.Contradictions is { } found)
        {
            var fields = found.Select(conflict => conflict.Field).Select(field => field.StartsWith("role:", StringComparison.Ordinal) ? "roles" : $"the {field}");
            sentences.Add($"Its sources contradict each other on {English.List([.. fields.Distinct(StringComparer.Ordinal)])}.");
        }

        sentences.AddRange(DealSentence.Caveats(deal.Deal));
        return sentences;
    }

    /// <summary>What a company has raised, borrowed, and been bought for, its last valuation, and what is still talk.</summary>
    /// <param name="day">On which talks are live or stale.</param>
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

    /// <summary>How many rounds an investor has joined and led, what it bought, and which rivals it backs both of. Never what it "invested".</summary>
    /// <param name="day">On which talks are live or stale.</param>
    public static IReadOnlyList<string> OfInvestor(OrganizationDetail investor, DateOnly day)
    {
        var (id, name) = (investor.Organization.Id, investor.Organization.Name);
        var joined = investor.Backed.Where(deal => deal.Parties.Any(party => party.Id == id && party.IsInvestor())).ToList();
        var rounds = joined.Where(deal => deal.IsCounted() && deal.IsIn(Family.Funding)).ToList();
        var led = rounds.Count(deal => deal.Parties.Any(party => party.Id == id && party.IsLead()));
        var sentences = new List<string>();
        if (rounds.Count > 0)
        {
            sentences.Add($"{name} has joined {Count(Family.Funding, rounds.Count)} {Of(rounds)}{Led(led, rounds.Count)}.");
        }

        AddOther(sentences, name, [.. joined.Where(deal => deal.IsCounted() && !deal.IsIn(Family.Funding))]);
        AddTakeovers(sentences, [.. Acting(investor, PartyRole.Acquirer), .. Acting(investor, PartyRole.Licensee)]);
        AddLoans(sentences, name, Acting(investor, PartyRole.Lender));
        if (sentences.Count == 0)
        {
            sentences.Add($"No deal with {name} has been announced that we know of.");
        }

        AddTalks(sentences, Figures.Of(joined.Where(deal => deal.IsPending()), day));
        AddOnlyInTalks(sentences, name, investor);
        AddRivals(sentences, [.. investor.Overlaps.Where(overlap => !overlap.InTalks)], [.. investor.Overlaps.Where(overlap => overlap.InTalks)]);
        return sentences;
    }

    /// <summary>What is counted of a sector, a country, a round.</summary>
    /// <param name="where">"in robotics", "of companies in China".</param>
    public static IReadOnlyList<string> OfGroup(string where, FamilyFigures figures)
    {
        var announced = figures.Funding.Announced;
        var sentences = new List<string>
        {
            announced.Deals == 0
                ? $"No round {where} has been announced that we know of."
                : $"{English.Capital(Count(Family.Funding, announced.Deals))} {where} {(announced.Deals == 1 ? "has" : "have")} been announced{For(announced)}.",
        };
        if (announced.InDollars() is { Deals: > 1 } dollars)
        {
            var share = Share(dollars) is { } some ? $", is {some} of the dollar total" : $", stands beside {dollars.WithoutLargest!.Value.ToShortString()} of the others";
            var median = dollars.Deals == 2 ? "" : $"; the median of {(announced.Totals.Count == 1 ? "all that give an amount" : "all in dollars")} is {dollars.Median.ToShortString()}";
            sentences.Add($"{English.Capital(Largest(announced))}, {dollars.Largest.Amount}{share}{median}.");
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

    /// <summary>"In talks on 5 March 2024, closed on 19 June 2025, as first reported."</summary>
    private static string Course(IReadOnlyList<StatusStep> steps)
    {
        var told = steps.Select(step => $"{Status(step.Status)} {When(step.Source.Published)}").ToList();
        return $"First reported as {English.List(told)}.";
    }

    private static string DollarsFirst(DealFigures tally) => tally.InDollars() is { } dollars && tally.Totals.Count > 1
        ? $"{dollars.Text}, and {Money(tally with { Totals = [.. tally.Totals.Where(total => total != dollars)] })},"
        : Money(tally);

    private static void AddRaised(List<string> sentences, string name, DealFigures funding)
    {
        if (funding.Deals > 0)
        {
            var whole = funding.Deals == funding.NotSummed ? Apart(funding) : "";
            sentences.Add(funding.Deals == funding.NotSummed
                ? $"{name} has raised money in {Count(Family.Funding, funding.Deals)}{whole}."
                : $"{name} has raised {Money(funding)} in {Count(Family.Funding, funding.Deals)} that we know of{Silent(funding)}{Apart(funding)}.");
        }
    }

    private static void AddBorrowed(List<string> sentences, DealFigures debt, string name)
    {
        if (debt.Deals > 0)
        {
            sentences.Add($"{(sentences.Count == 0 ? name : "Apart from that it")} has borrowed {Money(debt)} in {Count(Family.Debt, debt.Deals)}{Silent(debt)}.");
        }
    }

    private static void AddSold(List<string> sentences, DealFigures secondary, string name)
    {
        if (secondary.Deals > 0)
        {
            var times = secondary.Deals == 1 ? "" : $" in {English.Number(secondary.Deals)} sales";
            sentences.Add($"Shares {(sentences.Count == 0 ? $"of {name}" : "of it")} changed hands{times} for {Money(secondary)}{Silent(secondary)}, which is no money for the company.");
        }
    }

    private static void AddTakeovers(List<string> sentences, IReadOnlyList<DealItem> takeovers)
    {
        sentences.AddRange(takeovers.Take(MostTakeovers).Select(DealSentence.Of));
        if (takeovers.Count > MostTakeovers)
        {
            sentences.Add($"There {(takeovers.Count == MostTakeovers + 1 ? "is" : "are")} {English.Count(takeovers.Count - MostTakeovers, "more takeover", "more takeovers")}.");
        }
    }

    private static void AddOther(List<string> sentences, string name, IReadOnlyList<DealItem> deals)
    {
        foreach (var family in deals.GroupBy(deal => deal.Kind.Family()).OrderBy(own => own.Key))
        {
            var what = family.Key is { } known ? Count(known, family.Count()) : English.Count(family.Count(), "yearly total", "yearly totals");
            sentences.Add($"{(sentences.Count == 0 ? name : "It")} {(sentences.Count == 0 ? "" : "also ")}took part in {what} {Of([.. family])}.");
        }
    }

    private static void AddLoans(List<string> sentences, string name, IReadOnlyList<DealItem> loans)
    {
        if (loans.Count > 0)
        {
            sentences.Add($"{(sentences.Count == 0 ? name : "It")} lent money to {Borrowers(loans)}.");
        }
    }

    private static string Borrowers(IReadOnlyList<DealItem> loans) => English.Some([.. loans.Select(deal => deal.Company.Name).Distinct(StringComparer.Ordinal)], 3);

    private static IReadOnlyList<DealItem> Acting(OrganizationDetail one, PartyRole role) =>
        [.. one.Backed.Where(deal => deal.IsCounted() && deal.Parties.Any(party => party.Id == one.Organization.Id && party.Role == role && !party.OnlyInTalks))];

    /// <summary>"of Abridge", "at eight companies".</summary>
    private static string Of(IReadOnlyList<DealItem> deals)
    {
        var companies = deals.Select(deal => deal.Company.Name).Distinct(StringComparer.Ordinal).ToList();
        return companies.Count == 1 ? $"of {companies[0]}" : $"at {English.Count(companies.Count, "company", "companies")}";
    }

    private static string Led(int led, int rounds) => (led, rounds) switch
    {
        (0, _) => "",
        (1, 1) => ", and led it",
        _ => $", and led {(led == rounds ? "all" : English.Number(led))} of them",
    };

    private static void AddTalks(List<string> sentences, FamilyFigures figures)
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

    private static void AddOnlyInTalks(List<string> sentences, string name, OrganizationDetail investor)
    {
        var only = investor.Backed.Where(deal => deal.Parties.Any(party => party.Id == investor.Organization.Id && party.OnlyInTalks)).Select(deal => deal.Company.Name).Distinct(StringComparer.Ordinal).ToList();
        if (only.Count > 0)
        {
            sentences.Add($"{name} was in talks to join {(only.Count == 1 ? "a deal" : "deals")} of {English.Some(only, 3)} that no source says it joined.");
        }
    }

    /// <summary>What was announced last, and what is only said since.</summary>
    /// <param name="valued">Deals with a valuation, newest first.</param>
    private static void AddValuations(List<string> sentences, IReadOnlyList<DealItem> valued, DateOnly day)
    {
        if (valued.FirstOrDefault(deal => deal.IsCounted()) is { } announced)
        {
            sentences.Add($"It was last valued at {announced.Valuation!.Value}, {When(announced.Date)}.");
        }

        if (valued.TakeWhile(deal => !deal.IsCounted()).FirstOrDefault(deal => deal.IsPending() && !deal.IsStale(day)) is { } said)
        {
            sentences.Add($"Talks since {English.Date(said.Date)} put it at {said.Valuation!.Value}.");
        }
    }

    /// <summary>"on 19 June 2025", "in June 2025".</summary>
    private static string When(PartialDate date) => date.Precision == DatePrecision.Day ? $"on {English.Date(date)}" : $"in {English.Date(date)}";

    private static void AddRivals(List<string> sentences, IReadOnlyList<SharedInvestor> backed, IReadOnlyList<SharedInvestor> talks)
    {
        if (backed.Count > 0)
        {
            sentences.Add($"It backs {Pairs(backed)}.");
        }

        if (talks.Count > 0)
        {
            sentences.Add(backed.Count == 0
                ? $"It backs, or is in talks to back, {Pairs(talks)}."
                : $"Talks would add {English.Count(talks.Count, "pair", "pairs")}.");
        }
    }

    private static string Pairs(IReadOnlyList<SharedInvestor> some) => some.Count == 1
        ? $"two rivals, {some[0].Company.Name} and {some[0].Rival.Name}"
        : $"{English.Number(some.Count)} pairs of rivals, {some[0].Company.Name} and {some[0].Rival.Name} among them";
}

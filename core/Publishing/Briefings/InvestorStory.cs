using static ServerlessDeals.Publishing.Briefings.Phrases;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>The sentences that open the page of an investor, with the rules of <see cref="Story"/>.</summary>
internal static class InvestorStory
{
    public static IReadOnlyList<string> Of(OrganizationDetail investor, DateOnly day)
    {
        var (id, name) = (investor.Organization.Id, investor.Organization.Name);
        var joined = investor.Backed.Where(deal => deal.Parties.Any(party => party.Id == id && party.IsInvestor())).ToList();
        var rounds = joined.Where(deal => deal.IsCounted() && deal.IsIn(Family.Funding)).ToList();
        var led = rounds.Count(deal => deal.Parties.Any(party => party.Id == id && party.IsLead()));
        var sentences = new List<string>();
        if (rounds.Count > 0)
        {
            sentences.Add($"{name} has joined {Count(Family.Funding, rounds.Count)} {AtCompanies(rounds)}{Led(led, rounds.Count)}.");
        }

        AddOther(sentences, name, [.. joined.Where(deal => deal.IsCounted() && !deal.IsIn(Family.Funding))]);
        Story.AddTakeovers(sentences, [.. InRole(investor, PartyRole.Acquirer), .. InRole(investor, PartyRole.Licensee)]);
        AddLoans(sentences, name, InRole(investor, PartyRole.Lender));
        if (sentences.Count == 0)
        {
            sentences.Add($"No deal with {name} has been announced that we know of.");
        }

        Story.AddTalks(sentences, Figures.Of(joined.Where(deal => deal.IsPending()), day));
        AddOnlyInTalks(sentences, name, investor);
        AddRivals(
            sentences,
            [.. investor.Overlaps.Where(overlap => !overlap.InTalks)],
            [.. investor.Overlaps.Where(overlap => overlap.InTalks)]);
        return sentences;
    }

    private static void AddOther(List<string> sentences, string name, IReadOnlyList<DealItem> deals)
    {
        foreach (var family in deals.GroupBy(deal => deal.Kind.Family()).OrderBy(group => group.Key))
        {
            var what = family.Key is { } known
                ? Count(known, family.Count())
                : English.Count(family.Count(), "yearly total", "yearly totals");
            var subject = sentences.Count == 0 ? $"{name} " : "It also ";
            sentences.Add($"{subject}took part in {what} {AtCompanies([.. family])}.");
        }
    }

    private static void AddLoans(List<string> sentences, string name, IReadOnlyList<DealItem> loans)
    {
        if (loans.Count > 0)
        {
            sentences.Add($"{(sentences.Count == 0 ? name : "It")} lent money to {Borrowers(loans)}.");
        }
    }

    private static string Borrowers(IReadOnlyList<DealItem> loans) =>
        English.Some([.. loans.Select(deal => deal.Company.Name).Distinct(StringComparer.Ordinal)], 3);

    private static IReadOnlyList<DealItem> InRole(OrganizationDetail investor, PartyRole role)
    {
        var id = investor.Organization.Id;
        return
        [
            .. investor.Backed.Where(deal =>
                deal.IsCounted() && deal.Parties.Any(party => party.Id == id && party.Role == role && !party.OnlyInTalks)),
        ];
    }

    /// <summary>"of Abridge", "at eight companies".</summary>
    private static string AtCompanies(IReadOnlyList<DealItem> deals)
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

    private static void AddOnlyInTalks(List<string> sentences, string name, OrganizationDetail investor)
    {
        var companies = investor.Backed
            .Where(deal => deal.Parties.Any(party => party.Id == investor.Organization.Id && party.OnlyInTalks))
            .Select(deal => deal.Company.Name)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (companies.Count > 0)
        {
            var deals = companies.Count == 1 ? "a deal" : "deals";
            sentences.Add($"{name} was in talks to join {deals} of {English.Some(companies, 3)} that no source says it joined.");
        }
    }

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

    private static string Pairs(IReadOnlyList<SharedInvestor> pairs) => pairs.Count == 1
        ? $"two rivals, {pairs[0].Company.Name} and {pairs[0].Rival.Name}"
        : $"{English.Number(pairs.Count)} pairs of rivals, {pairs[0].Company.Name} and {pairs[0].Rival.Name} among them";
}

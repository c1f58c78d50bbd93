using static ServerlessDeals.Publishing.Briefings.Phrases;

namespace ServerlessDeals.Publishing.Briefings;

/// <summary>
/// The sentences that open the page of an investor: the rounds it joined and led, what it bought, whom it lent to, and the rivals of which
/// it backs both. They never say what it "invested", because sources give the sum of a round, and seldom an investor's share.
/// </summary>
/// <param name="investor">The investor, with its deals newest first.</param>
/// <param name="day">The day that decides whether talks are live or stale.</param>
internal sealed class InvestorStory(OrganizationDetail investor, DateOnly day)
{
    private const int MostNames = 3;
    private const int MostTakeovers = 3;

    private readonly Slug _id = investor.Organization.Id;
    private readonly List<string> _sentences = [];
    private readonly List<DealItem> _joined = [.. investor.Backed.Where(deal =>
        deal.Parties.Any(party => party.Id == investor.Organization.Id && party.IsInvestor()))];

    private string Subject => _sentences.Count == 0 ? investor.Organization.Name : "It";

    public IReadOnlyList<string> Sentences()
    {
        var rounds = _joined.Where(deal => deal.IsCounted() && deal.IsIn(Family.Funding)).ToList();
        AddRounds(rounds);
        AddOther([.. _joined.Where(deal => deal.IsCounted() && deal.IsIn(Family.Debt))], "loan", "loans");
        AddOther([.. _joined.Where(deal => deal.IsCounted() && deal.IsIn(Family.Secondary))], "sale of shares", "sales of shares");
        AddTakeovers([.. InRole(PartyRole.Acquirer), .. InRole(PartyRole.Licensee)]);
        AddLoans([.. InRole(PartyRole.Lender)]);
        AddYearlyTotals([.. _joined.Where(deal => deal.IsCounted() && deal.Kind == DealKind.Cumulative)], rounds);
        var isNew = _sentences.Count == 0;
        if (isNew)
        {
            Add($"We hold no completed deal with {investor.Organization.Name}");
        }

        AddTalks();
        if (isNew)
        {
            AddStaleTalks();
        }

        AddOnlyInTalks();
        AddRivals();
        return _sentences;
    }

    private void Add(string sentence) => _sentences.Add(English.Sentence(sentence));

    private void AddRounds(IReadOnlyList<DealItem> rounds)
    {
        if (rounds is [var only])
        {
            Add($"{Subject} {Verb(only)} {Round(only)} {English.InMonth(only.Date)}");
        }
        else if (rounds.Count > 1)
        {
            var joined = $"{Subject} has joined {Count(Family.Funding, rounds.Count)} {AtCompanies(rounds)}";
            Add($"{joined}{Led(rounds)}".TrimEnd(','));
            AddShare(rounds);
        }
    }

    private string Verb(DealItem deal) => deal.Parties.First(party => party.Id == _id && party.IsInvestor()).Role switch
    {
        PartyRole.Lead => "led",
        PartyRole.CoLead => "co-led",
        _ => "joined",
    };

    /// <summary>"Abridge’s Series B of $30M", "OpenAI’s round of about $10B".</summary>
    private static string Round(DealItem deal)
    {
        var round = deal.Round is { } name ? RoundName.InSentence(name) : "round";
        var sum = deal.Amount.Value.IsUndisclosed ? "" : $" of {deal.Amount.Value.ToWords()}";
        return $"{English.Of(deal.Company.Name)} {round}{sum}";
    }

    /// <summary>"of Abridge", "at eight AI companies, most of them in China,".</summary>
    private static string AtCompanies(IReadOnlyList<DealItem> deals)
    {
        var companies = deals.DistinctBy(deal => deal.Company.Id).ToList();
        if (companies.Count <= MostNames)
        {
            var names = companies.Select(deal => deal.Company.Name).OrderByName(name => name).ToList();
            return $"{(names.Count == 1 ? "of" : "at")} {English.List(names)}";
        }

        return $"at {English.Number(companies.Count)} AI companies{Where(companies)}";
    }

    private static string Where(IReadOnlyList<DealItem> companies)
    {
        var (code, count) = companies.Where(deal => deal.Country is not null).GroupBy(deal => deal.Country!)
            .Select(group => (group.Key, group.Count())).OrderByDescending(pair => pair.Item2).FirstOrDefault();
        return 2 * count > companies.Count && Country.Parse(code) is { IsValue: true } country
            ? $", {(count == companies.Count ? "all" : "most")} of them in {country.Value.WithArticle},"
            : "";
    }

    private string Led(IReadOnlyList<DealItem> rounds) =>
        rounds.Count(deal => deal.Parties.Any(party => party.Id == _id && party.IsLead())) switch
        {
            0 => "",
            2 when rounds.Count == 2 => " and led both",
            var led when led == rounds.Count => " and led all of them",
            var led => $" and led {English.Number(led)}",
        };

    private void AddShare(IReadOnlyList<DealItem> rounds)
    {
        var known = rounds.Count(deal => deal.Parties.Any(party => party.Id == _id && party.Amount is { IsUndisclosed: false }));
        if (2 * known < rounds.Count)
        {
            Add($"Its own share is {(known == 0 ? "not" : "rarely")} reported");
        }
    }

    private void AddOther(IReadOnlyList<DealItem> deals, string one, string many)
    {
        if (deals.Count > 0)
        {
            var also = _sentences.Count == 0 ? "" : "also ";
            var what = deals.Count == 1 ? $"a {one}" : English.Count(deals.Count, one, many);
            Add($"{Subject} {also}took part in {what} {AtCompanies(deals)}".TrimEnd(','));
        }
    }

    private void AddTakeovers(IReadOnlyList<DealItem> takeovers)
    {
        foreach (var deal in takeovers.Take(MostTakeovers))
        {
            var sentence = DatedSentence.Of(deal, deal.Company.Name);
            var name = investor.Organization.Name;
            var isAlone = deal.Parties.Count(party => party.IsAcquirer()) == 1 && sentence.StartsWith(name, StringComparison.Ordinal);
            Add(_sentences.Count > 0 && isAlone ? "It" + sentence[name.Length..] : sentence);
        }

        if (takeovers.Count > MostTakeovers)
        {
            Add($"It has taken over {English.Count(takeovers.Count - MostTakeovers, "more company", "more companies")}");
        }
    }

    private void AddLoans(IReadOnlyList<DealItem> loans)
    {
        if (loans.Count > 0)
        {
            Add($"{Subject} has lent money to {Companies(loans)}");
        }
    }

    // Where it joined a round of the company, a total of a year says nothing new.
    private void AddYearlyTotals(IEnumerable<DealItem> totals, IEnumerable<DealItem> rounds)
    {
        var others = totals.ExceptBy(rounds.Select(deal => deal.Company.Id), deal => deal.Company.Id).ToList();
        if (others.Count > 0)
        {
            Add($"{(_sentences.Count == 0 ? investor.Organization.Name : "It")} is named among the backers of {Companies(others)}");
        }
    }

    private void AddTalks()
    {
        var live = _joined.Where(deal => deal.IsPending() && !deal.IsStale(day)).ToList();
        if (live is [var only])
        {
            Add($"It is {(only.Status == DealStatus.Rumoured ? "said to want" : "in talks")} to join {Round(only)}");
        }
        else if (live.Count > 1)
        {
            Add($"It is in talks to join rounds at {Companies(live)}");
        }
    }

    private void AddStaleTalks()
    {
        if (_joined.FirstOrDefault(deal => deal.IsStale(day)) is { } stale)
        {
            Add($"It was reported in talks with {stale.Company.Name} {English.InMonth(stale.Date)}, and nothing has been reported since");
        }
    }

    private void AddOnlyInTalks()
    {
        var talked = investor.Backed.Where(deal => deal.Parties.Any(party => party.Id == _id && party.OnlyInTalks)).ToList();
        if (talked.Count > 0)
        {
            Add($"It was once in talks with {Companies(talked)}, and no source says that it joined");
        }
    }

    private void AddRivals()
    {
        var backed = investor.Overlaps.Where(pair => !pair.InTalks).ToList();
        var talks = investor.Overlaps.Where(pair => pair.InTalks).ToList();
        if (backed.Count > 0)
        {
            Add($"It backs {Pairs(backed)}");
        }

        if (talks.Count > 0)
        {
            Add(backed.Count == 0
                ? $"It backs, or is in talks to back, {Pairs(talks)}"
                : $"Its talks would add {English.Count(talks.Count, "pair", "pairs")}");
        }
    }

    private IEnumerable<DealItem> InRole(PartyRole role) => investor.Backed.Where(deal =>
        deal.IsCounted() && deal.Parties.Any(party => party.Id == _id && party.Role == role && !party.OnlyInTalks));

    private static string Companies(IEnumerable<DealItem> deals) =>
        English.Some([.. deals.Select(deal => deal.Company.Name).Distinct(StringComparer.Ordinal)], MostNames);

    private static string Pairs(IReadOnlyList<SharedInvestor> pairs) => pairs.Count == 1
        ? $"two rivals, {pairs[0].Company.Name} and {pairs[0].Rival.Name}"
        : $"{English.Number(pairs.Count)} pairs of rivals, {pairs[0].Company.Name} and {pairs[0].Rival.Name} among them";
}

namespace ServerlessDeals.Tests.Witness;

/// <summary>The filters of a list: for each field, any of its values and none of those after a minus sign.</summary>
internal sealed record WitnessQuery
{
    public IReadOnlyList<string> Company { get; init; } = [];

    public IReadOnlyList<string> Investor { get; init; } = [];

    public IReadOnlyList<string> Lead { get; init; } = [];

    public IReadOnlyList<string> Acquirer { get; init; } = [];

    public IReadOnlyList<string> Lender { get; init; } = [];

    public IReadOnlyList<string> Party { get; init; } = [];

    public IReadOnlyList<string> Sector { get; init; } = [];

    public IReadOnlyList<string> Country { get; init; } = [];

    public IReadOnlyList<string> Region { get; init; } = [];

    public IReadOnlyList<string> Round { get; init; } = [];

    public IReadOnlyList<string> Kind { get; init; } = [];

    public IReadOnlyList<string> Status { get; init; } = [];

    public WitnessDate? From { get; init; }

    public WitnessDate? To { get; init; }

    /// <summary>The currency in which the amount was reported.</summary>
    public IReadOnlyList<string> Currency { get; init; } = [];

    /// <summary>The currency of all bounds.</summary>
    public string In { get; init; } = "USD";

    public decimal? MinAmount { get; init; }

    public decimal? MaxAmount { get; init; }

    public decimal? MinValuation { get; init; }

    public decimal? MaxValuation { get; init; }

    public bool? Undisclosed { get; init; }

    public bool? Unconfirmed { get; init; }

    public int MinSources { get; init; }

    public bool Possible { get; init; }

    /// <summary>-announced, announced, -amount, amount, -valuation or valuation.</summary>
    public string Sort { get; init; } = "-announced";
}

/// <summary>Filters deals one by one, and sorts what is left.</summary>
internal static class NaiveList
{
    /// <returns>The ids, each with "definite" or "possible".</returns>
    public static IReadOnlyList<(string Id, string Match)> Of(
        IEnumerable<WitnessResolved> deals, IReadOnlyList<WitnessOrganization> organizations, WitnessQuery query)
    {
        var found = new List<(WitnessResolved Deal, string Match)>();
        foreach (var deal in deals)
        {
            var company = organizations.FirstOrDefault(organization => organization.Id == deal.Company);
            if (HasTheWords(deal, company, query) && Match(deal, query) is { } match && (match == "definite" || query.Possible))
            {
                found.Add((deal, match));
            }
        }

        return [.. Sorted(found, query.Sort).Select(item => (item.Deal.Id, item.Match))];
    }

    private static bool HasTheWords(WitnessResolved deal, WitnessOrganization? company, WitnessQuery query) =>
        Has(query.Company, [deal.Company])
        && Has(query.Investor, deal.Parties.Where(party => party.IsInvestor).Select(party => party.Org))
        && Has(query.Lead, deal.Parties.Where(party => party.Leads).Select(party => party.Org))
        && Has(query.Acquirer, Orgs(deal, "acquirer", "licensee"))
        && Has(query.Lender, Orgs(deal, "lender"))
        && Has(query.Party, deal.Parties.Select(party => party.Org))
        && Has(query.Sector, company?.Sectors ?? [])
        && Has(query.Country, company?.Country is { } country ? [country] : [])
        && Has(query.Region, company?.Country is { } within ? NaiveCounter.RegionsOf(within) : [])
        && Has(query.Round, deal.Round is { } round ? [round.Text] : [])
        && Has(query.Kind, [deal.Kind])
        && Has(query.Status, [deal.Status.Text])
        && Has(query.Currency, deal.Amount.IsUndisclosed ? [] : [deal.Amount.Currency])
        && (query.Undisclosed is null || query.Undisclosed == deal.Amount.IsUndisclosed)
        && (query.Unconfirmed is null || query.Unconfirmed == deal.Unconfirmed)
        && deal.Witnesses >= query.MinSources;

    // A party that was only in talks is not an acquirer, a licensee or a lender, as it is not an investor.
    private static IEnumerable<string> Orgs(WitnessResolved deal, params string[] roles) =>
        deal.Parties.Where(party => roles.Contains(party.Role.Text) && !party.OnlyInTalks).Select(party => party.Org);

    private static bool Has(IReadOnlyList<string> asked, IEnumerable<string> values)
    {
        var own = values.ToList();
        var any = asked.Where(value => value[0] != '-').ToList();
        return (any.Count == 0 || any.Exists(own.Contains)) && !asked.Any(value => value[0] == '-' && own.Contains(value[1..]));
    }

    private static string? Match(WitnessResolved deal, WitnessQuery query)
    {
        string?[] matches =
        [
            DateMatch(deal.Date, query.From?.First ?? DateOnly.MinValue, query.To?.Last ?? DateOnly.MaxValue),
            MoneyMatch(deal.Amount, deal.Date, query.In, query.MinAmount, query.MaxAmount),
            MoneyMatch(Worth(deal), deal.Date, query.In, query.MinValuation, query.MaxValuation),
        ];
        if (matches.Contains(null))
        {
            return null;
        }

        return matches.Contains("possible") ? "possible" : "definite";
    }

    private static string? DateMatch(WitnessDate date, DateOnly from, DateOnly to)
    {
        if (from <= date.First && date.Last <= to)
        {
            return "definite";
        }

        return from <= date.Last && date.First <= to ? "possible" : null;
    }

    private static string? MoneyMatch(WitnessAmount amount, WitnessDate date, string currency, decimal? least, decimal? most)
    {
        if (least is null && most is null)
        {
            return "definite";
        }

        if (WitnessRates.In(currency, amount, date)?.Range is not { } range || !range.Meets(new(least ?? 0, true, most, true)))
        {
            return null;
        }

        return (least is null || least <= range.Low) && (most is null || range.High <= most) ? "definite" : "possible";
    }

    private static WitnessAmount Worth(WitnessResolved deal) =>
        deal.Valuation is { } said ? WitnessValuation.Read(said.Text).Worth : WitnessAmount.Undisclosed;

    private static IEnumerable<(WitnessResolved Deal, string Match)> Sorted(List<(WitnessResolved Deal, string Match)> found, string sort)
    {
        var byId = found.OrderBy(item => item.Deal.Id, StringComparer.Ordinal);
        return sort switch
        {
            "-announced" => byId.OrderByDescending(item => item.Deal.Date.First),
            "announced" => byId.OrderBy(item => item.Deal.Date.First),
            "-amount" => BySize(byId, deal => deal.Amount, -1),
            "amount" => BySize(byId, deal => deal.Amount, 1),
            "-valuation" => BySize(byId, Worth, -1),
            _ => BySize(byId, Worth, 1),
        };
    }

    /// <summary>In dollars; then those without a rate, then those without a figure. Otherwise the newest is first.</summary>
    private static IEnumerable<(WitnessResolved Deal, string Match)> BySize(
        IEnumerable<(WitnessResolved Deal, string Match)> byId, Func<WitnessResolved, WitnessAmount> amount, int sign)
    {
        var sized = byId.OrderByDescending(item => item.Deal.Date.First)
            .Select(item => (Item: item, Amount: amount(item.Deal), Dollars: WitnessRates.InDollars(amount(item.Deal), item.Deal.Date)))
            .ToList();
        return sized.Where(line => line.Dollars is not null).OrderBy(line => sign * Size(line.Dollars!))
            .Concat(sized.Where(line => line.Dollars is null).OrderBy(line => line.Amount.IsUndisclosed))
            .Select(line => line.Item);
    }

    /// <summary>The lower bound, or the upper bound if there is no lower one.</summary>
    private static decimal Size(WitnessAmount amount) => amount.Low > 0 ? amount.Low : amount.High ?? 0;
}

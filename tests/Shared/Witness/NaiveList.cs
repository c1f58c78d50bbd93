namespace ServerlessDeals.Tests.Witness;

/// <summary>The filters of a list: for each field, any of its values and none of those after a minus sign.</summary>
internal sealed record WitnessQuery
{
    public IReadOnlyList<string> Company { get; init; } = [];

    public IReadOnlyList<string> Investor { get; init; } = [];

    public IReadOnlyList<string> Lead { get; init; } = [];

    public IReadOnlyList<string> Sector { get; init; } = [];

    public IReadOnlyList<string> Country { get; init; } = [];

    public IReadOnlyList<string> Round { get; init; } = [];

    public IReadOnlyList<string> Kind { get; init; } = [];

    public IReadOnlyList<string> Status { get; init; } = [];

    public WitnessDate? From { get; init; }

    public WitnessDate? To { get; init; }

    /// <summary>The currency of both bounds. It filters only with a bound.</summary>
    public string Currency { get; init; } = "USD";

    public decimal? MinAmount { get; init; }

    public decimal? MaxAmount { get; init; }

    public bool? Undisclosed { get; init; }

    public bool Possible { get; init; }

    /// <summary>-announced, announced, -amount or amount.</summary>
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
        && Has(query.Sector, company?.Sectors ?? [])
        && Has(query.Country, company?.Country is { } country ? [country] : [])
        && Has(query.Round, deal.Round is { } round ? [round.Text] : [])
        && Has(query.Kind, [deal.Kind])
        && Has(query.Status, [deal.Status.Text])
        && (query.Undisclosed is null || query.Undisclosed == deal.Amount.IsUndisclosed);

    private static bool Has(IReadOnlyList<string> asked, IEnumerable<string> values)
    {
        var own = values.ToList();
        var any = asked.Where(value => value[0] != '-').ToList();
        return (any.Count == 0 || any.Exists(own.Contains)) && !asked.Any(value => value[0] == '-' && own.Contains(value[1..]));
    }

    private static string? Match(WitnessResolved deal, WitnessQuery query)
    {
        var date = DateMatch(deal.Date, query.From?.First ?? DateOnly.MinValue, query.To?.Last ?? DateOnly.MaxValue);
        var amount = query.MinAmount is null && query.MaxAmount is null ? "definite" : AmountMatch(deal.Amount, query);
        if (date is null || amount is null)
        {
            return null;
        }

        return date == "possible" || amount == "possible" ? "possible" : "definite";
    }

    private static string? DateMatch(WitnessDate date, DateOnly from, DateOnly to)
    {
        if (from <= date.First && date.Last <= to)
        {
            return "definite";
        }

        return from <= date.Last && date.First <= to ? "possible" : null;
    }

    private static string? AmountMatch(WitnessAmount amount, WitnessQuery query)
    {
        if (amount.IsUndisclosed || amount.Currency != query.Currency)
        {
            return null;
        }

        var range = amount.Range;
        if (!range.Meets(new(query.MinAmount ?? 0, true, query.MaxAmount, true)))
        {
            return null;
        }

        var surelyEnough = query.MinAmount is not { } least || least <= range.Low;
        var surelyNoMore = query.MaxAmount is not { } most || range.High <= most;
        return surelyEnough && surelyNoMore ? "definite" : "possible";
    }

    private static IEnumerable<(WitnessResolved Deal, string Match)> Sorted(List<(WitnessResolved Deal, string Match)> found, string sort)
    {
        var byId = found.OrderBy(item => item.Deal.Id, StringComparer.Ordinal);
        return sort switch
        {
            "-announced" => byId.OrderByDescending(item => item.Deal.Date.First),
            "announced" => byId.OrderBy(item => item.Deal.Date.First),
            "-amount" => byId
                .OrderBy(item => CurrencyOrder(item.Deal.Amount), StringComparer.Ordinal)
                .ThenByDescending(item => Size(item.Deal.Amount)),
            _ => byId
                .OrderBy(item => CurrencyOrder(item.Deal.Amount), StringComparer.Ordinal)
                .ThenBy(item => Size(item.Deal.Amount)),
        };
    }

    /// <summary>The lower bound, or the upper bound if there is no lower one.</summary>
    private static decimal Size(WitnessAmount amount) => amount.Low > 0 ? amount.Low : amount.High ?? 0;

    /// <summary>US dollars first, then each other currency, and undisclosed amounts last.</summary>
    private static string CurrencyOrder(WitnessAmount amount) => amount.Currency switch
    {
        "" => "3",
        "USD" => "1",
        _ => "2" + amount.Currency,
    };
}

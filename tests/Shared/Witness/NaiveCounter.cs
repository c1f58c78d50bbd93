namespace ServerlessDeals.Tests.Witness;

/// <summary>Counts deals by section 6 of DOMAIN.md: each group deal by deal, without any intermediate results.</summary>
internal static class NaiveCounter
{
    /// <param name="day">The day as of which talks may be stale.</param>
    /// <returns>All groups that have a deal, by dimension and key.</returns>
    public static IReadOnlyDictionary<(string Dimension, string Key), WitnessSummary> Count(
        IReadOnlyList<WitnessResolved> deals, IReadOnlyList<WitnessOrganization> organizations, DateOnly day)
    {
        var groups = new Dictionary<(string Dimension, string Key), List<WitnessResolved>>();
        foreach (var deal in deals)
        {
            foreach (var group in GroupsOf(deal, organizations.FirstOrDefault(organization => organization.Id == deal.Company)).Distinct())
            {
                if (!groups.TryGetValue(group, out var members))
                {
                    groups.Add(group, members = []);
                }

                members.Add(deal);
            }
        }

        return groups.ToDictionary(group => group.Key, group => Summary(group.Key.Dimension, group.Key.Key, group.Value, day));
    }

    /// <summary>Deals each of whose possible days is in a window of whole periods. An end that is null is open.</summary>
    public static IReadOnlyList<WitnessResolved> Within(IEnumerable<WitnessResolved> deals, string? from, string? to) =>
    [
        .. deals.Where(deal =>
            (from is null || deal.Date.First >= WitnessDate.Read(from).First)
            && (to is null || deal.Date.Last <= WitnessDate.Read(to).Last)),
    ];

    /// <summary>The same counts for each period; without periods there is one, of all deals.</summary>
    /// <param name="length">"month", "quarter" or "year"; null for no periods.</param>
    public static IReadOnlyList<(string Period, WitnessSummary Summary)> CountBy(
        IEnumerable<WitnessResolved> deals, string? length, IReadOnlyList<WitnessOrganization> organizations, DateOnly day) =>
    [
        .. from deal in deals
           group deal by PeriodOf(deal.Date, length) into period
           where period.Key is not null
           from summary in Count([.. period], organizations, day).Values
           select (period.Key, summary),
    ];

    private static string? PeriodOf(WitnessDate date, string? length) => length switch
    {
        null => "",
        "month" => date.Month,
        "quarter" => date.Quarter,
        _ => date.Year,
    };

    /// <summary>Investors by their announced funding deals, then by those they led.</summary>
    public static IReadOnlyList<WitnessRank> League(IEnumerable<WitnessSummary> summaries)
    {
        var lines = summaries
            .Where(summary => summary is { Dimension: "investor", Funding.Announced.Deals: > 0 })
            .Select(summary => (Investor: summary.Key, summary.Funding!.Announced.Deals, summary.Funding.Announced.Led))
            .ToList();
        return [.. lines
            .Select(line => new WitnessRank(1 + lines.Count(other => IsAhead(other, line)), line.Investor, line.Deals, line.Led))
            .OrderBy(line => line.Rank)
            .ThenBy(line => line.Investor, StringComparer.Ordinal)];

        static bool IsAhead((string Investor, int Deals, int Led) left, (string Investor, int Deals, int Led) right) =>
            left.Deals > right.Deals || (left.Deals == right.Deals && left.Led > right.Led);
    }

    public static string? FamilyOf(string kind) => kind switch
    {
        "funding-round" or "strategic-investment" => "funding",
        "debt" => "debt",
        "secondary" => "secondary",
        "acquisition" or "acquihire-licence" => "takeovers",
        _ => null,
    };

    private static IEnumerable<(string Dimension, string Key)> GroupsOf(WitnessResolved deal, WitnessOrganization? company)
    {
        yield return ("overall", "all");
        yield return ("year", deal.Date.Year);
        if (deal.Date.Quarter is { } quarter)
        {
            yield return ("quarter", quarter);
        }

        if (deal.Date.Month is { } month)
        {
            yield return ("month", month);
        }

        foreach (var sector in company?.Sectors ?? [])
        {
            yield return ("sector", sector);
        }

        if (company?.Country is { } country)
        {
            yield return ("country", country);
            foreach (var region in RegionsOf(country))
            {
                yield return ("region", region);
            }
        }

        if (deal.Round is { } round)
        {
            yield return ("round", round.Text);
        }

        yield return ("kind", deal.Kind);
        yield return ("status", deal.Status.Text);
        yield return ("company", deal.Company);
        foreach (var party in deal.Parties.Where(party => party.IsInvestor))
        {
            yield return ("investor", party.Org);
        }
    }

    // The countries of the seeds. Another country fails here, so that a person looks its regions up.
    internal static string[] RegionsOf(string country) => country switch
    {
        "GB" or "NO" => ["europe"],
        "DE" or "ES" or "FR" or "NL" or "SE" => ["europe", "european-union"],
        "CN" or "IN" or "JP" or "KR" or "SG" => ["asia"],
        "IL" => ["asia", "middle-east"],
        "CA" or "US" => ["north-america"],
        _ => throw new ArgumentOutOfRangeException(nameof(country), country, "has no regions in the witness"),
    };

    private static WitnessSummary Summary(string dimension, string key, List<WitnessResolved> deals, DateOnly day)
    {
        var investor = dimension == "investor" ? key : null;
        var families = new Dictionary<string, WitnessFamily>();
        foreach (var family in deals.Where(deal => FamilyOf(deal.Kind) is not null).GroupBy(deal => FamilyOf(deal.Kind)!))
        {
            families.Add(family.Key, new(
                Tally([.. family.Where(deal => deal.Stage == "settled")], family.Key, investor),
                Tally([.. family.Where(deal => deal.Stage == "talks" && !deal.IsStale(day))], family.Key, investor),
                Tally([.. family.Where(deal => deal.IsStale(day))], family.Key, investor),
                family.Count(deal => deal.Stage == "ended")));
        }

        var settled = deals.Where(deal => deal.Stage == "settled" && FamilyOf(deal.Kind) is not null).ToList();
        var newestFirst = settled.OrderByDescending(deal => deal.Date.First).ThenBy(deal => deal.Date.Vagueness)
            .ThenBy(deal => deal.Id, StringComparer.Ordinal).ToList();
        var oldestFirst = settled.OrderBy(deal => deal.Date.First).ThenByDescending(deal => deal.Date.Vagueness)
            .ThenBy(deal => deal.Id, StringComparer.Ordinal).ToList();
        return new(dimension, key, families, deals.Count(deal => deal.Kind == "cumulative"))
        {
            Newest = newestFirst.FirstOrDefault()?.Date.Text,
            Valuation = dimension == "company" ? newestFirst.Select(Worth).FirstOrDefault(worth => worth is not null) : null,
            Unicorn = dimension == "company" ? oldestFirst.Select(Worth).FirstOrDefault(worth => worth?.Low >= 1_000_000_000) : null,
        };
    }

    private static WitnessMilestone? Worth(WitnessResolved deal)
    {
        var said = deal.Valuation is { } text ? WitnessValuation.Read(text.Text) : null;
        return said is null or { Worth.IsUndisclosed: true }
            ? null
            : new(
                deal.Id,
                deal.Date.Text,
                new(said.Worth.Low, said.Worth.High),
                said.Basis,
                WitnessRates.InDollars(said.Worth, deal.Date)?.Low);
    }

    private static WitnessTally Tally(List<WitnessResolved> deals, string family, string? investor)
    {
        var whole = deals.Where(deal => deal.PartOf is null).ToList();
        var reported = whole.Where(deal => !deal.Amount.IsUndisclosed)
            .Select(deal => (Deal: deal, Amount: new Summed(deal.Id, deal.Amount, IsConverted: false)))
            .ToList();
        var comparable = reported
            .Select(pair => (pair.Deal.Id, pair.Deal.Amount.Currency, Usd: WitnessRates.InDollars(pair.Deal.Amount, pair.Deal.Date)))
            .Where(deal => deal.Usd is not null)
            .Select(deal => new Summed(deal.Id, deal.Usd!, deal.Currency != "USD"))
            .ToList();
        return new(
            deals.Count,
            deals.Count(deal => deal.Parties.Any(party => party.Org == investor && party.Leads)),
            deals.Count(deal => deal.Amount.IsUndisclosed),
            deals.Count - whole.Count,
            deals.Count(deal => deal.Unconfirmed),
            family == "funding" ? comparable.Count(deal => deal.Amount.Low >= 100_000_000) : 0,
            reported.Count - comparable.Count,
            comparable.Count == 0 ? null : Total("USD", comparable),
            [
                .. reported.GroupBy(pair => pair.Deal.Amount.Currency, pair => pair.Amount)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => Total(group.Key, [.. group])),
            ]);
    }

    private static WitnessTotal Total(string currency, List<Summed> deals)
    {
        var largest = deals
            .OrderByDescending(deal => deal.Amount.Low)
            .ThenByDescending(deal => deal.Amount.High ?? decimal.MaxValue)
            .ThenBy(deal => deal.Id, StringComparer.Ordinal)
            .First();
        var lowest = Middle([.. deals.Select(deal => (decimal?)deal.Amount.Low)])!.Value;
        var highest = Middle([.. deals.Select(deal => deal.Amount.High)]);
        var converted = deals.Count(deal => deal.IsConverted);
        return new(
            currency,
            deals.Count,
            converted,
            Joined(Sum(deals), converted),
            deals.Any(deal => deal.IsAbout) || Joined(Sum(deals), converted) != Sum(deals),
            Joined(new(decimal.Floor(lowest), highest is { } middle ? decimal.Ceiling(middle) : null), converted == 0 ? 0 : 2),
            largest.Id,
            deals.Count == 1 ? null : Rest([.. deals.Where(deal => deal.Id != largest.Id)]));
    }

    private static WitnessBounds Rest(List<Summed> deals) => Joined(Sum(deals), deals.Count(deal => deal.IsConverted));

    private static WitnessBounds Sum(List<Summed> deals)
    {
        decimal low = 0;
        decimal? high = 0;
        foreach (var deal in deals)
        {
            low += deal.Amount.Low;
            high += deal.Amount.High;
        }

        return new(low, high);
    }

    /// <summary>Bounds that only the rounding of conversions sets apart are one figure, in the middle.</summary>
    private static WitnessBounds Joined(WitnessBounds bounds, int rounding)
    {
        var middle = decimal.Floor((bounds.Low + (bounds.High ?? 0)) / 2);
        return bounds.Low > 0 && bounds.High - bounds.Low <= rounding ? new(middle, middle) : bounds;
    }

    /// <summary>The middle of a sorted list, or the mean of the middle two. Open bounds come last, and make a mean open.</summary>
    private static decimal? Middle(List<decimal?> bounds)
    {
        var sorted = bounds.OrderBy(bound => bound ?? decimal.MaxValue).ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>An amount in the currency of its sum.</summary>
    private sealed record Summed(string Id, WitnessAmount Amount, bool IsConverted)
    {
        public bool IsAbout => Amount.Qualifier == "about" || (IsConverted && Amount.Qualifier.Length == 0 && Amount.High > 0);
    }
}

using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>Formats values for the site.</summary>
internal static class Labels
{
    /// <summary>"Series B" for "series-b", "Foundation models" for "foundation-models".</summary>
    public static string Name(string slug) => Slug.Parse(slug) is { IsValue: true } known ? RoundName.Of(known.Value) : slug;

    /// <summary>"South Korea" for "KR"; the code itself if an older version stored an unknown one.</summary>
    public static string Country(string code) =>
        ServerlessDeals.Values.Names.Country.Parse(code) is { IsValue: true } country ? country.Value.Name : code;

    /// <summary>The sector's name; the code itself if an older version stored an unknown one.</summary>
    public static string Sector(string code) =>
        Slug.Parse(code) is { IsValue: true } slug ? ServerlessDeals.Values.Names.Sector.NameOf(slug.Value) : code;

    /// <summary>"Venture capital".</summary>
    public static string InvestorType(InvestorType type) => English.Capital(EnumWords.Spaced(EnumWords.Of(type)));

    /// <summary>The leads of the deal, and its acquirers, licensees and lenders.</summary>
    public static string Leads(DealItem deal) => string.Join(
        ", ",
        deal.Parties.Where(party => !party.OnlyInTalks && (party.IsLead() || !party.Role.IsInvestor()))
            .Select(party => party.Role.IsInvestor() ? party.Name : $"{party.Name} ({EnumWords.Of(party.Role)})"));

    /// <summary>The round's name, and the kind of the deal if it is not a funding round. Empty for a round without a name.</summary>
    public static string Round(DealItem deal) => Round(deal.Round, deal.Kind);

    /// <inheritdoc cref="Round(DealItem)"/>
    public static string Round(Slug? round, DealKind kind) => Joined(
        round is { } slug ? Name($"{slug}") : null,
        kind == DealKind.FundingRound ? null : Phrases.Kind(kind));

    /// <summary>The status, or "stale talks" if there was no report for a year.</summary>
    public static string Status(DealItem deal, DateOnly today) => deal.IsStale(today) ? "stale talks" : Phrases.Status(deal.Status);

    /// <summary>All fields of a claim as text.</summary>
    /// <param name="names">The names of the deal's parties. A party that only a superseded claim names is shown by its id.</param>
    public static IEnumerable<string> Fields(Claim claim, IReadOnlyDictionary<Slug, string> names)
    {
        yield return Phrases.Status(claim.Status);
        if (claim.Round is { } round)
        {
            yield return Name($"{round}");
        }

        if (claim.Amount is { } amount)
        {
            yield return amount.IsUndisclosed ? "amount undisclosed" : $"{amount}";
        }

        if (claim.Valuation is { } valuation)
        {
            yield return valuation.Worth.IsUndisclosed ? "valuation undisclosed" : $"valued {valuation}";
        }

        if (claim.Announced is { } announced)
        {
            yield return $"announced {English.ShortDate(announced)}";
        }

        if (claim.Closed is { } closed)
        {
            yield return $"closed {English.ShortDate(closed)}";
        }

        foreach (var party in claim.Parties)
        {
            yield return Party(party, names.GetValueOrDefault(party.Org, Name($"{party.Org}")));
        }
    }

    /// <summary>City and country, if they are known.</summary>
    public static string Location(Organization organization) =>
        Joined(organization.City, organization.Country is { } country ? Country(country) : null);

    /// <summary>" (about $36M, at the European Central Bank’s rate of …)"; empty for dollars and what is undisclosed.</summary>
    public static string InDollars(Cited<Amount> share) => (share.Usd, share.InDollars()) switch
    {
        ({ } usd, _) => $" ({usd.Text}, {RateWords.Of(usd, share.Value.Currency)})",
        (_, null) when !share.Value.IsUndisclosed => " (no rate is known for this date)",
        _ => "",
    };

    /// <summary>"Alibaba Group (lead, in talks, $50M)".</summary>
    private static string Party(Party party, string name)
    {
        var role = party.Role == PartyRole.Unknown ? "role unknown" : EnumWords.Of(party.Role);
        var share = party.Amount is { } amount ? $", {amount}" : "";
        return $"{name} ({role}, {EnumWords.Spaced(EnumWords.Of(party.Commitment))}{share})";
    }

    private static string Joined(params IEnumerable<string?> parts) => string.Join(", ", parts.OfType<string>());
}

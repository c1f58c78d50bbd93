namespace ServerlessDeals.Queries;

/// <summary>An organization's id and the name it carries today.</summary>
public sealed record OrganizationName(Slug Id, string Name);

/// <summary>One party of a listed deal.</summary>
public sealed record PartyItem(Slug Id, string Name, PartyRole Role, Commitment Commitment, Amount? Amount)
{
    public bool IsInvestor() => Role.IsInvestor();
}

/// <summary>A deal in a list: everything a table or a feed prints of it, with the sources of its two figures.</summary>
public sealed record DealItem
{
    public required DealId Id { get; init; }

    public required OrganizationName Company { get; init; }

    public required DealKind Kind { get; init; }

    public DealId? PartOf { get; init; }

    public required DealStatus Status { get; init; }

    public required PartialDate Date { get; init; }

    public required DateBasis DateBasis { get; init; }

    /// <summary>The newest publication it rests on.</summary>
    public required PartialDate Reported { get; init; }

    public Slug? Round { get; init; }

    public required Cited<Amount> Amount { get; init; }

    public Cited<Valuation>? Valuation { get; init; }

    public required IReadOnlyList<PartyItem> Parties { get; init; }

    /// <summary>ISO 3166-1 alpha-2, of the company.</summary>
    public string? Country { get; init; }

    public IReadOnlyList<Slug> Sectors { get; init; } = [];

    /// <summary>It rests on aggregators alone.</summary>
    public required bool Unconfirmed { get; init; }

    /// <summary>Independent sources.</summary>
    public required int Witnesses { get; init; }

    /// <summary>How many values lost against the ones shown.</summary>
    public required int Conflicts { get; init; }

    /// <summary>The values that lost and cannot be true beside the ones shown; null where there are none.</summary>
    public IReadOnlyList<Conflict>? Contradictions { get; init; }

    /// <summary>How surely it is what was asked for; only where possible matches were asked for too.</summary>
    public Match? Match { get; init; }

    /// <summary>Money in totals: not a yearly figure, and not already inside another deal.</summary>
    public bool IsSummable() => Kind != DealKind.Cumulative && PartOf is null;

    /// <summary>Announced or closed: what default totals and league tables count.</summary>
    public bool IsCounted() => Status is DealStatus.Announced or DealStatus.Closed;

    /// <summary>Rumoured or in talks: shown, and counted apart.</summary>
    public bool IsPending() => Status is DealStatus.Rumoured or DealStatus.InTalks;

    public static DealItem Of(ResolvedDeal deal, Register register)
    {
        var company = register.Find(deal.Company);
        return new()
        {
            Id = deal.Id,
            Company = register.Name(deal.Company),
            Kind = deal.Kind,
            PartOf = deal.PartOf,
            Status = deal.Status.Value,
            Date = deal.Date,
            DateBasis = deal.DateBasis,
            Reported = deal.Claims.Max(claim => claim.Source.Published),
            Round = deal.Round?.Value,
            Amount = deal.Amount,
            Valuation = deal.Valuation,
            Parties = [.. deal.Parties.Select(party => Of(party, register))],
            Country = company?.Country,
            Sectors = company?.Sectors ?? [],
            Unconfirmed = deal.Unconfirmed,
            Witnesses = deal.Witnesses,
            Conflicts = deal.Conflicts.Count,
            Contradictions = deal.Conflicts.Where(conflict => conflict.Contradicts).ToList() is { Count: > 0 } found ? found : null,
        };
    }

    private static PartyItem Of(ResolvedParty party, Register register) =>
        new(party.Org, register.Name(party.Org).Name, party.Role.Value, party.Commitment.Value, party.Amount?.Value);
}

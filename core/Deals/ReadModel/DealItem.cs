using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>A deal in a list: everything a table or a feed shows, with the sources of its two figures.</summary>
public sealed record DealItem
{
    public required DealId Id { get; init; }

    public required OrganizationName Company { get; init; }

    public required DealKind Kind { get; init; }

    public DealId? PartOf { get; init; }

    public required DealStatus Status { get; init; }

    public required PartialDate Date { get; init; }

    public required DateBasis DateBasis { get; init; }

    /// <summary>The latest news; null if only the publication year is known for every source.</summary>
    public DealNews? News { get; init; }

    /// <summary>The date of its newest source.</summary>
    public required PartialDate Reported { get; init; }

    public Slug? Round { get; init; }

    public required Cited<Amount> Amount { get; init; }

    public Cited<Valuation>? Valuation { get; init; }

    /// <summary>Whether the amount and the valuation come from different sources, because no source gives both.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Unpaired { get; init; }

    /// <summary>
    /// The fields that only reports of talks give: amount, valuation, round, announced, closed, role:ORGANIZATION.
    /// </summary>
    public IReadOnlyList<string>? FromTalks { get; init; }

    /// <summary>The fields for which another value is as well supported as the one shown.</summary>
    public IReadOnlyList<string>? Undecided { get; init; }

    public required IReadOnlyList<PartyItem> Parties { get; init; }

    /// <summary>The company's country, as an ISO 3166-1 alpha-2 code.</summary>
    public string? Country { get; init; }

    public IReadOnlyList<Slug> Sectors { get; init; } = [];

    /// <summary>For a deal in talks: the day by which their newest report was surely public.</summary>
    public DateOnly? LastHeard { get; init; }

    /// <summary>Whether only aggregators report its current stage: talks, settled or ended.</summary>
    public required bool Unconfirmed { get; init; }

    /// <summary>The number of independent sources.</summary>
    public required int Sources { get; init; }

    /// <summary>How many values lost to the ones shown.</summary>
    public required int Conflicts { get; init; }

    /// <summary>The values that lost and cannot be true together with the ones shown; null if there are none.</summary>
    public IReadOnlyList<Conflict>? Contradictions { get; init; }

    /// <summary>How surely it matches the query; set only if the query asks for possible matches too.</summary>
    public MatchCertainty? Match { get; init; }

    /// <summary>Whether totals include its money: not a yearly figure, and not already part of another deal.</summary>
    public bool IsSummable() => Kind != DealKind.Cumulative && PartOf is null;

    /// <summary>Whether it is announced or closed. Default totals and league tables count only such deals.</summary>
    public bool IsCounted() => Status.Stage() == DealStage.Settled;

    /// <summary>Whether it is rumoured or in talks. Such deals are counted separately.</summary>
    public bool IsPending() => Status.Stage() == DealStage.Talks;

    /// <summary>The first day on which its talks are stale, after a year without a report. Null if the deal is not in talks.</summary>
    public DateOnly? StaleFrom() => LastHeard is { } heard ? heard.AddYears(1).AddDays(1) : null;

    /// <summary>Whether its talks have gone without a report for a year. They are shown separately from current talks.</summary>
    public bool IsStale(DateOnly day) => day >= StaleFrom();

    public bool IsIn(Family family) => Kind.Family() == family;

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
            Unpaired = deal.Unpaired,
            FromTalks = Marked(deal, isFromTalks: true),
            Undecided = Marked(deal, isFromTalks: false),
            Parties = [.. deal.Parties.Select(party => Of(party, register))],
            Country = company?.Country,
            Sectors = company?.Sectors ?? [],
            LastHeard = deal.LastHeard,
            Unconfirmed = deal.Unconfirmed,
            Sources = deal.Sources,
            Conflicts = deal.Conflicts.Count,
            Contradictions = deal.Conflicts.Where(conflict => conflict.Contradicts).ToList() is { Count: > 0 } found ? found : null,
        };
    }

    private static PartyItem Of(ResolvedParty party, Register register)
    {
        var name = register.Name(party.Org).Name;
        return new(party.Org, name, party.Role.Value, party.Commitment.Value, party.Amount?.Value)
        {
            Usd = party.Amount?.Usd,
            OnlyInTalks = party.OnlyInTalks,
        };
    }

    private static IReadOnlyList<string>? Marked(ResolvedDeal deal, bool isFromTalks)
    {
        var marked = new List<string>();
        Mark("announced", deal.Announced);
        Mark("closed", deal.Closed);
        Mark("round", deal.Round);
        Mark("amount", deal.Amount);
        Mark("valuation", deal.Valuation);
        foreach (var party in deal.Parties)
        {
            Mark($"role:{party.Org}", party.Role);
        }

        return marked.Count > 0 ? marked : null;

        void Mark<T>(string field, Cited<T>? value)
        {
            if (value is not null && (isFromTalks ? value.FromTalks : value.Undecided))
            {
                marked.Add(field);
            }
        }
    }
}

using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

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

    /// <summary>What became known last; null where no source of the deal can be called news, being dated by its year alone.</summary>
    public DealNews? News { get; init; }

    /// <summary>The newest publication it rests on.</summary>
    public required PartialDate Reported { get; init; }

    public Slug? Round { get; init; }

    public required Cited<Amount> Amount { get; init; }

    public Cited<Valuation>? Valuation { get; init; }

    /// <summary>No source gives this amount with this valuation; each is the best of its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Unpaired { get; init; }

    /// <summary>The fields that were said of talks and of nothing since: amount, valuation, round, announced, closed, role:ORGANIZATION.</summary>
    public IReadOnlyList<string>? FromTalks { get; init; }

    /// <summary>The fields for which another value has as much as the one shown.</summary>
    public IReadOnlyList<string>? Undecided { get; init; }

    public required IReadOnlyList<PartyItem> Parties { get; init; }

    /// <summary>ISO 3166-1 alpha-2, of the company.</summary>
    public string? Country { get; init; }

    public IReadOnlyList<Slug> Sectors { get; init; } = [];

    /// <summary>Of a deal in talks: the day by which the newest report of them was surely public.</summary>
    public DateOnly? LastHeard { get; init; }

    /// <summary>That it is settled, or in talks, or ended, is said by aggregators alone.</summary>
    public required bool Unconfirmed { get; init; }

    /// <summary>Independent sources.</summary>
    public required int Witnesses { get; init; }

    /// <summary>How many values lost against the ones shown.</summary>
    public required int Conflicts { get; init; }

    /// <summary>The values that lost and cannot be true beside the ones shown; null where there are none.</summary>
    public IReadOnlyList<Conflict>? Contradictions { get; init; }

    /// <summary>How surely it is what was asked for; only where possible matches were asked for too.</summary>
    public MatchCertainty? Match { get; init; }

    /// <summary>Money in totals: not a yearly figure, and not already inside another deal.</summary>
    public bool IsSummable() => Kind != DealKind.Cumulative && PartOf is null;

    /// <summary>Announced or closed: what default totals and league tables count.</summary>
    public bool IsCounted() => Status.Stage() == DealStage.Settled;

    /// <summary>Rumoured or in talks: shown, and counted apart.</summary>
    public bool IsPending() => Status.Stage() == DealStage.Talks;

    /// <summary>The first day on which its talks are stale: nothing was heard of them for a year. Null of a deal that is not in talks.</summary>
    public DateOnly? StaleFrom() => LastHeard is { } heard ? heard.AddYears(1).AddDays(1) : null;

    /// <summary>Talks of which nothing was heard for a year: shown apart from live ones.</summary>
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
            Witnesses = deal.Witnesses,
            Conflicts = deal.Conflicts.Count,
            Contradictions = deal.Conflicts.Where(conflict => conflict.Contradicts).ToList() is { Count: > 0 } found ? found : null,
        };
    }

    private static PartyItem Of(ResolvedParty party, Register register) =>
        new(party.Org, register.Name(party.Org).Name, party.Role.Value, party.Commitment.Value, party.Amount?.Value) { OnlyInTalks = party.OnlyInTalks };

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

using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>One deal, whole: what is shown, what lost against it, how it got there, and every claim.</summary>
public sealed record DealDetail
{
    public required DealItem Deal { get; init; }

    /// <summary>The last day whose publications are counted; null where all are.</summary>
    public DateOnly? AsOf { get; init; }

    public required Cited<DealStatus> Status { get; init; }

    public Cited<PartialDate>? Announced { get; init; }

    public Cited<PartialDate>? Closed { get; init; }

    public Cited<Slug>? Round { get; init; }

    public required Cited<Amount> Amount { get; init; }

    public Cited<Valuation>? Valuation { get; init; }

    /// <inheritdoc cref="ResolvedDeal.Unpaired"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Unpaired { get; init; }

    public required IReadOnlyList<PartyDetail> Parties { get; init; }

    public required IReadOnlyList<Conflict> Conflicts { get; init; }

    public required IReadOnlyList<StatusStep> Timeline { get; init; }

    public required IReadOnlyList<Claim> Claims { get; init; }

    /// <summary>The company's other deals, newest first, at most ten.</summary>
    public IReadOnlyList<DealItem> Related { get; init; } = [];

    public static IReadOnlyList<DealItem> RelatedOf(DealId id, IEnumerable<DealItem> ofTheCompany) => [.. ofTheCompany.Where(deal => deal.Id != id).Take(10)];

    public static DealDetail Of(ResolvedDeal deal, DealItem item, DateOnly? asOf)
    {
        var names = item.Parties.ToDictionary(party => party.Id, party => party.Name);
        return new()
        {
            Deal = item,
            AsOf = asOf,
            Status = deal.Status,
            Announced = deal.Announced,
            Closed = deal.Closed,
            Round = deal.Round,
            Amount = deal.Amount,
            Valuation = deal.Valuation,
            Unpaired = deal.Unpaired,
            Parties = [.. deal.Parties.Select(party => new PartyDetail(party.Org, names[party.Org], party.Role, party.Commitment, party.Amount) { OnlyInTalks = party.OnlyInTalks })],
            Conflicts = deal.Conflicts,
            Timeline = deal.Timeline,
            Claims = deal.Claims,
        };
    }
}

/// <summary>A party with the source of each thing said about it.</summary>
public sealed record PartyDetail(Slug Id, string Name, Cited<PartyRole> Role, Cited<Commitment> Commitment, Cited<Amount>? Amount)
{
    /// <inheritdoc cref="PartyItem.OnlyInTalks"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OnlyInTalks { get; init; }
}

using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>One deal in full: the values shown, the values that lost, its timeline, and every claim.</summary>
public sealed class DealDetail
{
    private DealDetail(ResolvedDeal resolved, DealItem deal, DateOnly? asOf, IReadOnlyList<DealItem> related)
    {
        (Resolved, Deal, AsOf, Related) = (resolved, deal, asOf, related);
        Parties = [.. resolved.Parties.Zip(deal.Parties, (party, named) => PartyDetail.Of(party, named.Name))];
    }

    /// <summary>The deal, resolved from its claims.</summary>
    [JsonIgnore]
    public ResolvedDeal Resolved { get; }

    /// <summary>The same deal as lists show it.</summary>
    [JsonIgnore]
    public DealItem Deal { get; }

    public DealId Id => Resolved.Id;

    public OrganizationName Company => Deal.Company;

    public DealKind Kind => Resolved.Kind;

    public DealId? PartOf => Resolved.PartOf;

    /// <summary>The last day whose publications are counted; null if all are.</summary>
    public DateOnly? AsOf { get; }

    public Cited<DealStatus> Status => Resolved.Status;

    public PartialDate Date => Resolved.Date;

    public DateBasis DateBasis => Resolved.DateBasis;

    public Cited<PartialDate>? Announced => Resolved.Announced;

    public Cited<PartialDate>? Closed => Resolved.Closed;

    public Cited<Slug>? Round => Resolved.Round;

    public Cited<Amount> Amount => Resolved.Amount;

    public Cited<Valuation>? Valuation => Resolved.Valuation;

    /// <inheritdoc cref="ResolvedDeal.Unpaired"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Unpaired => Resolved.Unpaired;

    public IReadOnlyList<PartyDetail> Parties { get; }

    public string? Country => Deal.Country;

    public IReadOnlyList<Slug> Sectors => Deal.Sectors;

    /// <inheritdoc cref="DealItem.News"/>
    public DealNews? News => Deal.News;

    /// <inheritdoc cref="DealItem.Reported"/>
    public PartialDate Reported => Deal.Reported;

    /// <inheritdoc cref="ResolvedDeal.LastHeard"/>
    public DateOnly? LastHeard => Resolved.LastHeard;

    /// <inheritdoc cref="ResolvedDeal.Unconfirmed"/>
    public bool Unconfirmed => Resolved.Unconfirmed;

    /// <inheritdoc cref="ResolvedDeal.Sources"/>
    public int Sources => Resolved.Sources;

    public IReadOnlyList<Conflict> Conflicts => Resolved.Conflicts;

    public IReadOnlyList<StatusStep> Timeline => Resolved.Timeline;

    public IReadOnlyList<Claim> Claims => Resolved.Claims;

    /// <summary>The company's other deals, newest first, at most ten.</summary>
    public IReadOnlyList<DealItem> Related { get; }

    /// <param name="resolved">The deal on that day.</param>
    /// <param name="item">The deal as lists show it on that day.</param>
    /// <param name="ofTheCompany">The company's deals, newest first.</param>
    public static DealDetail Of(ResolvedDeal resolved, DealItem item, DateOnly? asOf, IEnumerable<DealItem> ofTheCompany) =>
        new(resolved, item, asOf, [.. ofTheCompany.Where(other => other.Id != resolved.Id).Take(10)]);
}

/// <summary>A party, with the source of each of its values.</summary>
public sealed record PartyDetail(Slug Id, string Name, Cited<PartyRole> Role, Cited<Commitment> Commitment, Cited<Amount>? Amount)
{
    /// <inheritdoc cref="PartyItem.OnlyInTalks"/>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OnlyInTalks { get; init; }

    public static PartyDetail Of(ResolvedParty party, string name) =>
        new(party.Org, name, party.Role, party.Commitment, party.Amount) { OnlyInTalks = party.OnlyInTalks };
}

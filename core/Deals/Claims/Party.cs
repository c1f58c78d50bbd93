using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.Claims;

[JsonConverter(typeof(WordConverter<PartyRole>))]
public enum PartyRole
{
    Lead,
    CoLead,
    Participant,
    Unknown,
    Acquirer,
    Licensee,
    Lender,
}

[JsonConverter(typeof(WordConverter<Commitment>))]
public enum Commitment
{
    InTalks,
    Committed,
    Closed,
}

/// <summary>An organization's part in a deal, according to one claim.</summary>
/// <param name="Amount">Its own share, which sources rarely give.</param>
public sealed record Party(Slug Org, PartyRole Role, Commitment Commitment, Amount? Amount = null);

public static class PartyRoles
{
    /// <summary>Acquirers, licensees and lenders are parties but not investors.</summary>
    public static bool IsInvestor(this PartyRole role) => role <= PartyRole.Unknown;

    public static bool IsLead(this PartyRole role) => role is PartyRole.Lead or PartyRole.CoLead;
}

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

/// <summary>An organization's part in a deal, as one claim gives it.</summary>
/// <param name="Amount">Its own share, in the few cases where a source gives it.</param>
public sealed record Party(Slug Org, PartyRole Role, Commitment Commitment, Amount? Amount = null);

public static class PartyRoles
{
    /// <summary>Acquirers, licensees and lenders stand among the parties, but are not investors.</summary>
    public static bool IsInvestor(this PartyRole role) => role <= PartyRole.Unknown;

    public static bool IsLead(this PartyRole role) => role is PartyRole.Lead or PartyRole.CoLead;
}

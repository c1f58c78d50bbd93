using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>One party of a listed deal.</summary>
public sealed record PartyItem(Slug Id, string Name, PartyRole Role, Commitment Commitment, Amount? Amount)
{
    /// <summary>Of a settled deal: no source says that it went beyond talks. It is no investor of the deal, and in no league.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OnlyInTalks { get; init; }

    /// <summary>Acquirers, licensees and lenders are none, nor is who was only ever in talks.</summary>
    public bool IsInvestor() => Role.IsInvestor() && !OnlyInTalks;

    public bool IsLead() => Role.IsLead() && !OnlyInTalks;
}

using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.ReadModel;

/// <summary>One party of a listed deal.</summary>
public sealed record PartyItem(Slug Id, string Name, PartyRole Role, Commitment Commitment, Amount? Amount)
{
    /// <summary>The comparable figure of an amount that is not in US dollars, if a rate is known.</summary>
    public ConvertedAmount? Usd { get; init; }

    /// <summary>
    /// Whether, in a settled deal, no source says that the party went beyond talks. It is then not an investor in the deal, and in
    /// no league table.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OnlyInTalks { get; init; }

    /// <summary>False for acquirers, licensees and lenders, and for parties that were only in talks.</summary>
    public bool IsInvestor() => Role.IsInvestor() && !OnlyInTalks;

    public bool IsLead() => Role.IsLead() && !OnlyInTalks;

    /// <summary>Whether it takes the company over, or licenses its technology as its people move.</summary>
    public bool IsAcquirer() => Role is PartyRole.Acquirer or PartyRole.Licensee && !OnlyInTalks;

    public bool IsLender() => Role == PartyRole.Lender && !OnlyInTalks;
}

using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.Claims;

[JsonConverter(typeof(WordConverter<DealKind>))]
public enum DealKind
{
    FundingRound,
    StrategicInvestment,
    Acquisition,
    Debt,
    Secondary,
    AcquihireLicence,

    /// <summary>A total over several rounds ("raised 2.5B this year"): shown, never summed.</summary>
    Cumulative,
}

/// <summary>Kinds that are counted together. Families are never added up across: a takeover is not money raised.</summary>
public enum Family
{
    /// <summary>Funding rounds and strategic investments: money for the company, and the headline of every table.</summary>
    Funding,

    Debt,

    /// <summary>Shares that change hands: no money for the company.</summary>
    Secondary,

    /// <summary>Acquisitions, and licences that take a company's people with them.</summary>
    Takeovers,
}

public static class DealKinds
{
    /// <summary>Null for a cumulative figure, which is in no family.</summary>
    public static Family? Family(this DealKind kind) => kind switch
    {
        DealKind.FundingRound or DealKind.StrategicInvestment => Claims.Family.Funding,
        DealKind.Debt => Claims.Family.Debt,
        DealKind.Secondary => Claims.Family.Secondary,
        DealKind.Acquisition or DealKind.AcquihireLicence => Claims.Family.Takeovers,
        _ => null,
    };
}

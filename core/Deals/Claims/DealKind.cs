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

    /// <summary>A total over several rounds ("raised 2.5B this year"): shown, but not added to other totals.</summary>
    Cumulative,
}

/// <summary>Kinds that are counted together. Families are never added to each other: a takeover is not money raised.</summary>
public enum Family
{
    /// <summary>Funding rounds and strategic investments: money for the company, and the headline of every table.</summary>
    Funding,

    Debt,

    /// <summary>Sales of existing shares: no money for the company.</summary>
    Secondary,

    /// <summary>Acquisitions, and licences under which a company's people move too.</summary>
    Takeovers,
}

public static class DealKinds
{
    /// <summary>Null for a cumulative figure, which has no family.</summary>
    public static Family? Family(this DealKind kind) => kind switch
    {
        DealKind.FundingRound or DealKind.StrategicInvestment => Claims.Family.Funding,
        DealKind.Debt => Claims.Family.Debt,
        DealKind.Secondary => Claims.Family.Secondary,
        DealKind.Acquisition or DealKind.AcquihireLicence => Claims.Family.Takeovers,
        _ => null,
    };
}

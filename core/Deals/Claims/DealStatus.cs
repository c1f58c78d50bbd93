using System.Text.Json.Serialization;

namespace ServerlessDeals.Deals.Claims;

[JsonConverter(typeof(WordConverter<DealStatus>))]
public enum DealStatus
{
    Rumoured,
    InTalks,
    Announced,
    Closed,
    Cancelled,
    Denied,
}

/// <summary>How far a deal has come. Terms can change from one stage to the next.</summary>
public enum DealStage
{
    /// <summary>Rumoured or in talks.</summary>
    Talks,

    /// <summary>Announced or closed.</summary>
    Settled,

    /// <summary>Cancelled or denied.</summary>
    Ended,
}

public static class DealStages
{
    public static DealStage Stage(this DealStatus status) => status switch
    {
        DealStatus.Rumoured or DealStatus.InTalks => DealStage.Talks,
        DealStatus.Announced or DealStatus.Closed => DealStage.Settled,
        _ => DealStage.Ended,
    };
}

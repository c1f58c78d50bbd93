namespace ServerlessDeals.Deals.ReadModel;

/// <summary>What a row showed from one day until another day. Until is null if it still shows it.</summary>
public sealed record DealPeriod(DateOnly From, DateOnly? Until, DealItem Item)
{
    /// <summary>The first report of each status until then. Rows keep it apart from the item; null if it was read with the item.</summary>
    public IReadOnlyList<StatusStep>? Timeline { get; init; }
}

/// <summary>The timeline that a deal had from a day on, until the next one.</summary>
public sealed record DatedTimeline(DateOnly From, IReadOnlyList<StatusStep> Steps);

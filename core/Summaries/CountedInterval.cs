namespace ServerlessDeals.Summaries;

[Flags]
internal enum CountFlags
{
    None = 0,

    /// <summary>The group's investor led or co-led it.</summary>
    Led = 1,

    /// <summary>Its amount stands in no total.</summary>
    NotSummed = 2,

    Unconfirmed = 4,
}

/// <summary>What is counted of one deal while it stood in a cell: from a day on, until the day it was known otherwise.</summary>
/// <param name="Family">Null for a yearly total.</param>
/// <param name="StaleFrom">Of talks: the day from which on they are stale, unless something is heard of them before.</param>
internal sealed record CountedInterval(
    DealId Deal, DateOnly From, DateOnly? Until, Family? Family, DealStage Stage, CountFlags Flags, Amount Amount, DateOnly? StaleFrom)
{
    /// <param name="period">The deal as it was known from a day until another.</param>
    /// <param name="investor">Whose leads are marked, in an investor's group.</param>
    public static CountedInterval Of(DealPeriod period, string? investor) => Of(period.Item, period.From, period.Until, investor);

    public static CountedInterval Of(DealItem item, DateOnly from, DateOnly? until, string? investor) => new(
        item.Id,
        from,
        until,
        item.Kind.Family(),
        item.Status.Stage(),
        (item.Parties.Any(party => party.Id.ToString() == investor && party.IsLead()) ? CountFlags.Led : CountFlags.None)
            | (item.IsSummable() ? CountFlags.None : CountFlags.NotSummed)
            | (item.Unconfirmed ? CountFlags.Unconfirmed : CountFlags.None),
        item.Amount.Value,
        item.StaleFrom());

    /// <summary>The first day on which two counts of a cell are not the same; null where there is none.</summary>
    public static DateOnly? Difference(IEnumerable<CountedInterval> before, IEnumerable<CountedInterval> after)
    {
        var different = before.ToHashSet();
        different.SymmetricExceptWith(after);

        // Of two that differ in their end alone, the time up to the earlier end is the same.
        var days = different.GroupBy(interval => interval with { Until = null })
            .Select(one => one.Count() == 2 ? one.Min(interval => interval.Until ?? DateOnly.MaxValue) : one.Key.From);
        return days.Select(day => (DateOnly?)day).Min();
    }

    /// <summary>The day within the interval on which its talks go stale; null where they do not.</summary>
    public DateOnly? GoesStale() => StaleFrom > From && (Until is null || StaleFrom < Until) ? StaleFrom : null;

    public bool Is(CountFlags mark) => (Flags & mark) != CountFlags.None;
}

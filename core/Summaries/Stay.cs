namespace ServerlessDeals.Summaries;

/// <summary>How a deal is counted.</summary>
internal enum Standing
{
    Announced,
    InTalks,
    Cancelled,
}

[Flags]
internal enum Marks
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
internal sealed record Stay(
    DealId Deal, DateOnly From, DateOnly? Until, Family? Family, Standing Standing, Marks Marks, Amount Amount, DateOnly? StaleFrom)
{
    /// <param name="period">The deal as it was known from a day until another.</param>
    /// <param name="investor">Whose leads are marked, in an investor's group.</param>
    public static Stay Of(DealPeriod period, string? investor) => Of(period.Item, period.From, period.Until, investor);

    public static Stay Of(DealItem item, DateOnly from, DateOnly? until, string? investor) => new(
        item.Id,
        from,
        until,
        item.Kind.Family(),
        item.IsCounted() ? Standing.Announced : item.IsPending() ? Standing.InTalks : Standing.Cancelled,
        (item.Parties.Any(party => party.Id.ToString() == investor && party.IsLead()) ? Marks.Led : Marks.None)
            | (item.IsSummable() ? Marks.None : Marks.NotSummed)
            | (item.Unconfirmed ? Marks.Unconfirmed : Marks.None),
        item.Amount.Value,
        item.StaleFrom());

    /// <summary>The first day on which two counts of a cell are not the same; null where there is none.</summary>
    public static DateOnly? Difference(IEnumerable<Stay> before, IEnumerable<Stay> after)
    {
        var different = before.ToHashSet();
        different.SymmetricExceptWith(after);

        // Of two that differ in their end alone, the time up to the earlier end is the same.
        var days = different.GroupBy(stay => stay with { Until = null })
            .Select(one => one.Count() == 2 ? one.Min(stay => stay.Until ?? DateOnly.MaxValue) : one.Key.From);
        return days.Select(day => (DateOnly?)day).Min();
    }

    /// <summary>The day within the stay on which its talks go stale; null where they do not.</summary>
    public DateOnly? GoesStale() => StaleFrom > From && (Until is null || StaleFrom < Until) ? StaleFrom : null;

    public bool Is(Marks mark) => (Marks & mark) != Marks.None;
}

namespace ServerlessDeals.Summaries;

[Flags]
internal enum CountFlags
{
    None = 0,

    /// <summary>The group's investor led or co-led the deal.</summary>
    Led = 1,

    /// <summary>The amount is in no total.</summary>
    NotSummed = 2,

    Unconfirmed = 4,
}

/// <summary>The figures of one deal in a cell, from one day until the day its known data changed.</summary>
/// <param name="Date">The deal's date.</param>
/// <param name="Family">Null for a yearly total.</param>
/// <param name="StaleFrom">For talks, the day they go stale unless there is news before.</param>
/// <param name="Usd">The comparable figure of an amount in another currency than dollars; null if no rate is known.</param>
internal sealed record CountedInterval(
    DealId Deal,
    DateOnly From,
    DateOnly? Until,
    PartialDate Date,
    Family? Family,
    DealStage Stage,
    CountFlags Flags,
    Amount Amount,
    DateOnly? StaleFrom,
    ConvertedAmount? Usd)
{
    /// <summary>In a company's cell, what the deal says the company is worth; null elsewhere, or if it does not say.</summary>
    public CompanyValuation? Valuation { get; init; }

    /// <summary>In the rows of windows over all deals, its <see cref="DealKeys"/>; null elsewhere.</summary>
    public string? Keys { get; init; }

    /// <param name="period">The deal as it was known from one day until another.</param>
    /// <param name="investor">In an investor's group, the investor whose leads are marked.</param>
    public static CountedInterval Of(DealPeriod period, string? investor) => Of(period.Item, period.From, period.Until, investor);

    public static CountedInterval Of(DealItem item, DateOnly from, DateOnly? until, string? investor) => new(
        item.Id,
        from,
        until,
        item.Date,
        item.Kind.Family(),
        item.Status.Stage(),
        (item.Parties.Any(party => party.Id.ToString() == investor && party.IsLead()) ? CountFlags.Led : CountFlags.None)
            | (item.IsSummable() ? CountFlags.None : CountFlags.NotSummed)
            | (item.Unconfirmed ? CountFlags.Unconfirmed : CountFlags.None),
        item.Amount.Value,
        item.StaleFrom(),
        item.Amount.Usd);

    /// <summary>The first day on which two counts of a cell differ; null if they are equal.</summary>
    public static DateOnly? Difference(IEnumerable<CountedInterval> before, IEnumerable<CountedInterval> after)
    {
        var different = before.ToHashSet();
        different.SymmetricExceptWith(after);

        // Two intervals that differ only in their end are equal up to the earlier end.
        var days = different.GroupBy(interval => interval with { Until = null })
            .Select(group => group.Count() == 2 ? group.Min(interval => interval.Until ?? DateOnly.MaxValue) : group.Key.From);
        return days.Select(day => (DateOnly?)day).Min();
    }

    /// <summary>
    /// Cuts intervals so that no deal is counted twice on a day. Cells that were read while a deal was being written may hold it at its
    /// old and at its new place. It is then counted as the interval that begins later says. The next refresh counts it again.
    /// </summary>
    public static IReadOnlyList<CountedInterval> WithoutOverlaps(IEnumerable<CountedInterval> intervals)
    {
        var distinct = new List<CountedInterval>();
        foreach (var interval in intervals.OrderBy(interval => interval.Deal).ThenBy(interval => interval.From))
        {
            if (distinct is [.., var last] && last.Deal == interval.Deal && !(last.Until <= interval.From))
            {
                distinct.RemoveAt(distinct.Count - 1);
                if (last.From < interval.From)
                {
                    distinct.Add(last with { Until = interval.From });
                }
            }

            distinct.Add(interval);
        }

        return distinct;
    }

    /// <summary>The day within the interval on which its talks go stale; null if they do not.</summary>
    public DateOnly? GoesStale() => StaleFrom > From && (Until is null || StaleFrom < Until) ? StaleFrom : null;

    public bool Is(CountFlags flag) => (Flags & flag) != CountFlags.None;
}

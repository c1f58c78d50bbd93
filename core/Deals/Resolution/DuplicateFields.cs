namespace ServerlessDeals.Deals.Resolution;

/// <summary>The fields compared to find possible duplicates.</summary>
public readonly record struct DuplicateFields(DealKind Kind, PartialDate Date, Slug? Round, Amount Amount)
{
    private const int Days = 45;

    /// <summary>
    /// Whether two deals of one company may be the same: they have the same kind, are within 45 days of each other, and have the
    /// same round or compatible amounts. A date that is only a year or a quarter is too coarse to decide.
    /// </summary>
    public bool MayBeSameAs(DuplicateFields other) =>
        Kind == other.Kind
        && Date.Precision >= DatePrecision.Month && other.Date.Precision >= DatePrecision.Month
        && Date.First <= other.Date.Last.AddDays(Days) && other.Date.First <= Date.Last.AddDays(Days)
        && ((Round is { } round && round == other.Round)
            || (!Amount.IsUndisclosed && !other.Amount.IsUndisclosed && Amount.IsCompatibleWith(other.Amount)));
}

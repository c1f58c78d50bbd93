namespace ServerlessDeals.Deals.Resolution;

/// <summary>What of a deal is compared to find those that may be one.</summary>
public readonly record struct DuplicateFields(DealKind Kind, PartialDate Date, Slug? Round, Amount Amount)
{
    private const int Days = 45;

    /// <summary>
    /// Two deals of one company may be the same where they are of one kind, within 45 days, and have the same round or amounts
    /// that some sum satisfies. Dates of a year or a quarter are too coarse to say.
    /// </summary>
    public bool MayBeSameAs(DuplicateFields other) =>
        Kind == other.Kind
        && Date.Precision >= DatePrecision.Month && other.Date.Precision >= DatePrecision.Month
        && Date.First <= other.Date.Last.AddDays(Days) && other.Date.First <= Date.Last.AddDays(Days)
        && ((Round is { } round && round == other.Round)
            || (!Amount.IsUndisclosed && !other.Amount.IsUndisclosed && Amount.IsCompatibleWith(other.Amount)));
}

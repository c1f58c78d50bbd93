namespace ServerlessDeals.Store.Layout;

/// <summary>
/// One order of deals across currencies, by their comparable figures in US dollars. Of equal figures the newest deal comes first, then the
/// ids decide. Deals without a figure stand at the end of either direction, newest first: those whose rate is not known, and after them
/// those for which no figure was reported.
/// </summary>
/// <param name="IsByAmount">By the amount, or by the valuation.</param>
internal sealed record FigureOrder(bool IsByAmount, bool IsLargestFirst)
{
    /// <summary>Sorts after the keys of all deals with a figure, and before those of the others.</summary>
    public const string EndOfFigures = ":";

    // These sort after all digits.
    private const string WithoutRate = "~1";
    private const string NotReported = "~2";

    public string Key(DealItem item)
    {
        var (figure, isReported) = IsByAmount
            ? (item.Amount.InDollars()?.Figure, !item.Amount.Value.IsUndisclosed)
            : (item.Valuation.InDollars()?.Figure, item.Valuation is { Value.Worth.IsUndisclosed: false });
        var place = isReported ? WithoutRate : NotReported;
        return (figure is { } dollars ? Prefix(dollars) : place) + RowKeys.Newest(item.Date.First, item.Id);
    }

    /// <summary>The beginning of the keys of all deals with a figure.</summary>
    public string Prefix(long dollars) => IsLargestFirst ? RowKeys.Inverted(dollars) : RowKeys.Number(dollars);
}

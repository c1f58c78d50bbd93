using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Summaries;

/// <summary>The order of the lines of a table. With periods, each has its own lines in this order, the newest period first.</summary>
/// <param name="Name">The name of the order in requests.</param>
/// <param name="Family">The family whose figures decide.</param>
public sealed record SummaryOrder(string Name, Family Family)
{
    public const string ByKey = "key";
    public const string ByLastKey = "-key";
    public const string ByDeals = "-deals";
    public const string ByLed = "-led";
    public const string ByRaised = "-raised";
    public const string ByValuation = "-valuation";
    public const string ByNewest = "-newest";

    /// <summary>Whether lines have a rank, which those with equal figures share.</summary>
    internal bool IsRanked(Dimension dimension) => dimension == Dimension.Investor && Name is ByDeals or ByLed;

    /// <summary>
    /// The orders of a dimension's table, its usual one first. Investors have none by money: totals of rounds would credit each with all.
    /// </summary>
    public static IReadOnlyList<string> Names(Dimension dimension) => dimension switch
    {
        Dimension.Investor => [ByDeals, ByLed, ByNewest, ByKey],
        Dimension.Company => [ByKey, ByDeals, ByRaised, ByValuation, ByNewest],
        Dimension.Month or Dimension.Quarter or Dimension.Year => [ByLastKey, ByKey, ByDeals, ByRaised],
        _ => [ByKey, ByDeals, ByRaised, ByNewest],
    };

    public static SummaryOrder Of(SummaryQuery query) => new(query.Sort ?? Names(query.Dimension)[0], query.Family ?? Family.Funding);

    /// <summary>The place of a line: that of larger figures is first, then that of the first key.</summary>
    internal SummaryPlace PlaceOf(SummaryLine line)
    {
        var announced = line.Of(Family).Announced;
        var (first, second) = Name switch
        {
            ByDeals => (announced.Deals, announced.Led),
            ByLed => (announced.Led, announced.Deals),
            ByRaised => (announced.Usd?.Total.Low ?? -1, 0L),
            ByValuation => (line.Valuation?.InDollars()?.Figure ?? -1, 0L),
            ByNewest => (line.Newest?.First.DayNumber ?? -1, (int?)line.Newest?.Precision ?? 0L),
            _ => (0L, 0L),
        };
        return new(line.Period ?? "", first, second, line.Key);
    }

    internal int Compare(SummaryPlace x, SummaryPlace y)
    {
        var byPeriod = string.CompareOrdinal(y.Period, x.Period);
        var byFigures = (y.First, y.Second).CompareTo((x.First, x.Second));
        var byKey = Name == ByLastKey ? string.CompareOrdinal(y.Key, x.Key) : string.CompareOrdinal(x.Key, y.Key);
        return Array.Find([byPeriod, byFigures, byKey], order => order != 0);
    }

    /// <summary>Orders lines, and ranks them if the order does.</summary>
    internal IReadOnlyList<SummaryLine> Sorted(IEnumerable<SummaryLine> lines, Dimension dimension)
    {
        var sorted = lines.Select(line => (Line: line, Place: PlaceOf(line))).ToList();
        sorted.Sort((x, y) => Compare(x.Place, y.Place));
        return IsRanked(dimension) ? Ranked(sorted) : [.. sorted.Select(pair => pair.Line)];
    }

    private static List<SummaryLine> Ranked(List<(SummaryLine Line, SummaryPlace Place)> sorted)
    {
        var ranked = new List<SummaryLine>(sorted.Count);
        var begin = 0;
        foreach (var (at, (line, place)) in sorted.Index())
        {
            begin = at > 0 && sorted[at - 1].Place.Period == place.Period ? begin : at;
            var isTied = at > begin && sorted[at - 1].Place.IsTiedWith(place);
            ranked.Add(line with { Rank = isTied ? ranked[at - 1].Rank : at - begin + 1 });
        }

        return ranked;
    }
}

/// <summary>Where a line stands in an order.</summary>
/// <param name="Period">Empty if the table has no periods.</param>
internal readonly record struct SummaryPlace(string Period, long First, long Second, string Key)
{
    public bool IsTiedWith(SummaryPlace other) => (First, Second) == (other.First, other.Second);
}

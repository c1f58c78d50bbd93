using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// The rows from which a window is counted: the deals of a group, a row for each period of its cells. They lie beside the group's history,
/// so a refresh reads, writes and deletes both in the same requests. Those of "overall" have all keys of each deal, so that the table of
/// any dimension can be counted from them, and are split into a few buckets.
/// </summary>
internal static class WindowRows
{
    /// <summary>The most deals, as they were known one after another, that are read for one answer.</summary>
    public const int MostDeals = 25_000;

    /// <summary>The most rows that are read for one answer, a thousand in a request.</summary>
    public const int MostRows = 5_000;

    private const int Buckets = 4;

    /// <summary>The rows of a group's deals in a period. Rows that became empty are there too.</summary>
    public static IEnumerable<(SeriesKey Key, IReadOnlyList<CountedInterval> Deals)> Of(
        string group, PartialDate period, IReadOnlyList<CountedInterval> deals)
    {
        if (group != SummaryCell.Overall)
        {
            return [(SeriesKey.OfDeals(group, period, 0), deals)];
        }

        var buckets = deals.ToLookup(deal => StableHash.Of(deal.Deal.ToString(), Buckets));
        return Enumerable.Range(0, Buckets)
            .Select(bucket => (SeriesKey.OfDeals(group, period, bucket), (IReadOnlyList<CountedInterval>)[.. buckets[bucket]]));
    }

    /// <summary>The visible deals of a group in the years of a window; some of them may be dated outside of it.</summary>
    /// <exception cref="WindowTooLargeException">They are more than <see cref="MostDeals"/>.</exception>
    public static async Task<IReadOnlyList<CountedInterval>> ReadAsync(
        ITables tables, string group, Window window, long visible, CancellationToken cancel)
    {
        var (deals, rows, lastSeries) = (new List<CountedInterval>(), 0, "");
        await foreach (var row in tables.EachAsync(SeriesKey.DealsOf(group, window), cancel))
        {
            rows++;
            if (SeriesKey.SeriesOf(row) is var series && series != lastSeries && SeriesKey.Generation(row) <= visible)
            {
                lastSeries = series;
                deals.AddRange(SeriesKey.Deals(row));
            }

            if (deals.Count > MostDeals || rows > MostRows)
            {
                throw new WindowTooLargeException(
                    $"More than {MostDeals} deals would be counted. Ask for fewer years with from and to, or for a single key.");
            }
        }

        return CountedInterval.WithoutOverlaps(deals);
    }
}

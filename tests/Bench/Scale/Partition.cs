using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Bench.Scale;

/// <summary>The largest partition of a view.</summary>
/// <param name="Share">The share of all deals that have a row in it.</param>
/// <param name="RowBytes">The size of a row, as the service counts it.</param>
internal sealed record Partition(string Table, string Key, double Share, double RowBytes)
{
    /// <summary>The target, in rows of up to 1 KB (Microsoft, "Scalability and performance targets for Table storage").</summary>
    public const int RowsASecond = 2000;

    /// <summary>How many deals can be written in a second before the partition reaches its target.</summary>
    public double DealsASecond => RowsASecond / Share;

    public double Rows(long deals) => Share * deals;

    public double Gigabytes(long deals) => Rows(deals) * RowBytes / (1024 * 1024 * 1024);

    /// <summary>
    /// The largest partition of each view of a corpus, from a sample of its deals, evenly spaced and made with all their rows. The largest
    /// partitions of companies and investors are those of the busiest.
    /// </summary>
    public static IReadOnlyList<Partition> LargestOf(GeneratedCorpus corpus, int sample)
    {
        var (deals, counted) = (0, new Dictionary<(string Table, string Key), (long Rows, long Bytes)>());
        for (var number = 0; number < corpus.Deals; number += Math.Max(1, corpus.Deals / sample), deals++)
        {
            var (deal, named) = corpus.Named(number);
            foreach (var (address, row) in ViewRow.All(DealHistory.Of(deal, named).Periods, []))
            {
                var (rows, bytes) = counted.GetValueOrDefault((address.Table, address.Partition));
                counted[(address.Table, address.Partition)] = (rows + 1, bytes + EntitySize.Stored(row));
            }
        }

        return
        [
            .. from view in Views.All
               let largest = counted.Where(partition => partition.Key.Table == view.Table).MaxBy(partition => partition.Value.Rows)
               select new Partition(
                   view.Table, largest.Key.Key, (double)largest.Value.Rows / deals, (double)largest.Value.Bytes / largest.Value.Rows),
        ];
    }
}

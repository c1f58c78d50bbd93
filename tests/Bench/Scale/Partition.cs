using ServerlessDeals.Corpus;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tests;

namespace ServerlessDeals.Bench.Scale;

/// <summary>The largest partition of a view.</summary>
/// <param name="Share">Of all deals, those that have a row in it.</param>
/// <param name="RowBytes">Of a row, as the service counts its size.</param>
internal sealed record Partition(string Table, string Key, double Share, double RowBytes)
{
    /// <summary>What a partition is to take, in rows of up to 1 KB (Microsoft, "Scalability and performance targets for Table storage").</summary>
    public const int RowsASecond = 2000;

    public double Rows(long deals) => Share * deals;

    public double Gigabytes(long deals) => Rows(deals) * RowBytes / (1024 * 1024 * 1024);

    /// <summary>How many deals can be written in a second before it has its 2,000 rows.</summary>
    public double DealsASecond => RowsASecond / Share;

    /// <summary>
    /// The largest partition of each view of a corpus, from a sample of its deals: every so manieth is made with all its rows,
    /// and no other. The partitions of an investor and of a company are those of the busiest, whose names are known.
    /// </summary>
    public static IReadOnlyList<Partition> LargestOf(GeneratedCorpus corpus, int sample)
    {
        var every = Math.Max(1, corpus.Deals / sample);
        var counted = new Dictionary<(string Table, string Key), (long Rows, long Bytes)>();
        var deals = 0;
        for (var number = 0; number < corpus.Deals; number += every)
        {
            deals++;
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
               let largest = counted.Where(one => one.Key.Table == view.Table).MaxBy(one => one.Value.Rows)
               select new Partition(view.Table, largest.Key.Key, (double)largest.Value.Rows / deals, (double)largest.Value.Bytes / largest.Value.Rows),
        ];
    }
}

using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Queries;

/// <summary>The order of a list.</summary>
/// <param name="Word">Its name in a request, such as "-announced".</param>
/// <param name="View">The view that is sorted in this order.</param>
public sealed record DealOrder(string Word, View View)
{
    public static readonly DealOrder NewestFirst = new("-announced", Views.ByDate);
    public static readonly DealOrder OldestFirst = new("announced", Views.ByDateOldest);
    public static readonly DealOrder LargestFirst = new("-amount", Views.ByAmount);
    public static readonly DealOrder SmallestFirst = new("amount", Views.ByAmountSmallest);
    public static readonly DealOrder LargestValuationFirst = new("-valuation", Views.ByValuation);
    public static readonly DealOrder SmallestValuationFirst = new("valuation", Views.ByValuationSmallest);

    /// <summary>By the day of the latest news; deals that never were news come last.</summary>
    public static readonly DealOrder NewsFirst = new("-news", Views.ByNews);

    public static IReadOnlyList<DealOrder> All { get; } =
        [NewestFirst, OldestFirst, LargestFirst, SmallestFirst, LargestValuationFirst, SmallestValuationFirst, NewsFirst];

    public static DealOrder? Parse(string word) => All.FirstOrDefault(order => order.Word == word);

    /// <summary>The view's partitions in the order of the list.</summary>
    public IEnumerable<string> Through(IEnumerable<string> partitions) =>
        this == OldestFirst ? partitions.Order(StringComparer.Ordinal) : partitions.OrderDescending(StringComparer.Ordinal);

    /// <summary>A deal's position in the list. Within a partition, positions compare as ordinal text.</summary>
    public (string Partition, string Row) KeyOf(DealItem item) => (View.Partitions(item).Single(), View.Key(item));
}

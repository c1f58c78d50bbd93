using ServerlessDeals.Bench.Rows;

namespace ServerlessDeals.Bench;

/// <param name="Grows">Its work could grow with the data, so that it is measured at the largest sizes too.</param>
internal sealed record RowEntry(string Name, string Terms, bool Grows, Func<Ground, CancellationToken, Task<IReadOnlyList<Measured>>> RunAsync)
{
    public static RowEntry Of<T>()
        where T : IRow => new(T.Name, T.Terms, T.Grows, T.RunAsync);
}

/// <summary>The rows of the bar, in its order.</summary>
internal static class AllRows
{
    public static IReadOnlyList<RowEntry> Entries { get; } =
    [
        RowEntry.Of<ListPage>(), RowEntry.Of<StorageRequests>(), RowEntry.Of<TimeAdded>(), RowEntry.Of<ImportRate>(),
        RowEntry.Of<RefreshCost>(), RowEntry.Of<SiteBuild>(), RowEntry.Of<ProcessStart>(),
    ];

    public static IEnumerable<string> Names => Entries.Select(row => row.Name);
}

using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>Tells one state of the stored deals from another without reading them (decision 0023).</summary>
public sealed class StateReader(ITables tables)
{
    /// <summary>A text that changes with every write of deals; null while a write is open. Costs two requests.</summary>
    /// <remarks>
    /// A write is opened, then touches its month of the log, then changes rows. The months have to be read first: a write that is not
    /// open after that has either changed all its rows already, or will touch its month before it changes the first.
    /// </remarks>
    public async Task<string?> ReadAsync(CancellationToken cancel)
    {
        var touched = await Partitions.TouchedAsync(tables, TableNames.Changes, cancel);
        return await UncountedWrite.OldestOpenAsync(tables, cancel) is null ? touched : null;
    }
}

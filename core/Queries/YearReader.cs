using System.Collections.Concurrent;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Queries;

/// <summary>
/// Reads which years a list has, and keeps them for a few seconds, as long as answers are kept. A new year begins seldom, and nearly every
/// list has to know.
/// </summary>
internal sealed class YearReader(ITables tables, TimeProvider time)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(10);

    private ConcurrentDictionary<string, KeptYears> _kept = new(StringComparer.Ordinal);

    /// <returns>The partitions of a view that is read partition by partition.</returns>
    public async Task<IReadOnlyList<string>> ReadAsync(View view, CancellationToken cancel)
    {
        var kept = _kept;
        if (kept.TryGetValue(view.Table, out var years) && time.GetElapsedTime(years.Read) < KeptFor)
        {
            return years.Partitions;
        }

        var read = time.GetTimestamp();
        var partitions = await Partitions.OfAsync(tables, view.Table, cancel);
        // If they were forgotten meanwhile, they go into a dictionary that is no longer used.
        kept[view.Table] = new(partitions, read);
        return partitions;
    }

    /// <summary>Reads them again for the next list.</summary>
    public void Forget() => _kept = new(StringComparer.Ordinal);

    private sealed record KeptYears(IReadOnlyList<string> Partitions, long Read);
}

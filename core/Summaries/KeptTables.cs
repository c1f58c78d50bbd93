namespace ServerlessDeals.Summaries;

/// <summary>
/// Tables as the last refresh stored them, unpacked and sorted. Readers ask for them page by page, and they do not change until the next
/// refresh or the next day.
/// </summary>
internal sealed class KeptTables
{
    /// <summary>What all kept tables may hold: about 40 MB.</summary>
    public const int MostLines = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<SummaryQuery, SummaryTable> _tables = [];
    private (long Generation, DateTimeOffset? At, DateOnly Day) _of;
    private int _lines;

    /// <summary>A table of the summaries that readers see now; null if it is not kept.</summary>
    public SummaryTable? Find(RefreshState state, DateOnly day, SummaryQuery query)
    {
        lock (_lock)
        {
            return _of == Of(state, day) ? _tables.GetValueOrDefault(query) : null;
        }
    }

    /// <summary>Keeps a table. Those of earlier summaries are dropped, and all others if there would be too many lines.</summary>
    public void Keep(RefreshState state, DateOnly day, SummaryQuery query, SummaryTable table)
    {
        if (table.Value.Count > MostLines)
        {
            return;
        }

        lock (_lock)
        {
            if (_of != Of(state, day) || _lines + table.Value.Count > MostLines)
            {
                _tables.Clear();
                (_of, _lines) = (Of(state, day), 0);
            }

            _lines += _tables.TryAdd(query, table) ? table.Value.Count : 0;
        }
    }

    private static (long Generation, DateTimeOffset? At, DateOnly Day) Of(RefreshState state, DateOnly day) =>
        (state.Generation, state.At, day);
}

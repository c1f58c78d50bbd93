using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>The writes that let the changed parts of series become visible with a generation.</summary>
internal sealed class SeriesWrites(long generation)
{
    private readonly List<(string Table, RowWrite Write)> _writes = [];

    /// <summary>The series that change.</summary>
    public List<string> Changed { get; } = [];

    public IReadOnlyList<(string Table, RowWrite Write)> All => _writes;

    public void Add(string table, RowWrite write) => _writes.Add((table, write));

    /// <summary>
    /// Adds the parts that are not visible yet. Of each of them, rows that no reader can still be reading are deleted: all but this
    /// generation and the one it replaces.
    /// </summary>
    public void Add(StoredSeries stored, IEnumerable<SeriesPart> parts)
    {
        var isChanged = false;
        foreach (var part in parts)
        {
            var hash = StableHash.Hash([part.Json]);
            if (stored.Shows(part.From, hash))
            {
                continue;
            }

            // A matching row left by a killed refresh becomes visible with the rest.
            isChanged = true;
            if (!stored.Has(part.From, hash))
            {
                Add(stored.Key.Table, RowWrite.Upsert(stored.Key.Row(generation, part, hash)));
            }

            foreach (var row in stored.Outdated(part.From))
            {
                Add(stored.Key.Table, RowWrite.Delete(row.PartitionKey, row.RowKey));
            }
        }

        if (isChanged)
        {
            Changed.Add($"{stored.Key.Table} {stored.Key.Partition} {stored.Key.Series}");
        }
    }
}

namespace ServerlessDeals.Loading.Imports;

internal sealed record ReadCounts(long Rows, long Rejected, IReadOnlyDictionary<PresumedCurrency, long> Presumptions);

/// <summary>Adds up the counts for the result of an import.</summary>
internal sealed class ImportCounts
{
    private readonly List<DealId> _changedDeals = [];
    private readonly HashSet<DealId> _begun = [];
    private int _rounds;
    private int _added;
    private int _changed;
    private int _unchanged;
    private int _extended;

    public void BeginChunk(DirectoryLookup named)
    {
        _begun.Clear();
        _extended += named.Extended.Count;
    }

    /// <summary>Counts the deals to write. Those of a chunk that is repeated after a conflict count once.</summary>
    public void Begin(ChunkPlan plan)
    {
        foreach (var id in plan.Deals.Select(deal => deal.Id).Where(_begun.Add))
        {
            if (plan.Stored[id] is null)
            {
                _added++;
                continue;
            }

            _changed++;
            if (_changedDeals.Count < ImportResult.MostNamed)
            {
                _changedDeals.Add(id);
            }
        }
    }

    /// <summary>Counts the rest of a plan, once its deals are written.</summary>
    public void End(ChunkPlan plan)
    {
        _unchanged += plan.Unchanged.Count(id => !_begun.Contains(id));
        _rounds += plan.Rounds;
    }

    public ImportResult Result(ReadCounts read, long resumed, int organizations, string? import) =>
        new(read.Rows, read.Rejected, _rounds, _added, _changed, _unchanged, organizations, _extended, resumed, read.Presumptions, import)
        {
            ChangedDeals = _changedDeals,
        };
}

using ServerlessDeals.Store.Deals;
using ServerlessDeals.Store.Duplicates;

namespace ServerlessDeals.Loading.Imports;

/// <summary>Adds up the counts for the result of an import.</summary>
internal sealed class ImportCounts(Slug source)
{
    private readonly List<DealId> _changedDeals = [];
    private readonly HashSet<DealId> _begun = [];
    private int _rounds;
    private int _added;
    private int _joined;
    private int _changed;
    private int _unchanged;
    private int _extended;
    private int _inConflict;

    public void BeginChunk(DirectoryLookup named)
    {
        _begun.Clear();
        _extended += named.Extended.Count;
    }

    /// <summary>Counts the deals to write. Those of a chunk that is repeated after a conflict count once.</summary>
    /// <param name="counted">Deals that an earlier chunk added, and counted.</param>
    public void Begin(ChunkPlan plan, params IReadOnlyCollection<DealId> counted)
    {
        foreach (var id in plan.Deals.Select(deal => deal.Id).Except(counted).Where(_begun.Add))
        {
            if (plan.Stored[id] is not { } stored)
            {
                _added++;
                continue;
            }

            _changed++;
            _joined += IsJoined(id, stored, plan) ? 1 : 0;
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

    /// <summary>Counts the deals of a plan that would newly contradict other sources, and reports each deal.</summary>
    public void Explain(ChunkPlan plan, Action<PlannedDeal>? report)
    {
        foreach (var deal in plan.Deals)
        {
            var stored = plan.Stored[deal.Id];
            var conflicts = NewConflicts(deal, stored);
            _inConflict += conflicts.Count > 0 ? 1 : 0;
            var others = deal.Deal.Claims.Where(claim => claim.Id != source).Select(claim => claim.Source.Publisher).Distinct();
            report?.Invoke(new(deal.Id, ChangeOf(deal.Id, stored, plan), plan.Rows.GetValueOrDefault(deal.Id, []), [.. others], conflicts));
        }

        foreach (var id in plan.Unchanged.Where(plan.Rows.ContainsKey))
        {
            report?.Invoke(new(id, PlannedChange.Unchanged, plan.Rows[id], [], []));
        }
    }

    public ImportResult Result(ReadCounts read, long resumed, int organizations, string? import) =>
        new(read.Rows, read.Rejected, _rounds, _added, _changed, _unchanged, organizations, _extended, resumed, read.Presumptions, import)
        {
            ChangedDeals = _changedDeals,
            Joined = _joined,
            InConflict = _inConflict,
            LeftOut = read.LeftOut,
            Warnings = read.Warnings,
        };

    private PlannedChange ChangeOf(DealId id, DealRows? stored, ChunkPlan plan)
    {
        if (stored is null)
        {
            return PlannedChange.Add;
        }

        return IsJoined(id, stored, plan) ? PlannedChange.Join : PlannedChange.Change;
    }

    private bool IsJoined(DealId id, DealRows stored, ChunkPlan plan) =>
        plan.Rows.ContainsKey(id) && !stored.Deal.Claims.Any(claim => ClaimIds.IsOf(claim.Id, source));

    private static IReadOnlyList<string> NewConflicts(DealRows deal, DealRows? stored)
    {
        var before = (stored?.History.Now.Conflicts ?? []).Select(Key).ToHashSet();
        return
        [
            .. deal.History.Now.Conflicts.Where(conflict => conflict.Contradicts && !before.Contains(Key(conflict)))
                .Select(conflict => $"{conflict.Field} {conflict.Value} ({conflict.Source.Publisher})"),
        ];

        static (string Field, string Value, bool Contradicts) Key(Conflict conflict) =>
            (conflict.Field, conflict.Value, conflict.Contradicts);
    }
}

using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

public enum RefreshOutcome
{
    Refreshed,
    NothingToDo,

    /// <summary>Another refresh is running and sees the same changes.</summary>
    AlreadyRunning,

    /// <summary>Readers still see the summaries of the last successful refresh.</summary>
    Failed,
}

/// <summary>The result of a refresh.</summary>
/// <param name="Changes">The deals written since the last refresh; a deal that was written twice counts twice.</param>
/// <param name="Cells">Cells recounted.</param>
/// <param name="Groups">Summaries that changed and were written.</param>
/// <param name="Requests">Requests sent to storage.</param>
/// <param name="Error">Why it failed.</param>
public sealed record RefreshRun(
    RefreshOutcome Outcome,
    DateTimeOffset Started,
    TimeSpan Took,
    int Changes,
    int Cells,
    int Groups,
    long Requests,
    long Generation,
    string? Error = null)
{
    /// <summary>The refresh that was running instead.</summary>
    public HeldLease? HeldBy { get; init; }
}

/// <summary>The log of refreshes, newest first.</summary>
public sealed class RunLog(ITables tables)
{
    private const string Partition = "runs";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task<IReadOnlyList<RefreshRun>> NewestAsync(int count, CancellationToken cancel)
    {
        var runs = new List<RefreshRun>();
        await foreach (var row in tables.EachAsync(RowRange.Whole(TableNames.Summaries, Partition) with { Take = count }, cancel))
        {
            runs.Add(Read(row));
            if (runs.Count == count)
            {
                break;
            }
        }

        return runs;
    }

    /// <summary>Adds a run, and removes up to ten that are older than thirty days.</summary>
    internal async Task AddAsync(RefreshRun run, CancellationToken cancel)
    {
        var row = new TableEntity(Partition, Key(run.Started))
        {
            [nameof(run.Outcome)] = EnumWords.Of(run.Outcome),
            [nameof(run.Started)] = run.Started,
            ["Milliseconds"] = (long)run.Took.TotalMilliseconds,
            [nameof(run.Changes)] = run.Changes,
            [nameof(run.Cells)] = run.Cells,
            [nameof(run.Groups)] = run.Groups,
            [nameof(run.Requests)] = run.Requests,
            [nameof(run.Generation)] = run.Generation,
            [nameof(run.Error)] = run.Error,
        };
        await tables.WriteAsync(TableNames.Summaries, [RowWrite.Upsert(row)], cancel);
        var old = RowRange.Whole(TableNames.Summaries, Partition) with { From = Key(run.Started - Kept), Take = 10 };
        foreach (var expired in (await tables.QueryAsync(old, cancel)).Rows)
        {
            await tables.WriteAsync(TableNames.Summaries, [RowWrite.Delete(Partition, expired.RowKey)], cancel);
        }
    }

    private static string Key(DateTimeOffset started) => RowKeys.Inverted(started.UtcTicks);

    private static RefreshRun Read(TableEntity row) => new(
        EnumWords.Parse<RefreshOutcome>(row.GetString(nameof(RefreshRun.Outcome))).OrThrow(),
        row.GetDateTimeOffset(nameof(RefreshRun.Started))!.Value,
        TimeSpan.FromMilliseconds(row.GetInt64("Milliseconds") ?? 0),
        row.GetInt32(nameof(RefreshRun.Changes)) ?? 0,
        row.GetInt32(nameof(RefreshRun.Cells)) ?? 0,
        row.GetInt32(nameof(RefreshRun.Groups)) ?? 0,
        row.GetInt64(nameof(RefreshRun.Requests)) ?? 0,
        row.GetInt64(nameof(RefreshRun.Generation)) ?? 0,
        row.GetString(nameof(RefreshRun.Error)));
}

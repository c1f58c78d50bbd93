using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>Tables whose calls sometimes fail, as those of a service under load do. The seed decides which.</summary>
/// <param name="rate">The share of all calls that fail, from 0 to 1.</param>
internal sealed class UnsteadyTables(ITables inner, int seed, double rate) : ITables
{
    private readonly FaultPlan _plan = new(seed, rate);

    public int Faults => _plan.Faults;

    public Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) => inner.CreateAsync(names, cancel);

    public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) =>
        RunAsync(_plan.Next($"get {table} {partition} {row}", replaces: false), () => inner.GetAsync(table, partition, row, cancel));

    public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) =>
        RunAsync(
            _plan.Next($"query {range.Table} {range.Partition} {range.From} {range.Continuation}", replaces: false),
            () => inner.QueryAsync(range, cancel));

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) => RunAsync(
        _plan.Next(
            $"{batch[0].Kind} {table} {batch[0].Row.PartitionKey} {batch[0].Row.RowKey}",
            batch.Any(write => write.Kind == WriteKind.Replace)),
        () => inner.WriteAsync(table, batch, cancel));

    private static async Task<T> RunAsync<T>(Fault fault, Func<Task<T>> call)
    {
        switch (fault)
        {
            case Fault.Busy:
                throw new RequestFailedException(503, "The server is busy.", "ServerBusy", null);
            case Fault.LostRequest:
                throw TimedOut();
            case Fault.LostAnswer:
                await call();
                throw TimedOut();
            case Fault.Conflict:
                throw new ConcurrentWriteException(
                    "A row was written by another process in the meantime.",
                    ServiceRules.Failure(412, TableErrorCode.UpdateConditionNotSatisfied, "The row has another ETag."));
            default:
                return await call();
        }
    }

    private static RequestFailedException TimedOut() =>
        new(500, "The operation could not be completed within the permitted time.", "OperationTimedOut", null);
}

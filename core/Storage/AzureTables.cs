using System.Globalization;
using System.Net;
using Azure;
using Azure.Data.Tables;

namespace ServerlessDeals.Storage;

/// <summary>Tables of Azure Storage, Cosmos DB for Table, or the emulator.</summary>
public sealed class AzureTables(TableServiceClient service) : ITables
{
    public async Task CreateAsync(CancellationToken cancel) =>
        await Parallel.ForEachAsync(TableNames.All, cancel, async (table, token) => await service.CreateTableIfNotExistsAsync(table, token));

    public async Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel)
    {
        var answer = await service.GetTableClient(table).GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancel);
        return answer.HasValue ? answer.Value : null;
    }

    public async Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel)
    {
        var pages = service.GetTableClient(range.Table)
            .QueryAsync<TableEntity>(Filter(range), Math.Min(range.Take, TableLimits.PageRows), cancellationToken: cancel)
            .AsPages(range.Continuation);
        await foreach (var page in pages)
        {
            return new(page.Values, string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }

        return new([], null);
    }

    public async Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        var client = service.GetTableClient(table);
        try
        {
            if (batch is [{ Kind: WriteKind.Delete } only])
            {
                // Alone, a delete of what is already gone is no error; within a batch it would fail all of it.
                await client.DeleteEntityAsync(only.Row.PartitionKey, only.Row.RowKey, ETag.All, cancel);
                return [default];
            }

            var answers = await client.SubmitTransactionAsync(batch.Select(Action), cancel);
            return [.. answers.Value.Select(answer => answer.Headers.ETag ?? default)];
        }
        catch (RequestFailedException failed) when (failed.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.Conflict)
        {
            throw new ConcurrentWriteException($"A row of {table} was written by somebody else meanwhile.", failed);
        }
    }

    private static TableTransactionAction Action(RowWrite write) => write.Kind switch
    {
        WriteKind.Upsert => new(TableTransactionActionType.UpsertReplace, write.Row),
        WriteKind.Insert => new(TableTransactionActionType.Add, write.Row),
        WriteKind.Replace => new(TableTransactionActionType.UpdateReplace, write.Row, write.Row.ETag),
        _ => new(TableTransactionActionType.Delete, write.Row, ETag.All),
    };

    private static string Filter(RowRange range)
    {
        var bounds = TableClient.CreateQueryFilter($"PartitionKey eq {range.Partition} and RowKey ge {range.From} and RowKey le {range.To}");
        return string.Join(" and ", [bounds, .. range.Where.Select(Filter)]);
    }

    private static string Filter(Condition condition)
    {
        var literal = TableClient.CreateQueryFilter($"X eq {condition.Value}")["X eq ".Length..];
        return string.Create(CultureInfo.InvariantCulture, $"{condition.Column} {condition.Operator} {literal}");
    }
}

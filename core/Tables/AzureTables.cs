using System.Globalization;
using System.Net;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace ServerlessDeals.Tables;

/// <summary>Tables in Azure Storage, Cosmos DB for Table, or the emulator.</summary>
public sealed class AzureTables(TableServiceClient service) : ITables, IRowScan
{
    public async Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel) =>
        await Parallel.ForEachAsync(names, cancel, async (table, token) => await service.CreateTableIfNotExistsAsync(table, token));

    public async Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel)
    {
        var answer = await service.GetTableClient(table).GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancel);
        if (answer.HasValue)
        {
            return answer.Value;
        }

        // The client library reports a missing table in the same way as a missing row.
        return answer.GetRawResponse().Content.ToMemory().Span.IndexOf("TableNotFound"u8) < 0
            ? null
            : throw new RequestFailedException((int)HttpStatusCode.NotFound, $"There is no table {table}.", "TableNotFound", null);
    }

    public async Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel)
    {
        var pages = service.GetTableClient(range.Table)
            .QueryAsync<TableEntity>(Filter(range), range.Take, WithKeys(range.Columns), cancel)
            .AsPages(range.Continuation);
        await foreach (var page in pages)
        {
            return new(page.Values, string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }

        return new([], null);
    }

    public IAsyncEnumerable<TableEntity> ScanAsync(
        string table, CancellationToken cancel, IReadOnlyList<string>? columns = null, IReadOnlyList<Condition>? where = null) =>
        service.GetTableClient(table).QueryAsync<TableEntity>(
            where is null ? null : string.Join(" and ", where.Select(Filter)), TableLimits.PageRows, WithKeys(columns), cancel);

    public Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel) =>
        RetriedWrite.RecognizeAsync(this, table, batch, () => SendAsync(table, batch, cancel), cancel);

    private async Task<IReadOnlyList<ETag>> SendAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
    {
        var client = service.GetTableClient(table);
        try
        {
            if (batch is [var only])
            {
                return [await SendAsync(client, only, cancel)];
            }

            var answers = await client.SubmitTransactionAsync(batch.Select(Action), cancel);
            return [.. answers.Value.Select(answer => answer.Headers.ETag ?? default)];
        }
        catch (RequestFailedException failed) when (IsConcurrent(failed, batch))
        {
            throw new ConcurrentWriteException($"A row of {table} was written by another process in the meantime.", failed);
        }
    }

    // A single row is not sent as a batch: the request is smaller, the client library retries if the service is busy, and deleting a
    // missing row is not an error.
    private static async Task<ETag> SendAsync(TableClient client, RowWrite write, CancellationToken cancel)
    {
        var answer = write.Kind switch
        {
            WriteKind.Upsert => await client.UpsertEntityAsync(write.Row, TableUpdateMode.Replace, cancel),
            WriteKind.Insert => await client.AddEntityAsync(write.Row, cancel),
            WriteKind.Replace => await client.UpdateEntityAsync(write.Row, write.Row.ETag, TableUpdateMode.Replace, cancel),
            _ => await client.DeleteEntityAsync(write.Row.PartitionKey, write.Row.RowKey, ETag.All, cancel),
        };
        return write.Kind == WriteKind.Delete ? default : answer.Headers.ETag ?? default;
    }

    // If a row to be replaced is missing, another process has deleted it.
    private static bool IsConcurrent(RequestFailedException failed, IReadOnlyList<RowWrite> batch) => failed.Status switch
    {
        (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.Conflict => true,
        (int)HttpStatusCode.NotFound when failed.ErrorCode != TableErrorCode.TableNotFound =>
            batch[FailedIndex(failed)].Kind == WriteKind.Replace,
        _ => false,
    };

    private static int FailedIndex(RequestFailedException failed) =>
        failed is TableTransactionFailedException { FailedTransactionActionIndex: { } index } ? index : 0;

    private static TableTransactionAction Action(RowWrite write) => write.Kind switch
    {
        WriteKind.Upsert => new(TableTransactionActionType.UpsertReplace, write.Row),
        WriteKind.Insert => new(TableTransactionActionType.Add, write.Row),
        WriteKind.Replace => new(TableTransactionActionType.UpdateReplace, write.Row, write.Row.ETag),
        _ => new(TableTransactionActionType.Delete, write.Row, ETag.All),
    };

    private static IEnumerable<string>? WithKeys(IReadOnlyList<string>? columns) =>
        columns is null ? null : [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), .. columns];

    private static string Filter(RowRange range)
    {
        var bounds = TableClient.CreateQueryFilter(
            $"PartitionKey eq {range.Partition} and RowKey ge {range.From} and RowKey le {range.To}");
        return string.Join(" and ", [bounds, .. range.Where.Select(Filter)]);
    }

    private static string Filter(Condition condition)
    {
        var literal = TableClient.CreateQueryFilter($"X eq {condition.Value}")["X eq ".Length..];
        return string.Create(CultureInfo.InvariantCulture, $"{condition.Column} {condition.Operator} {literal}");
    }
}

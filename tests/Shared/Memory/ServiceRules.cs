using System.Buffers;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>
/// What Table Storage refuses, from "Understanding the Table service data model", "Performing entity group transactions",
/// "Querying tables and entities" and "Table service error codes" in Microsoft's documentation.
/// </summary>
internal static class ServiceRules
{
    private const int OwnColumns = 252;
    private const int KeyBytes = 1024;
    private const int NameLength = 255;
    private const int RowBytes = 1024 * 1024;
    private const int BatchBytes = 4 * 1024 * 1024;

    // The range itself: the partition and both ends of its keys.
    private const int OwnComparisons = 3;

    private static readonly SearchValues<char> NotInKeys = SearchValues.Create(
        ['/', '\\', '#', '?', .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(code => (char)code)]);

    private static readonly DateTimeOffset FirstTime = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static RequestFailedException Failure(int status, TableErrorCode code, string message) =>
        new(status, message, code.ToString(), null);

    public static bool IsSystemColumn(string name) => name is "PartitionKey" or "RowKey" or "Timestamp" or "odata.etag";

    public static void Check(RowRange range)
    {
        CheckKey(range.Partition);
        Require(
            range.Take is >= 1 and <= TableLimits.PageRows,
            TableErrorCode.InvalidInput,
            $"A page has 1 to {TableLimits.PageRows} rows, not {range.Take}.");
        Require(
            OwnComparisons + range.Where.Count <= TableLimits.FilterComparisons,
            TableErrorCode.InvalidInput,
            $"A filter holds at most {TableLimits.FilterComparisons} comparisons.");
        foreach (var condition in range.Where)
        {
            Require(
                condition.Operator is "eq" or "ne" or "lt" or "le" or "gt" or "ge",
                TableErrorCode.InvalidInput,
                $"There is no operator {condition.Operator}.");
        }
    }

    public static void Check(IReadOnlyList<RowWrite> batch)
    {
        Require(
            batch.Count is >= 1 and <= TableLimits.BatchOperations,
            TableErrorCode.InvalidInput,
            $"A batch has 1 to {TableLimits.BatchOperations} operations, not {batch.Count}.");
        var (keys, bytes) = (new HashSet<string>(batch.Count, StringComparer.Ordinal), 0L);
        foreach (var write in batch)
        {
            Require(
                write.Row.PartitionKey == batch[0].Row.PartitionKey,
                TableErrorCode.CommandsInBatchActOnDifferentPartitions,
                "A batch has rows of one partition.");
            Require(keys.Add(write.Row.RowKey), TableErrorCode.InvalidDuplicateRow, $"{write.Row.RowKey} is twice in a batch.");
            Check(write.Row);
            bytes += EntitySize.Sent(write.Row);
        }

        if (bytes > BatchBytes)
        {
            throw new RequestFailedException(413, "A batch has at most 4 MiB.", "RequestBodyTooLarge", null);
        }
    }

    public static void CheckKey(string key)
    {
        Require(key is not null, TableErrorCode.PropertiesNeedValue, "A row needs its keys.");
        Require(2 * key!.Length <= KeyBytes, TableErrorCode.KeyValueTooLarge, $"The key {key} is above {KeyBytes} bytes.");
        Require(
            !key.AsSpan().ContainsAny(NotInKeys),
            TableErrorCode.OutOfRangeInput,
            $"The key {key} has a character that keys may not have.");
    }

    private static void Check(TableEntity row)
    {
        CheckKey(row.PartitionKey);
        CheckKey(row.RowKey);
        var own = 0;
        foreach (var (name, value) in row)
        {
            if (value is null || IsSystemColumn(name))
            {
                continue;
            }

            own++;
            Require(
                name.Length <= NameLength,
                TableErrorCode.PropertyNameTooLong,
                $"The column {name} has a name above {NameLength} characters.");
            Require(
                (char.IsLetter(name[0]) || name[0] == '_') && name.All(letter => char.IsLetterOrDigit(letter) || letter == '_'),
                TableErrorCode.PropertyNameInvalid,
                $"The column {name} has no name that the service takes.");
            Require(EntitySize.Has(value), TableErrorCode.InvalidValueType, $"The column {name} has a {value.GetType()}.");
            Require(
                EntitySize.Of(value) <= TableLimits.PropertyBytes + sizeof(int),
                TableErrorCode.PropertyValueTooLarge,
                $"The column {name} is above 64 KiB.");
            Require(
                value is not DateTimeOffset time || time >= FirstTime,
                TableErrorCode.OutOfRangeInput,
                $"The column {name} has a time before 1601.");
        }

        Require(own <= OwnColumns, TableErrorCode.TooManyProperties, $"{row.RowKey} has more than {OwnColumns} columns.");
        Require(EntitySize.Stored(row) <= RowBytes, TableErrorCode.EntityTooLarge, $"{row.RowKey} is above 1 MiB.");
    }

    private static void Require(bool holds, TableErrorCode code, string message)
    {
        if (!holds)
        {
            throw Failure(400, code, message);
        }
    }
}

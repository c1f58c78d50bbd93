using Azure;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>
/// The operations of Table Storage used here: point reads, ranges of one partition, and batches within one partition.
/// The emulator, Azure Storage and Cosmos DB for Table all support them.
/// </summary>
public interface ITables
{
    /// <summary>Creates the tables that are missing.</summary>
    Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel);

    Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel);

    /// <summary>Reads one page of a partition in key order. An empty page may still be followed by another.</summary>
    Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel);

    /// <summary>Writes up to <see cref="TableLimits.BatchOperations"/> rows of one partition, either all or none.</summary>
    /// <returns>The rows' new ETags, in order.</returns>
    /// <exception cref="ConcurrentWriteException">Another process has written one of the rows.</exception>
    Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel);
}

/// <summary>Reads every row of a table in key order: for backups and maintenance, not for answers.</summary>
public interface IRowScan
{
    /// <param name="columns">The columns to read, in addition to the keys; all columns if null.</param>
    /// <param name="where">Conditions that the service checks; all must be true.</param>
    IAsyncEnumerable<TableEntity> ScanAsync(
        string table, CancellationToken cancel, IReadOnlyList<string>? columns = null, IReadOnlyList<Condition>? where = null);
}

/// <summary>Rows of one partition, from one key up to and including another.</summary>
/// <param name="Take">The most rows in a page, 1 to <see cref="TableLimits.PageRows"/>.</param>
/// <param name="Where">Conditions that the service checks; all must be true.</param>
/// <param name="Continuation">The continuation token of the previous page.</param>
public sealed record RowRange(
    string Table, string Partition, string From, string To, int Take, IReadOnlyList<Condition> Where, string? Continuation = null)
{
    /// <summary>The columns to read, in addition to the keys; all columns if null.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Sorts after every key in these tables.</summary>
    public const string LastKey = "~~~";

    public static RowRange Whole(string table, string partition) => new(table, partition, "", LastKey, TableLimits.PageRows, []);
}

/// <summary>Compares a column with a value: "eq", "ne", "le", "ge".</summary>
public sealed record Condition(string Column, string Operator, object Value);

public sealed record RowPage(IReadOnlyList<TableEntity> Rows, string? Continuation);

public enum WriteKind
{
    /// <summary>Writes the row whether it exists or not.</summary>
    Upsert,

    /// <summary>Writes the row only if it does not exist.</summary>
    Insert,

    /// <summary>Writes the row only if the stored row has the same ETag.</summary>
    Replace,

    /// <summary>Deletes the row if it exists.</summary>
    Delete,
}

public sealed record RowWrite(WriteKind Kind, TableEntity Row)
{
    public static RowWrite Upsert(TableEntity row) => new(WriteKind.Upsert, row);

    /// <summary>Fails if another process has written the row since it was read.</summary>
    /// <param name="read">The ETag of the row that was read; null if there was none.</param>
    public static RowWrite Guarded(TableEntity row, ETag? read)
    {
        if (read is null)
        {
            return new(WriteKind.Insert, row);
        }

        row.ETag = read.Value;
        return new(WriteKind.Replace, row);
    }

    public static RowWrite Delete(string partition, string row) => new(WriteKind.Delete, new(partition, row));
}

/// <summary>Another process has written the same row, so this write was not done. Read again and repeat it.</summary>
public sealed class ConcurrentWriteException : Exception
{
    public ConcurrentWriteException()
    {
    }

    public ConcurrentWriteException(string message)
        : base(message)
    {
    }

    public ConcurrentWriteException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>
/// The limits of Table Storage, from "Scalability and performance targets for Table storage" and "Understanding the Table
/// service data model" in Microsoft's documentation.
/// </summary>
public static class TableLimits
{
    public const int BatchOperations = 100;

    /// <summary>4 MiB, minus space for the envelope of each operation.</summary>
    public const int BatchBytes = 3_000_000;

    public const int PageRows = 1000;

    public const int PropertyBytes = 64 * 1024;

    /// <summary>1 MiB, minus space for the keys and small columns.</summary>
    public const int RowBytes = 1_000_000;

    public const int FilterComparisons = 15;
}

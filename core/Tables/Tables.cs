using Azure;
using Azure.Data.Tables;

namespace ServerlessDeals.Tables;

/// <summary>
/// The few things that are asked of Table Storage: points, ranges of one partition, and batches within one.
/// The emulator, Azure Storage and Cosmos DB for Table all stand behind it.
/// </summary>
public interface ITables
{
    /// <summary>Creates those of some tables that are missing.</summary>
    Task CreateAsync(IReadOnlyList<string> names, CancellationToken cancel);

    Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel);

    /// <summary>One request: a page of one partition in key order, which may be empty and still have a next one.</summary>
    Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel);

    /// <summary>Writes up to <see cref="TableLimits.BatchOperations"/> rows of one partition, all or none.</summary>
    /// <returns>The rows' new ETags, in order.</returns>
    /// <exception cref="ConcurrentWriteException">A row was not as its write expected.</exception>
    Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel);
}

/// <summary>Every row of a table, in the order of its keys: for what keeps or mends all of it, and never for an answer.</summary>
public interface IRowScan
{
    /// <param name="columns">Those that are sent, beside the keys; all where it is null.</param>
    IAsyncEnumerable<TableEntity> ScanAsync(string table, CancellationToken cancel, IReadOnlyList<string>? columns = null);
}

/// <summary>Rows of one partition, from one key up to and including another.</summary>
/// <param name="Take">At most so many in a page, 1 to <see cref="TableLimits.PageRows"/>.</param>
/// <param name="Where">Conditions on columns that the service checks; all must hold.</param>
/// <param name="Continuation">Where the page before ended.</param>
public sealed record RowRange(
    string Table, string Partition, string From, string To, int Take, IReadOnlyList<Condition> Where, string? Continuation = null)
{
    /// <summary>The columns that are sent, beside the keys; all where it is null.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Sorts after every key that is used here.</summary>
    public const string LastKey = "~~~";

    public static RowRange Whole(string table, string partition) => new(table, partition, "", LastKey, TableLimits.PageRows, []);
}

/// <summary>A column compared with a value: "eq", "ne", "le", "ge".</summary>
public sealed record Condition(string Column, string Operator, object Value);

public sealed record RowPage(IReadOnlyList<TableEntity> Rows, string? Continuation);

public enum WriteKind
{
    /// <summary>Written whatever was there.</summary>
    Upsert,

    /// <summary>Only if nothing is there.</summary>
    Insert,

    /// <summary>Only if what is there has the row's ETag.</summary>
    Replace,

    /// <summary>Gone afterwards, whether it was there or not.</summary>
    Delete,
}

public sealed record RowWrite(WriteKind Kind, TableEntity Row)
{
    public static RowWrite Upsert(TableEntity row) => new(WriteKind.Upsert, row);

    /// <summary>Guards against a writer in between: a row that was read must still be the same, one that was not must still be absent.</summary>
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

/// <summary>Somebody else wrote the same row meanwhile. Nothing of this write is there; read again and repeat.</summary>
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
/// What Table Storage allows, from "Scalability and performance targets for Table storage" and "Understanding the Table
/// service data model" in Microsoft's documentation.
/// </summary>
public static class TableLimits
{
    public const int BatchOperations = 100;

    /// <summary>4 MiB, less what the envelope of each operation may take.</summary>
    public const int BatchBytes = 3_000_000;

    public const int PageRows = 1000;

    public const int PropertyBytes = 64 * 1024;

    /// <summary>1 MiB, less the keys and small columns.</summary>
    public const int RowBytes = 1_000_000;

    public const int FilterComparisons = 15;
}

using System.Buffers.Binary;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>
/// Writes a table as a Parquet file: texts that repeat in a dictionary, nothing compressed, so the same rows give the same bytes on every
/// machine. Decision 0024 says why no library does it.
/// </summary>
internal static class ParquetFile
{
    /// <summary>The rows that a reader has to hold at once.</summary>
    private const int RowsOfAGroup = 50_000;

    private const int Optional = 1;
    private const int Required = 0;
    private const int Repeated = 2;
    private const int ConvertedList = 3;

    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    public static byte[] Of<T>(IReadOnlyList<TableColumn<T>> columns, IReadOnlyList<T> rows)
    {
        using var file = new MemoryStream();
        file.Write(Magic);
        var groups = rows.Chunk(RowsOfAGroup).Select(group => Group(file, columns, group)).ToList();
        var start = file.Length;
        var metadata = new CompactWriter(file);
        metadata.WriteStruct(() =>
        {
            metadata.Write(1, 1);
            metadata.Write(2, [.. Schema(metadata, columns)]);
            metadata.Write(3, (long)rows.Count);
            metadata.Write(4, [.. groups.Select(group => (Action)(() => Describe(metadata, group)))]);
            metadata.Write(6, "ServerlessDeals");
        });
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, (int)(file.Length - start));
        file.Write(length);
        file.Write(Magic);
        return file.ToArray();
    }

    private static StoredGroup Group<T>(MemoryStream file, IReadOnlyList<TableColumn<T>> columns, T[] rows)
    {
        var stored = new List<(ParquetColumn Column, long Start)>();
        foreach (var column in columns.Select(column => ParquetColumn.Of(column, rows)))
        {
            stored.Add((column, file.Length));
            file.Write(column.Pages);
        }

        return new(stored, rows.Length);
    }

    private static void Describe(CompactWriter metadata, StoredGroup group)
    {
        metadata.Write(1, [.. group.Columns.Select(stored => (Action)(() =>
        {
            metadata.Write(2, stored.Start);
            metadata.Write(3, () => stored.Column.Describe(metadata, stored.Start));
        }))]);
        metadata.Write(2, group.Columns.Sum(stored => (long)stored.Column.Pages.Length));
        metadata.Write(3, (long)group.Rows);
    }

    // The root, then each column with what is inside it.
    private static IEnumerable<Action> Schema<T>(CompactWriter metadata, IReadOnlyList<TableColumn<T>> columns) =>
    [
        () =>
        {
            metadata.Write(4, "schema");
            metadata.Write(5, columns.Count);
        },
        .. columns.SelectMany(column => column.Type == ColumnType.List
            ? List(metadata, column.Name)
            : [() => Value(metadata, column.Name, ParquetType.Of(column.Type), Optional)]),
    ];

    private static Action[] List(CompactWriter metadata, string name) =>
    [
        () =>
        {
            metadata.Write(3, Required);
            metadata.Write(4, name);
            metadata.Write(5, 1);
            metadata.Write(6, ConvertedList);
        },
        () =>
        {
            metadata.Write(3, Repeated);
            metadata.Write(4, "list");
            metadata.Write(5, 1);
        },
        () => Value(metadata, "element", ParquetType.Of(ColumnType.List), Required),
    ];

    private static void Value(CompactWriter metadata, string name, ParquetType type, int repetition)
    {
        metadata.Write(1, type.Physical);
        if (type.Length > 0)
        {
            metadata.Write(2, type.Length);
        }

        metadata.Write(3, repetition);
        metadata.Write(4, name);
        if (type.Converted is { } converted)
        {
            metadata.Write(6, converted);
        }

        if (type.IsDecimal)
        {
            metadata.Write(7, ParquetType.Scale);
            metadata.Write(8, ParquetType.Precision);
        }
    }

    private sealed record StoredGroup(IReadOnlyList<(ParquetColumn Column, long Start)> Columns, int Rows);
}

using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>How the values of a column are stored. The numbers are those of the Parquet format.</summary>
/// <param name="Physical">The type of a stored value.</param>
/// <param name="Converted">What it means; null if it means what it is.</param>
/// <param name="Length">The bytes of a value if all have the same length and the type does not say it; else 0.</param>
internal sealed record ParquetType(int Physical, int? Converted, int Length, Action<Stream, object> Write)
{
    /// <summary>The digits of a decimal, all and after the point.</summary>
    public const int Precision = 38;
    public const int Scale = 18;

    private const int Boolean = 0;
    private const int Int32 = 1;
    private const int Int64 = 2;
    private const int ByteArray = 6;
    private const int FixedByteArray = 7;

    private const int Utf8 = 0;
    private const int Decimal = 5;
    private const int Date = 6;

    private const int DecimalBytes = 16;
    private const decimal Shift = 1_000_000_000_000_000_000;

    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    private static readonly ParquetType Text = new(ByteArray, Utf8, 0, (to, value) => WriteText(to, (string)value));
    private static readonly ParquetType Whole = new(Int64, null, 0, (to, value) => WriteWhole(to, (long)value));
    private static readonly ParquetType Number = new(FixedByteArray, Decimal, DecimalBytes, (to, value) => WriteNumber(to, (decimal)value));
    private static readonly ParquetType Flag = new(Boolean, null, 0, (to, value) => to.WriteByte((bool)value ? (byte)1 : (byte)0));
    private static readonly ParquetType Day = new(Int32, Date, 0, (to, value) => WriteDay(to, (DateOnly)value));

    public bool IsFlag => Physical == Boolean;

    public bool IsText => Physical == ByteArray;

    public bool IsDecimal => Converted == Decimal;

    /// <summary>The type of a column's values; of a list, that of its elements.</summary>
    public static ParquetType Of(ColumnType type) => type switch
    {
        ColumnType.Whole => Whole,
        ColumnType.Number => Number,
        ColumnType.Flag => Flag,
        ColumnType.Day => Day,
        _ => Text,
    };

    private static void WriteText(Stream to, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        to.Write(length);
        to.Write(bytes);
    }

    private static void WriteWhole(Stream to, long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        to.Write(bytes);
    }

    private static void WriteDay(Stream to, DateOnly value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value.DayNumber - Epoch);
        to.Write(bytes);
    }

    private static void WriteNumber(Stream to, decimal value)
    {
        Span<byte> bytes = stackalloc byte[DecimalBytes];
        BinaryPrimitives.WriteInt128BigEndian(bytes, (Int128)new BigInteger(value * Shift));
        to.Write(bytes);
    }
}

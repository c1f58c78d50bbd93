using System.Text;

namespace ServerlessDeals.Pages;

/// <summary>Writes the metadata of a Parquet file: Thrift's compact protocol, as far as the metadata needs it.</summary>
internal sealed class CompactWriter(Stream to)
{
    private const byte Int32 = 5;
    private const byte Int64 = 6;
    private const byte Binary = 8;
    private const byte ListOf = 9;
    private const byte Struct = 12;
    private const byte Stop = 0;

    // A list of fewer elements has its length in the first byte.
    private const int ShortList = 15;

    // The last field of the current struct. Fields are written as the difference to it.
    private int _last;

    public void Write(int field, int value)
    {
        Field(field, Int32);
        Signed(value);
    }

    public void Write(int field, long value)
    {
        Field(field, Int64);
        Signed(value);
    }

    public void Write(int field, string value)
    {
        Field(field, Binary);
        Text(value);
    }

    public void Write(int field, IReadOnlyList<int> values)
    {
        List(field, Int32, values.Count);
        foreach (var value in values)
        {
            Signed(value);
        }
    }

    public void Write(int field, IReadOnlyList<string> values)
    {
        List(field, Binary, values.Count);
        foreach (var value in values)
        {
            Text(value);
        }
    }

    public void Write(int field, Action fields)
    {
        Field(field, Struct);
        WriteStruct(fields);
    }

    public void Write(int field, IReadOnlyList<Action> structs)
    {
        List(field, Struct, structs.Count);
        foreach (var fields in structs)
        {
            WriteStruct(fields);
        }
    }

    public void WriteStruct(Action fields)
    {
        var outer = _last;
        _last = 0;
        fields();
        to.WriteByte(Stop);
        _last = outer;
    }

    /// <summary>Seven bits a byte, the lowest first.</summary>
    public static void Varint(Stream to, ulong value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            to.WriteByte((byte)(value | 0x80));
        }

        to.WriteByte((byte)value);
    }

    private void Field(int field, byte type)
    {
        to.WriteByte((byte)(((field - _last) << 4) | type));
        _last = field;
    }

    private void List(int field, byte type, int count)
    {
        Field(field, ListOf);
        to.WriteByte((byte)((Math.Min(count, ShortList) << 4) | type));
        if (count >= ShortList)
        {
            Varint(to, (ulong)count);
        }
    }

    private void Text(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Varint(to, (ulong)bytes.Length);
        to.Write(bytes);
    }

    // Zigzag: 0, -1, 1, -2 become 0, 1, 2, 3.
    private void Signed(long value) => Varint(to, (ulong)((value << 1) ^ (value >> 63)));
}

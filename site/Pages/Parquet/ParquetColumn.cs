using System.Buffers.Binary;
using ServerlessDeals.Queries;

namespace ServerlessDeals.Pages;

/// <summary>The values of a column in one group of rows, and the pages that store them.</summary>
internal sealed class ParquetColumn
{
    private const int DataPage = 0;
    private const int DictionaryPage = 2;

    private const int Plain = 0;
    private const int RunLength = 3;
    private const int Dictionary = 8;

    private readonly ParquetType _type;

    // Whether the value is there, and for a list also whether it belongs to the row of the value before it.
    private readonly List<int> _defined = [];
    private readonly List<int> _repeated = [];
    private readonly List<object> _values = [];

    private ParquetColumn(string name, ColumnType type)
    {
        _type = ParquetType.Of(type);
        Path = type == ColumnType.List ? [name, "list", "element"] : [name];
    }

    public IReadOnlyList<string> Path { get; }

    /// <summary>The pages as bytes.</summary>
    public byte[] Pages { get; private set; } = [];

    /// <summary>The bytes of the page with the dictionary; 0 if there is none.</summary>
    public int DictionaryBytes { get; private set; }

    public static ParquetColumn Of<T>(TableColumn<T> column, IEnumerable<T> rows)
    {
        var made = new ParquetColumn(column.Name, column.Type);
        foreach (var row in rows)
        {
            if (column.Type == ColumnType.List)
            {
                made.AddList((IReadOnlyList<string>)column.Value(row)!);
            }
            else
            {
                made.Add(column.Value(row), repeated: 0);
            }
        }

        made.Store();
        return made;
    }

    /// <summary>The fields of its metadata.</summary>
    /// <param name="start">Where its pages begin in the file.</param>
    public void Describe(CompactWriter metadata, long start)
    {
        metadata.Write(1, _type.Physical);
        int[] encodings = DictionaryBytes > 0 ? [RunLength, Plain, Dictionary] : [RunLength, Plain];
        metadata.Write(2, encodings);
        metadata.Write(3, Path);
        metadata.Write(4, 0);
        metadata.Write(5, (long)_defined.Count);
        metadata.Write(6, (long)Pages.Length);
        metadata.Write(7, (long)Pages.Length);
        metadata.Write(9, start + DictionaryBytes);
        if (DictionaryBytes > 0)
        {
            metadata.Write(11, start);
        }
    }

    private void AddList(IReadOnlyList<string> list)
    {
        if (list.Count == 0)
        {
            Add(null, repeated: 0);
        }

        foreach (var (i, element) in list.Index())
        {
            Add(element, repeated: i == 0 ? 0 : 1);
        }
    }

    private void Add(object? value, int repeated)
    {
        _defined.Add(value is null ? 0 : 1);
        _repeated.Add(repeated);
        if (value is not null)
        {
            _values.Add(value);
        }
    }

    private void Store()
    {
        using var pages = new MemoryStream();
        var places = Places();
        if (places is not null)
        {
            WritePage(pages, DictionaryPage, Stored(places.Keys), header => header.Write(7, () =>
            {
                header.Write(1, places.Count);
                header.Write(2, Plain);
            }));
            DictionaryBytes = (int)pages.Length;
        }

        using var data = new MemoryStream();
        if (Path.Count > 1)
        {
            WriteLevels(data, _repeated);
        }

        WriteLevels(data, _defined);
        data.Write(places is null ? Stored(_values) : Indices(places));
        WritePage(pages, DataPage, data.ToArray(), header => header.Write(5, () =>
        {
            header.Write(1, _defined.Count);
            header.Write(2, places is null ? Plain : Dictionary);
            header.Write(3, RunLength);
            header.Write(4, RunLength);
        }));
        Pages = pages.ToArray();
    }

    /// <summary>The place of each text in the dictionary. Null if the column would not be much shorter with one.</summary>
    private Dictionary<object, int>? Places()
    {
        var places = new Dictionary<object, int>();
        if (!_type.IsText)
        {
            return null;
        }

        foreach (var value in _values)
        {
            places.TryAdd(value, places.Count);
        }

        return places.Count > 0 && places.Count <= _values.Count / 2 ? places : null;
    }

    private byte[] Indices(Dictionary<object, int> places)
    {
        using var bytes = new MemoryStream();
        var width = Math.Max(1, int.Log2(Math.Max(1, places.Count - 1)) + 1);
        bytes.WriteByte((byte)width);
        WritePacked(bytes, [.. _values.Select(value => places[value])], width);
        return bytes.ToArray();
    }

    private byte[] Stored(IReadOnlyCollection<object> values)
    {
        using var bytes = new MemoryStream();
        if (_type.IsFlag)
        {
            Pack(bytes, [.. values.Select(value => (bool)value ? 1 : 0)], width: 1);
            return bytes.ToArray();
        }

        foreach (var value in values)
        {
            _type.Write(bytes, value);
        }

        return bytes.ToArray();
    }

    private static void WriteLevels(Stream to, IReadOnlyList<int> levels)
    {
        using var packed = new MemoryStream();
        WritePacked(packed, levels, width: 1);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, (int)packed.Length);
        to.Write(length);
        to.Write(packed.ToArray());
    }

    /// <summary>One run of numbers in groups of eight. The last group is filled up, and readers know how many numbers there are.</summary>
    private static void WritePacked(Stream to, IReadOnlyList<int> numbers, int width)
    {
        CompactWriter.Varint(to, (2 * (((ulong)numbers.Count + 7) / 8)) + 1);
        Pack(to, numbers, width);
    }

    /// <summary>Numbers of a few bits, the lowest bit first.</summary>
    private static void Pack(Stream to, IReadOnlyList<int> numbers, int width)
    {
        var packed = new byte[(numbers.Count + 7) / 8 * width];
        for (var i = 0; i < numbers.Count * width; i++)
        {
            var bit = (numbers[i / width] >> (i % width)) & 1;
            packed[i / 8] |= (byte)(bit << (i % 8));
        }

        to.Write(packed);
    }

    private static void WritePage(Stream to, int type, byte[] content, Action<CompactWriter> more)
    {
        var header = new CompactWriter(to);
        header.WriteStruct(() =>
        {
            header.Write(1, type);
            header.Write(2, content.Length);
            header.Write(3, content.Length);
            more(header);
        });
        to.Write(content);
    }
}

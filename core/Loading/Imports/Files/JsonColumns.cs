namespace ServerlessDeals.Loading.Imports.Files;

/// <summary>The columns that a mapping reads from objects, and which of them some object had.</summary>
internal sealed class JsonColumns(Mapping mapping)
{
    private const int MostNamed = 40;

    private readonly HashSet<string> _missing = [.. mapping.Columns];
    private readonly HashSet<string> _fields = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Wanted { get; } = [.. mapping.Columns];

    /// <param name="fields">The names of the object's own fields.</param>
    public void Note(JsonItem item, IEnumerable<string> fields)
    {
        if (_missing.Count > 0)
        {
            _missing.RemoveWhere(item.Has);
            _fields.UnionWith(fields);
        }
    }

    /// <summary>Call it after the last object. An empty field is often left out, but one that no object has is misspelled.</summary>
    /// <exception cref="InvalidDataException">No object had a column of the mapping.</exception>
    public void Check()
    {
        if (_fields.Count == 0 || _missing.Count == 0)
        {
            return;
        }

        var near = _missing.Select(column => CsvHeader.Near(column, _fields)).OfType<string>().FirstOrDefault();
        throw new InvalidDataException(
            $"No object has {string.Join(" or ", _missing)}, which the mapping {mapping.Name} reads. "
            + (near is null ? $"The fields are {string.Join(", ", _fields.Take(MostNamed))}." : $"Did you mean {near}?"));
    }
}

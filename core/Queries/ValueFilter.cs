namespace ServerlessDeals.Queries;

/// <summary>A filter by values: any of these, and none of those.</summary>
public sealed record ValueFilter<T>(IReadOnlyList<T> Any, IReadOnlyList<T> Not)
    where T : struct
{
    /// <summary>A filter that everything passes.</summary>
    public ValueFilter()
        : this([], [])
    {
    }

    /// <summary>A filter for one value; everything passes if it is null.</summary>
    public ValueFilter(T? only)
        : this(only is { } value ? [value] : [], [])
    {
    }

    public bool IsAll => Any.Count == 0 && Not.Count == 0;

    /// <summary>How many values it names.</summary>
    public int Size => Any.Count + Not.Count;

    /// <summary>The requested value if there is exactly one.</summary>
    public T? Only => Any is [var only] ? only : null;

    public bool Matches(T? value) => Matches(value is { } present ? [present] : []);

    public bool Matches(IEnumerable<T> values)
    {
        if (IsAll)
        {
            return true;
        }

        var found = values.ToList();
        return (Any.Count == 0 || found.Exists(Any.Contains)) && !found.Exists(Not.Contains);
    }

    /// <summary>Equal filters have equal text.</summary>
    public override string ToString() =>
        string.Join(',', Any.Select(value => $"{value}").Concat(Not.Select(value => $"-{value}")).Order(StringComparer.Ordinal));
}

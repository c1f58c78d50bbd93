namespace ServerlessDeals.Queries;

/// <summary>A filter over values: any of some, and none of others.</summary>
public sealed record ValueFilter<T>(IReadOnlyList<T> Any, IReadOnlyList<T> Not)
    where T : struct
{
    /// <summary>Everything passes.</summary>
    public ValueFilter()
        : this([], [])
    {
    }

    /// <summary>Just the one; everything passes where there is none.</summary>
    public ValueFilter(T? one)
        : this(one is { } value ? [value] : [], [])
    {
    }

    public bool IsAll => Any.Count == 0 && Not.Count == 0;

    /// <summary>The one value that is asked for, where there is just one.</summary>
    public T? Only => Any is [var one] ? one : null;

    public bool Matches(T? value) => Matches(value is { } one ? [one] : []);

    public bool Matches(IEnumerable<T> values)
    {
        if (IsAll)
        {
            return true;
        }

        var found = values.ToList();
        return (Any.Count == 0 || found.Exists(Any.Contains)) && !found.Exists(Not.Contains);
    }

    /// <summary>The same text for the same filter.</summary>
    public override string ToString() => string.Join(',', Any.Select(one => $"{one}").Concat(Not.Select(one => $"-{one}")).Order(StringComparer.Ordinal));
}

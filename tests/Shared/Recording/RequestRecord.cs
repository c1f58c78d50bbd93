namespace ServerlessDeals.Tests;

/// <summary>The kind of a request to storage.</summary>
internal enum RequestKind
{
    PointRead,

    /// <summary>A page of one partition.</summary>
    Range,

    /// <summary>A page of a whole table.</summary>
    Walk,

    Insert,
    Upsert,
    Replace,
    Delete,

    /// <summary>Several writes in one partition.</summary>
    Batch,

    CreateTable,
}

/// <summary>A sum of requests.</summary>
/// <param name="Operations">Writes, with each row of a batch counted; a read counts as one.</param>
/// <param name="Rows">Rows that came back.</param>
/// <param name="Sent">Bytes of the requests' bodies.</param>
/// <param name="Received">Bytes of the answers' bodies.</param>
internal readonly record struct RequestTotal(long Requests, long Operations, long Rows, long Sent, long Received)
{
    public static RequestTotal operator +(RequestTotal a, RequestTotal b) =>
        new(a.Requests + b.Requests, a.Operations + b.Operations, a.Rows + b.Rows, a.Sent + b.Sent, a.Received + b.Received);
}

/// <summary>The requests that were sent, by kind and table. Threads may add to it at the same time.</summary>
internal sealed class RequestRecord
{
    private readonly Dictionary<(RequestKind Kind, string Table), RequestTotal> _totals = [];
    private readonly Lock _lock = new();

    public RequestTotal All => Sum(_ => true);

    public RequestTotal Of(RequestKind kind) => Sum(key => key.Kind == kind);

    public RequestTotal Of(string table) => Sum(key => key.Table == table);

    /// <summary>A copy, sorted by kind and table.</summary>
    public IReadOnlyList<(RequestKind Kind, string Table, RequestTotal Total)> ByKindAndTable()
    {
        lock (_lock)
        {
            return [.. _totals.OrderBy(total => total.Key.Kind).ThenBy(total => total.Key.Table, StringComparer.Ordinal)
                .Select(total => (total.Key.Kind, total.Key.Table, total.Value))];
        }
    }

    public void Add(RequestKind kind, string table, RequestTotal total)
    {
        lock (_lock)
        {
            _totals[(kind, table)] = _totals.GetValueOrDefault((kind, table)) + total;
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _totals.Clear();
        }
    }

    private RequestTotal Sum(Func<(RequestKind Kind, string Table), bool> which)
    {
        lock (_lock)
        {
            return _totals.Where(total => which(total.Key)).Aggregate(default(RequestTotal), (sum, total) => sum + total.Value);
        }
    }
}

using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// The row that records which summaries readers see. A refresh writes under its own generation and makes that visible by
/// writing this row last. If it dies before, nobody reads the rows it left.
/// </summary>
internal sealed record RefreshState
{
    public const string Partition = "state";

    // Earlier versions read the change log from this time on.
    private const string EarlierColumn = "Watermark";

    /// <summary>Readers see the newest generation of each part up to this one.</summary>
    public long Generation { get; init; }

    /// <summary>The newest generation taken by any refresh, finished or not.</summary>
    public long LastTaken { get; init; }

    /// <summary>
    /// The generation of the oldest full refresh started since the last one that finished; null if there is none. The cells it
    /// recounted may not be in the change log.
    /// </summary>
    public long? UnfinishedFull { get; init; }

    /// <summary>The process that has the lease, for people; null if no refresh is running.</summary>
    public string? Holder { get; init; }

    /// <summary>When the lease was taken.</summary>
    public DateTimeOffset? LeasedAt { get; init; }

    /// <summary>The refresh that has the lease or had it last. It makes the rows of two taken at the same instant differ.</summary>
    public string Owner { get; init; } = "";

    /// <summary>When the visible summaries were built.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The date of the newest source counted.</summary>
    public PartialDate? Reported { get; init; }

    /// <summary>The newest day on which counted data became known. Summaries as of that day equal those of today.</summary>
    public DateOnly? Known { get; init; }

    /// <summary>The ETag of the row as read; null if there was no row.</summary>
    public ETag? Read { get; init; }

    /// <summary>When the service stored the row; null if there was no row.</summary>
    public DateTimeOffset? Written { get; init; }

    /// <summary>
    /// Whether everything has to be counted, because nothing was counted yet, or only by an earlier version, which did not record
    /// uncounted writes. It stays true until a refresh has finished.
    /// </summary>
    public bool NeedsFullCount { get; init; } = true;

    /// <summary>The lease of a refresh that is running; null if there is none or it has run out.</summary>
    /// <param name="now">The time of the service.</param>
    public HeldLease? LeaseAt(DateTimeOffset now) =>
        (Holder, Written) is ({ } holder, { } renewed) && now - renewed < RefreshLease.Length
            ? new(holder, LeasedAt ?? renewed, renewed + RefreshLease.Length)
            : null;

    public static async Task<RefreshState> ReadAsync(ITables tables, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Summaries, Partition, SummaryLayout.State, cancel) is { } row
            ? new()
            {
                Generation = row.GetInt64(nameof(Generation)) ?? 0,
                LastTaken = row.GetInt64(nameof(LastTaken)) ?? 0,
                UnfinishedFull = row.GetInt64(nameof(UnfinishedFull)),
                Holder = row.GetString(nameof(Holder)),
                LeasedAt = row.GetDateTimeOffset(nameof(LeasedAt)),
                Owner = row.GetString(nameof(Owner)) ?? "",
                At = row.GetDateTimeOffset(nameof(At)),
                Reported = row.GetString(nameof(Reported)) is { } text ? PartialDate.Parse(text).OrThrow() : null,
                Known = row.GetString(nameof(Known)) is { } day ? PartialDate.Parse(day).OrThrow().First : null,
                Read = row.ETag,
                Written = row.Timestamp,
                NeedsFullCount = row.ContainsKey(EarlierColumn) || row.GetBoolean(nameof(NeedsFullCount)) != false,
            }
            : new();

    /// <exception cref="ConcurrentWriteException">Another refresh wrote the row since it was read.</exception>
    public async Task<RefreshState> WriteAsync(ITables tables, CancellationToken cancel)
    {
        var row = new TableEntity(Partition, SummaryLayout.State)
        {
            [nameof(Generation)] = Generation,
            [nameof(LastTaken)] = LastTaken,
            [nameof(UnfinishedFull)] = UnfinishedFull,
            [nameof(Holder)] = Holder,
            [nameof(LeasedAt)] = LeasedAt,
            [nameof(Owner)] = Owner,
            [nameof(NeedsFullCount)] = NeedsFullCount,
            [nameof(At)] = At,
            [nameof(Reported)] = Reported?.ToString(),
            [nameof(Known)] = Known is { } day ? PartialDate.OfDay(day).ToString() : null,
        };
        var tags = await tables.WriteAsync(TableNames.Summaries, [RowWrite.Guarded(row, Read)], cancel);
        return this with { Read = tags[0] };
    }

    /// <summary>Releases the lease, unless another refresh has taken it over.</summary>
    public async Task ReleaseAsync(ITables tables)
    {
        try
        {
            await (this with { Holder = null, LeasedAt = null }).WriteAsync(tables, CancellationToken.None);
        }
        catch (Exception failed) when (failed is ConcurrentWriteException || StorageFault.Of(failed) is not null)
        {
            // The lease runs out by itself, and the caller rethrows the original error.
        }
    }
}

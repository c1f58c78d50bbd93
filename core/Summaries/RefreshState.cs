using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Summaries;

/// <summary>
/// The one row that says which summaries readers see. A refresh writes under a generation of its own and makes it visible
/// by writing this row last; one that dies leaves rows that nobody looks for.
/// </summary>
internal sealed record RefreshState
{
    public const string Partition = "state";

    /// <summary>Readers see, of each part, the newest generation up to this one.</summary>
    public long Generation { get; init; }

    /// <summary>The newest generation that any refresh has taken, finished or not.</summary>
    public long LastTaken { get; init; }

    /// <summary>The change log has been read up to here.</summary>
    public DateTimeOffset? Watermark { get; init; }

    /// <summary>The generation of the first full refresh that began since one has finished; null where none did. What it counted is not in the log.</summary>
    public long? UnfinishedFull { get; init; }

    /// <summary>Until when a running refresh keeps others out; null where none runs.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>Which refresh has the lease, or had it last: two that take it at one instant would else write the same.</summary>
    public string Owner { get; init; } = "";

    /// <summary>When the visible summaries were made.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The newest publication that is counted.</summary>
    public PartialDate? Reported { get; init; }

    /// <summary>The newest day on which something counted became known: as of it, what is counted is what is counted today.</summary>
    public DateOnly? Known { get; init; }

    public ETag? Read { get; init; }

    public static async Task<RefreshState> ReadAsync(ITables tables, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Summaries, Partition, SummaryLayout.State, cancel) is { } row
            ? new()
            {
                Generation = row.GetInt64(nameof(Generation)) ?? 0,
                LastTaken = row.GetInt64(nameof(LastTaken)) ?? 0,
                UnfinishedFull = row.GetInt64(nameof(UnfinishedFull)),
                Watermark = row.GetDateTimeOffset(nameof(Watermark)),
                LeasedUntil = row.GetDateTimeOffset(nameof(LeasedUntil)),
                Owner = row.GetString(nameof(Owner)) ?? "",
                At = row.GetDateTimeOffset(nameof(At)),
                Reported = row.GetString(nameof(Reported)) is { } text ? PartialDate.Parse(text).OrThrow() : null,
                Known = row.GetString(nameof(Known)) is { } day ? PartialDate.Parse(day).OrThrow().First : null,
                Read = row.ETag,
            }
            : new();

    /// <exception cref="ConcurrentWriteException">Another refresh wrote it since it was read.</exception>
    public async Task<RefreshState> WriteAsync(ITables tables, CancellationToken cancel)
    {
        var row = new TableEntity(Partition, SummaryLayout.State)
        {
            [nameof(Generation)] = Generation,
            [nameof(LastTaken)] = LastTaken,
            [nameof(UnfinishedFull)] = UnfinishedFull,
            [nameof(Watermark)] = Watermark,
            [nameof(LeasedUntil)] = LeasedUntil,
            [nameof(Owner)] = Owner,
            [nameof(At)] = At,
            [nameof(Reported)] = Reported?.ToString(),
            [nameof(Known)] = Known is { } day ? PartialDate.OfDay(day).ToString() : null,
        };
        var tags = await tables.WriteAsync(TableNames.Summaries, [RowWrite.Guarded(row, Read)], cancel);
        return this with { Read = tags[0] };
    }

    /// <summary>Gives the lease back, unless another refresh has taken it over.</summary>
    public async Task ReleaseAsync(ITables tables)
    {
        try
        {
            await (this with { LeasedUntil = null }).WriteAsync(tables, CancellationToken.None);
        }
        catch (Exception failed) when (failed is ConcurrentWriteException || StorageFault.Of(failed) is not null)
        {
            // The lease runs out by itself, and what made the refresh fail is thrown next.
        }
    }
}

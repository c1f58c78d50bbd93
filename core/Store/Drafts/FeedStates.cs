using System.Text.Json;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Drafts;

/// <summary>What is known of a feed since it was last read.</summary>
public sealed record FeedState(string Address)
{
    /// <summary>By this its site recognizes what it sent last. Null if not all of that was read.</summary>
    public string? ETag { get; init; }

    /// <inheritdoc cref="ETag"/>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>When it was last read; null if it never was.</summary>
    public DateTimeOffset? Read { get; init; }

    /// <summary>Why it could not be read the last time; null if it could.</summary>
    public string? Failure { get; init; }

    /// <summary>Since when it cannot be read.</summary>
    public DateTimeOffset? FailsSince { get; init; }

    /// <summary>Its site asked for a pause until then.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>How many of its articles were read, ever.</summary>
    public long Articles { get; init; }

    /// <summary>How many drafts they gave, ever.</summary>
    public long Drafts { get; init; }

    /// <summary>How often each page was asked for in vain, for those that are asked for again.</summary>
    public IReadOnlyDictionary<string, int> Tries { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}

/// <summary>The states of the feeds: a partition of the table of drafts, with a row a feed.</summary>
public sealed class FeedStates(ITables tables)
{
    private const string Partition = "feeds";

    /// <summary>All feeds, in one range. None if storage is of a version that read no feeds.</summary>
    public async Task<IReadOnlyList<FeedState>> AllAsync(CancellationToken cancel) =>
    [
        .. (await new ReadOnlyTables(tables).AllAsync(RowRange.Whole(TableNames.Drafts, Partition), cancel))
            .Select(Read).OrderBy(feed => feed.Address, StringComparer.Ordinal),
    ];

    public Task WriteAsync(FeedState feed, CancellationToken cancel)
    {
        var row = new TableEntity(Partition, ReadArticle.Hash(feed.Address))
        {
            [nameof(feed.Address)] = feed.Address,
            ["Tag"] = feed.ETag,
            [nameof(feed.Modified)] = feed.Modified,
            [nameof(feed.Read)] = feed.Read,
            [nameof(feed.Failure)] = feed.Failure,
            [nameof(feed.FailsSince)] = feed.FailsSince,
            [nameof(feed.NotBefore)] = feed.NotBefore,
            [nameof(feed.Articles)] = feed.Articles,
            [nameof(feed.Drafts)] = feed.Drafts,
        };
        var tries = Columns.Json(new Dictionary<string, int>(feed.Tries), DraftsJson.Default.DictionaryStringInt32);
        Columns.Put(row, nameof(feed.Tries), tries);
        return tables.WriteAsync(TableNames.Drafts, [RowWrite.Upsert(row)], cancel);
    }

    /// <summary>Forgets feeds that are read no more. What they gave stays.</summary>
    public Task RemoveAsync(IEnumerable<FeedState> feeds, CancellationToken cancel) => Batches.DeleteAsync(
        tables, TableNames.Drafts, feeds.Select(feed => new TableEntity(Partition, ReadArticle.Hash(feed.Address))), cancel);

    private static FeedState Read(TableEntity row) => new(row.GetString(nameof(FeedState.Address)))
    {
        ETag = row.GetString("Tag"),
        Modified = row.GetDateTimeOffset(nameof(FeedState.Modified)),
        Read = row.GetDateTimeOffset(nameof(FeedState.Read)),
        Failure = row.GetString(nameof(FeedState.Failure)),
        FailsSince = row.GetDateTimeOffset(nameof(FeedState.FailsSince)),
        NotBefore = row.GetDateTimeOffset(nameof(FeedState.NotBefore)),
        Articles = row.GetInt64(nameof(FeedState.Articles)) ?? 0,
        Drafts = row.GetInt64(nameof(FeedState.Drafts)) ?? 0,
        Tries = JsonSerializer.Deserialize(Columns.Get(row, nameof(FeedState.Tries))!, DraftsJson.Default.DictionaryStringInt32)!,
    };
}

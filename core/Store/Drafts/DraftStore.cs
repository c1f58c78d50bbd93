using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Store.Drafts;

/// <summary>A draft as it is stored.</summary>
/// <param name="Begun">The claim that somebody has begun to enter, if the draft is not accepted yet.</param>
/// <param name="Written">When the service wrote it.</param>
public sealed record FoundDraft(StoredDraft Draft, ETag Tag, BegunClaim? Begun, DateTimeOffset Written);

/// <summary>Some drafts of a state.</summary>
/// <param name="Next">The key to go on after; null if there are no more.</param>
public sealed record DraftPage(IReadOnlyList<StoredDraft> Drafts, string? Next);

/// <summary>
/// The drafts of the articles that were read. All rows are in one partition: the marks of an article and its drafts are one batch, so they
/// are all there or none, wherever a process is killed and however many read at the same time. A decision is one batch, too.
/// </summary>
public sealed class DraftStore(ITables tables)
{
    /// <summary>The most drafts of an article. Each is two rows, and a batch has a hundred.</summary>
    public const int MostDrafts = 40;

    private const string Partition = "drafts";
    private const string Content = "Content";
    private const string Begun = "Begun";

    private readonly ReadOnlyTables _reader = new(tables);

    /// <summary>Creates the table, which storage of an older version does not have.</summary>
    public Task CreateAsync(CancellationToken cancel) => tables.CreateAsync([TableNames.Drafts], cancel);

    /// <summary>Whether a page was read, in one point read.</summary>
    public async Task<bool> IsReadAsync(string page, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Drafts, Partition, ReadArticle.PageKey(page), cancel) is not null;

    /// <summary>The article that had a title first; null if there is none.</summary>
    public async Task<TitleMark?> FindTitleAsync(string title, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Drafts, Partition, ReadArticle.TitleKey(title), cancel) is { } row ? TitleMark.Read(row) : null;

    /// <summary>Stores that an article was read, and its drafts.</summary>
    /// <param name="isFirst">Whether its title is kept, since no other article of these days has it.</param>
    /// <param name="before">The mark that the title had when it was read.</param>
    /// <exception cref="ConcurrentWriteException">Another process has read the article, or one with the same title.</exception>
    public Task AddAsync(
        ReadArticle article, bool isFirst, TitleMark? before, IReadOnlyList<StoredDraft> drafts, CancellationToken cancel)
    {
        if (drafts.Count > MostDrafts)
        {
            throw new ArgumentException($"An article has at most {MostDrafts} drafts.", nameof(drafts));
        }

        var mark = new TableEntity(Partition, ReadArticle.PageKey(article.Page))
        {
            ["Address"] = article.Address,
            ["Drafts"] = drafts.Count,
        };
        var batch = new List<RowWrite> { RowWrite.Guarded(mark, null) };
        if (isFirst && article.Title.Length > 0)
        {
            batch.Add(RowWrite.Guarded(TitleMark.Row(Partition, article), before?.Tag));
        }

        foreach (var draft in drafts)
        {
            batch.Add(RowWrite.Guarded(Row(OwnKey(draft.Id), draft), null));
            batch.Add(RowWrite.Guarded(Row(ListKey(draft), draft), null));
        }

        return tables.WriteAsync(TableNames.Drafts, batch, cancel);
    }

    /// <summary>A draft, in one point read.</summary>
    public async Task<FoundDraft?> FindAsync(string id, CancellationToken cancel) =>
        await _reader.GetAsync(TableNames.Drafts, Partition, OwnKey(id), cancel) is { } row
            ? new(Read(row), row.ETag, Columns.Get(row, Begun, DraftsJson.Default.BegunClaim), ServiceClock.WrittenAt(row))
            : null;

    /// <summary>The drafts of a state, the latest publication first, in one range.</summary>
    /// <param name="after">The <see cref="DraftPage.Next"/> of the page before.</param>
    public async Task<DraftPage> ListAsync(DraftState state, string? after, int limit, CancellationToken cancel)
    {
        var prefix = Prefix(state);
        // A space sorts before every letter of a key, so this is the first key behind the last one.
        var from = after is null ? prefix : prefix + after + " ";
        var range = new RowRange(TableNames.Drafts, Partition, from, prefix + "~", limit + 1, []);
        var rows = new List<TableEntity>();
        await foreach (var row in _reader.EachAsync(range, cancel))
        {
            rows.Add(row);
            if (rows.Count > limit)
            {
                break;
            }
        }

        var next = rows.Count > limit ? rows[limit - 1].RowKey[prefix.Length..] : null;
        return new([.. rows.Take(limit).Select(Read)], next);
    }

    /// <summary>Remembers which claim is being entered, to recognize it if the process is killed after it wrote the claim.</summary>
    /// <returns>The draft with its new tag.</returns>
    /// <exception cref="ConcurrentWriteException">Another process has written the draft.</exception>
    public async Task<FoundDraft> BeginAsync(FoundDraft found, BegunClaim claim, CancellationToken cancel)
    {
        var row = Row(OwnKey(found.Draft.Id), found.Draft);
        Columns.Put(row, Begun, Columns.Json(claim, DraftsJson.Default.BegunClaim));
        var tags = await tables.WriteAsync(TableNames.Drafts, [RowWrite.Guarded(row, found.Tag)], cancel);
        return found with { Tag = tags[0], Begun = claim };
    }

    /// <summary>Stores a decision.</summary>
    /// <param name="found">The pending draft as it was read.</param>
    /// <param name="decided">The same draft with its decision.</param>
    /// <exception cref="ConcurrentWriteException">Another process has written the draft.</exception>
    public Task DecideAsync(FoundDraft found, StoredDraft decided, CancellationToken cancel) => tables.WriteAsync(
        TableNames.Drafts,
        [
            RowWrite.Guarded(Row(OwnKey(decided.Id), decided), found.Tag),
            RowWrite.Delete(Partition, ListKey(found.Draft)),
            RowWrite.Upsert(Row(ListKey(decided), decided)),
        ],
        cancel);

    private static string OwnKey(string id) => "draft_" + id;

    private static string Prefix(DraftState state) => EnumWords.Of(state) + "_";

    private static string ListKey(StoredDraft draft)
    {
        var day = draft.Article.Published?.First ?? DateOnly.FromDateTime(draft.Read.UtcDateTime);
        return $"{Prefix(draft.State)}{RowKeys.Inverted(day)}_{draft.Id}";
    }

    private static TableEntity Row(string key, StoredDraft draft)
    {
        var row = new TableEntity(Partition, key);
        Columns.Put(row, Content, Columns.Pack(Columns.Json(draft, DraftsJson.Default.StoredDraft)));
        return row;
    }

    private static StoredDraft Read(TableEntity row) =>
        JsonSerializer.Deserialize(Columns.Unpack(Columns.Get(row, Content)!), DraftsJson.Default.StoredDraft)!;
}

using System.Globalization;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>One import, which can be undone by its id.</summary>
/// <param name="Finished">Null while it is running, or if it was killed and not resumed.</param>
/// <param name="Deals">The number of deals it wrote a claim to.</param>
/// <param name="Undone">Null unless it was completely undone.</param>
public sealed record ImportRecord(
    string Id, Slug Source, DateTimeOffset Began, DateTimeOffset? Finished, long Rows, long Rejected, int Deals, DateTimeOffset? Undone)
{
    // Source ids have no colon, so this partition belongs to no source.
    private const string Partition = "imports:";

    /// <summary>Made of source, time and file hash. Two ids are only equal for the same file within a second.</summary>
    internal static string NewId(Slug source, DateTimeOffset now, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"{source}-{now.UtcDateTime:yyyyMMdd-HHmmss}-{file[..6]}");

    /// <summary>All imports, newest first.</summary>
    public static async Task<IReadOnlyList<ImportRecord>> AllAsync(ITables tables, CancellationToken cancel)
    {
        var rows = await tables.AllAsync(RowRange.Whole(TableNames.Imports, Partition), cancel);
        return [.. rows.Select(Of).OrderByDescending(import => import.Began).ThenBy(import => import.Id, StringComparer.Ordinal)];
    }

    /// <summary>The ids of the deals and organizations that an import wrote; null if there is no such import.</summary>
    public static async Task<IReadOnlySet<Slug>?> IdsOfAsync(ITables tables, string id, CancellationToken cancel) =>
        await FindAsync(tables, id, cancel) is null ? null : await new ImportJournal(tables, id).IdsAsync(cancel);

    internal static async Task<ImportRecord?> FindAsync(ITables tables, string id, CancellationToken cancel)
    {
        // Storage rejects keys with these characters, so no import has such an id.
        if (id.Any(letter => letter is '/' or '\\' or '#' or '?' || char.IsControl(letter)))
        {
            return null;
        }

        return await tables.GetAsync(TableNames.Imports, Partition, id, cancel) is { } row ? Of(row) : null;
    }

    internal Task WriteAsync(ITables tables, CancellationToken cancel) => tables.WriteAsync(
        TableNames.Imports,
        [
            RowWrite.Upsert(new TableEntity(Partition, Id)
            {
                [nameof(Source)] = Source.ToString(),
                [nameof(Began)] = Began,
                [nameof(Finished)] = Finished,
                [nameof(Rows)] = Rows,
                [nameof(Rejected)] = Rejected,
                [nameof(Deals)] = Deals,
                [nameof(Undone)] = Undone,
            }),
        ],
        cancel);

    private static ImportRecord Of(TableEntity row) => new(
        row.RowKey,
        Slug.Parse(row.GetString(nameof(Source))).OrThrow(),
        row.GetDateTimeOffset(nameof(Began))!.Value,
        row.GetDateTimeOffset(nameof(Finished)),
        row.GetInt64(nameof(Rows)) ?? 0,
        row.GetInt64(nameof(Rejected)) ?? 0,
        row.GetInt32(nameof(Deals)) ?? 0,
        row.GetDateTimeOffset(nameof(Undone)));
}

using System.Globalization;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>One import: by its id it can be undone.</summary>
/// <param name="Finished">Null while it runs, and for one that was killed and not resumed.</param>
/// <param name="Deals">How many deals have a claim that it wrote.</param>
/// <param name="Undone">Null unless it was undone whole.</param>
public sealed record ImportRecord(
    string Id, Slug Source, DateTimeOffset Began, DateTimeOffset? Finished, long Rows, long Rejected, int Deals, DateTimeOffset? Undone)
{
    // No source has a colon in its id, so that this is nobody's partition.
    private const string Partition = "imports:";

    /// <summary>By source, time and file: the same only for the same file within a second.</summary>
    internal static string NewId(Slug source, DateTimeOffset now, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"{source}-{now.UtcDateTime:yyyyMMdd-HHmmss}-{file[..6]}");

    /// <summary>All imports, newest first.</summary>
    public static async Task<IReadOnlyList<ImportRecord>> AllAsync(ITables tables, CancellationToken cancel) =>
        [.. (await tables.AllAsync(RowRange.Whole(TableNames.Imports, Partition), cancel)).Select(Of).OrderByDescending(one => one.Began).ThenBy(one => one.Id, StringComparer.Ordinal)];

    internal static async Task<ImportRecord?> FindAsync(ITables tables, string id, CancellationToken cancel) =>
        // What no key may hold is no id either.
        id.Any(letter => letter is '/' or '\\' or '#' or '?' || char.IsControl(letter)) || await tables.GetAsync(TableNames.Imports, Partition, id, cancel) is not { } row ? null : Of(row);

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

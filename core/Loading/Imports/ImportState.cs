using System.Text;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Imports;

/// <summary>The progress of a source's import, so the next run can continue after one that was killed.</summary>
/// <param name="File">The hash of the file and its mapping.</param>
/// <param name="Done">The number of companies and days, in order, that are certainly written.</param>
/// <param name="Import">The id of the import.</param>
/// <param name="InFlight">The deals being written.</param>
internal sealed record ImportState(string File, long Done, bool Finished, string Import, IReadOnlyList<DealId> InFlight)
{
    private const string Row = "state";

    public static async Task<ImportState> ReadAsync(ITables tables, Slug source, CancellationToken cancel) =>
        await tables.GetAsync(TableNames.Imports, source.ToString(), Row, cancel) is { } row
            ? new(
                row.GetString(nameof(File)),
                row.GetInt64(nameof(Done)) ?? 0,
                row.GetBoolean(nameof(Finished)) == true,
                row.GetString(nameof(Import)) ?? "",
                [
                    .. Encoding.UTF8.GetString(Columns.Get(row, nameof(InFlight)) ?? [])
                        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                        .Select(id => DealId.Parse(id).OrThrow()),
                ])
            : new("", 0, false, "", []);

    public Task WriteAsync(ITables tables, Slug source, DateTimeOffset now, CancellationToken cancel)
    {
        var row = new TableEntity(source.ToString(), Row)
        {
            [nameof(File)] = File,
            [nameof(Done)] = Done,
            [nameof(Finished)] = Finished,
            [nameof(Import)] = Import,
            ["At"] = now,
        };
        Columns.Put(row, nameof(InFlight), Encoding.UTF8.GetBytes(string.Join('\n', InFlight)));
        return tables.WriteAsync(TableNames.Imports, [RowWrite.Upsert(row)], cancel);
    }
}

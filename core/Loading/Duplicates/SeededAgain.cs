using Azure.Data.Tables;
using ServerlessDeals.Store.Duplicates;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Duplicates;

/// <summary>
/// Lets the next load of the seed files write entries again whose merge was taken back: the files may have changed while they were one.
/// </summary>
internal static class SeededAgain
{
    public static async Task MarkAsync(ITables tables, EntryKind kind, IEnumerable<Slug> ids, CancellationToken cancel)
    {
        var partition = EnumWords.Of(kind);
        foreach (var id in ids)
        {
            if (await tables.GetAsync(TableNames.Seeds, partition, id.ToString(), cancel) is not null)
            {
                await tables.WriteAsync(
                    TableNames.Seeds, [RowWrite.Upsert(new TableEntity(partition, id.ToString()) { ["Hash"] = "" })], cancel);
            }
        }
    }
}

using Azure.Core;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage;

/// <summary>The first answer to each write is lost after the service has done it, so the client library sends the write again.</summary>
[Collection("emulator")]
public sealed class AWriteWhoseAnswerIsLost(OnTheEmulator emulator)
{
    private const string Table = TableNames.Imports;

    private readonly string _partition = $"lost-{TestContext.Current.Test!.UniqueID}";
    private readonly ITables _tables = emulator.Unchecked;
    private int _lost;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SucceedsIfItInsertsOrReplacesARow()
    {
        var first = (await Lossy().WriteAsync(Table, [RowWrite.Guarded(Row("a", 1), null)], Cancel))[0];
        var second = (await Lossy().WriteAsync(Table, [RowWrite.Guarded(Row("a", 2), first)], Cancel))[0];
        Assert.NotEqual(first, second);
        var read = (await _tables.GetAsync(Table, _partition, "a", Cancel))!;
        Assert.Equal((2, second), (read.GetInt32("Number"), read.ETag));
        await _tables.WriteAsync(Table, [RowWrite.Guarded(Row("a", 3), second)], Cancel);
        Assert.Equal(2, _lost);
    }

    [Fact]
    public async Task SucceedsIfItIsABatchOfInsertsReplacementsAndDeletes()
    {
        var tags = await Lossy().WriteAsync(
            Table,
            [RowWrite.Guarded(Row("a", 1), null), RowWrite.Guarded(Row("b", 1), null), RowWrite.Upsert(Row("c", 1))],
            Cancel);
        var second = await Lossy()
            .WriteAsync(
                Table,
                [RowWrite.Delete(_partition, "b"), RowWrite.Guarded(Row("a", 2), tags[0]), RowWrite.Upsert(Row("c", 2))],
                Cancel);
        Assert.Equal(
            [("a", 2, second[1]), ("c", 2, second[2])],
            (await _tables.AllAsync(RowRange.Whole(Table, _partition), Cancel))
                .Select(row => (row.RowKey, row.GetInt32("Number")!.Value, row.ETag)));
        Assert.Equal(2, _lost);
    }

    [Fact]
    public async Task IsAConflictIfAnotherProcessWroteTheRowMeanwhile()
    {
        var first = (await _tables.WriteAsync(Table, [RowWrite.Guarded(Row("a", 1), null)], Cancel))[0];
        await Assert.ThrowsAsync<ConcurrentWriteException>(() => Lossy().WriteAsync(Table, [RowWrite.Guarded(Row("a", 2), null)], Cancel));
        await _tables.WriteAsync(Table, [RowWrite.Guarded(Row("a", 3), first)], Cancel);
        await Assert.ThrowsAsync<ConcurrentWriteException>(() => Lossy().WriteAsync(Table, [RowWrite.Guarded(Row("a", 2), first)], Cancel));
        await Assert.ThrowsAsync<ConcurrentWriteException>(
            () => Lossy().WriteAsync(Table, [RowWrite.Upsert(Row("b", 2)), RowWrite.Guarded(Row("a", 2), first)], Cancel));
        Assert.Equal(3, (await _tables.GetAsync(Table, _partition, "a", Cancel))!.GetInt32("Number"));
        Assert.Null(await _tables.GetAsync(Table, _partition, "b", Cancel));
        Assert.Equal(3, _lost);
    }

    [Fact]
    public async Task IsAConflictIfTheRowHasOneMoreColumn()
    {
        var more = Row("a", 2);
        more["More"] = true;
        await _tables.WriteAsync(Table, [RowWrite.Upsert(more)], Cancel);
        await Assert.ThrowsAsync<ConcurrentWriteException>(() => Lossy().WriteAsync(Table, [RowWrite.Guarded(Row("a", 2), null)], Cancel));
    }

    // A number, a text, a time, bytes and a column without a value: every kind of column that the product writes.
    private TableEntity Row(string key, int number) => new(_partition, key)
    {
        ["Number"] = number,
        ["Long"] = (long)number << 40,
        ["Text"] = $"n° {number}",
        ["Time"] = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(number),
        ["Bytes"] = new byte[] { 1, (byte)number },
        ["None"] = null,
    };

    private ITables Lossy()
    {
        var isFirst = true;
        return AnAccountOfItsOwn.TablesOf(
            emulator.ConnectionString,
            new UnsteadyRequests(request =>
            {
                if (!isFirst || request.Method == RequestMethod.Get)
                {
                    return Fault.None;
                }

                (isFirst, _lost) = (false, _lost + 1);
                return Fault.LostAnswer;
            }),
            HttpPipelinePosition.PerRetry);
    }
}

using Azure;
using Azure.Data.Tables;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests;

/// <summary>The rules of every implementation of <see cref="ITables"/>. The same tests run in memory and on the emulator.</summary>
/// <param name="isStrict">
/// True if the tables refuse everything that the service refuses. The emulator is false: it accepts some requests that the service
/// would refuse. The tests name them with emulatorToo: false.
/// </param>
public abstract partial class TheTables(ITables tables, bool isStrict)
{
    // Nothing else reads this table while tests run.
    private const string Table = TableNames.Imports;

    private static int _partitions;

    private readonly string _partition = $"rules-{Interlocked.Increment(ref _partitions)}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReturnWhatWasWrittenWithoutEmptyColumns()
    {
        var row = new TableEntity(_partition, "a b'c")
        {
            ["Text"] = "né",
            ["Yes"] = true,
            ["Int"] = -7,
            ["Long"] = long.MinValue,
            ["Bytes"] = new byte[] { 0, 255 },
            ["Time"] = new DateTimeOffset(2024, 3, 5, 1, 2, 3, TimeSpan.Zero).AddTicks(4567),
            ["None"] = null,
        };
        await tables.WriteAsync(Table, [RowWrite.Upsert(row)], Cancel);
        var read = (await tables.GetAsync(Table, _partition, "a b'c", Cancel))!;
        Assert.Equal("né", read.GetString("Text"));
        Assert.Equal(
            (true, -7, long.MinValue),
            (read.GetBoolean("Yes")!.Value, read.GetInt32("Int")!.Value, read.GetInt64("Long")!.Value));
        Assert.Equal(row["Time"], read.GetDateTimeOffset("Time")!.Value);
        Assert.Equal([0, 255], read.GetBinary("Bytes"));
        Assert.False(read.ContainsKey("None"));
        Assert.Null(await tables.GetAsync(Table, _partition, "a", Cancel));
    }

    [Fact]
    public async Task ReplaceAllColumnsOfARow()
    {
        await tables.WriteAsync(Table, [RowWrite.Upsert(new(_partition, "a") { ["Old"] = 1 })], Cancel);
        await tables.WriteAsync(Table, [RowWrite.Upsert(new(_partition, "a") { ["New"] = 2 })], Cancel);
        var read = (await tables.GetAsync(Table, _partition, "a", Cancel))!;
        Assert.False(read.ContainsKey("Old"));
        Assert.Equal(2, read.GetInt32("New"));
    }

    [Fact]
    public async Task SortKeysByCharacterAndRespectTheEndsOfARange()
    {
        string[] keys = ["!", "0", "A", "B", "_", "a", "aa", "b", "é"];
        await InsertAsync(keys.Reverse());
        Assert.Equal(keys, await KeysAsync(new(Table, _partition, "", "\uffff", 1000, [])));
        Assert.Equal(["B", "_", "a"], await KeysAsync(new(Table, _partition, "B", "a", 1000, [])));
        Assert.Empty(await KeysAsync(new(Table, _partition, "b", "a", 1000, [])));
        Assert.Empty(await KeysAsync(RowRange.Whole(Table, _partition + "x")));
    }

    [Theory]
    [InlineData("eq", "b")]
    [InlineData("ne", "acd")]
    [InlineData("le", "ab")]
    [InlineData("ge", "bcd")]
    public async Task LeaveOutRowsThatFailAConditionOrLackItsColumn(string comparison, string expected)
    {
        await tables.WriteAsync(
            Table,
            [.. "abcd".Select(
                key => RowWrite.Upsert(
                    new(_partition, $"{key}") { ["Number"] = (int)key, ["Text"] = $"{key}" })), RowWrite.Upsert(new(_partition, "e"))],
            Cancel);
        foreach (var condition in new Condition[] { new("Number", comparison, (int)'b'), new("Text", comparison, "b") })
        {
            Assert.Equal(expected, string.Concat(await KeysAsync(RowRange.Whole(Table, _partition) with { Where = [condition] })));
        }
    }

    [Fact]
    public async Task ReturnTheRequestedColumnsAndTheKeys()
    {
        await tables.WriteAsync(
            Table,
            [
                .. "ab".Select(key => RowWrite.Upsert(new(_partition, $"{key}") { ["Number"] = (int)key, ["Text"] = $"{key}" })),
                RowWrite.Upsert(new(_partition, "c") { ["Text"] = "c" }),
            ],
            Cancel);
        var range = RowRange.Whole(Table, _partition) with { Columns = ["Number"], Where = [new("Text", "ge", "b")], Take = 1 };
        var rows = await tables.AllAsync(range, Cancel);
        Assert.Equal(
            [(_partition, "b", (int?)'b'), (_partition, "c", null)],
            rows.Select(row => (row.PartitionKey, row.RowKey, row.GetInt32("Number"))));
        Assert.All(rows, row => Assert.False(row.ContainsKey("Text")));
        var keys = await tables.AllAsync(RowRange.Whole(Table, _partition) with { Columns = [] }, Cancel);
        Assert.Equal(["a", "b", "c"], keys.Select(row => row.RowKey));
        Assert.All(keys, row => Assert.False(row.ContainsKey("Text") || row.ContainsKey("Number")));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(1000)]
    public async Task ReturnEachRowOnceInPagesOfLimitedSize(int take)
    {
        var keys = Enumerable.Range(0, 1103).Select(number => $"{number:d5}").ToList();
        await InsertAsync(keys);
        var range = RowRange.Whole(Table, _partition) with { Take = take };
        var (found, page) = (new List<string>(), await tables.QueryAsync(range, Cancel));
        for (; page.Continuation is not null; page = await tables.QueryAsync(range with { Continuation = page.Continuation }, Cancel))
        {
            Assert.True(page.Rows.Count <= take);
            found.AddRange(page.Rows.Select(row => row.RowKey));
        }

        Assert.Equal(keys, found.Concat(page.Rows.Select(row => row.RowKey)));
    }

    [Fact]
    public async Task ScanAllPartitionsForRowsThatMeetAllConditions()
    {
        foreach (var (suffix, isNew, by) in new[] { ("-1", true, "me"), ("-1b", false, "me"), ("-2", true, "me"), ("-3", true, "you") })
        {
            var row = new TableEntity(_partition + suffix[..2], "row" + suffix) { ["New"] = isNew, ["By"] = by };
            await tables.WriteAsync(Table, [RowWrite.Upsert(row)], Cancel);
        }

        var scan = ((IRowScan)tables).ScanAsync(Table, Cancel, [], [new("New", "eq", true), new("By", "eq", "me")]);
        var found = await scan.Where(row => row.PartitionKey.StartsWith(_partition + "-", StringComparison.Ordinal)).ToListAsync(Cancel);
        Assert.Equal(["row-1", "row-2"], found.Select(row => row.RowKey));
        Assert.All(found, row => Assert.False(row.ContainsKey("By")));
    }

    [Fact]
    public async Task ContinueAfterARowThatWasDeletedMeanwhile()
    {
        await InsertAsync(["a", "b", "c", "d"]);
        var range = RowRange.Whole(Table, _partition) with { Take = 2 };
        var page = await tables.QueryAsync(range, Cancel);
        while (page.Rows.Count == 0)
        {
            page = await tables.QueryAsync(range with { Continuation = page.Continuation }, Cancel);
        }

        await tables.WriteAsync(Table, [RowWrite.Delete(_partition, "c")], Cancel);
        Assert.Equal(["d"], await KeysAsync(range with { Continuation = page.Continuation }));
    }

    [Fact]
    public async Task ReplaceARowOnlyIfItsETagIsCurrent()
    {
        var first = (await tables.WriteAsync(Table, [RowWrite.Guarded(new(_partition, "a"), null)], Cancel))[0];
        Assert.Equal(first, (await tables.GetAsync(Table, _partition, "a", Cancel))!.ETag);
        var second = (await tables.WriteAsync(Table, [RowWrite.Guarded(new(_partition, "a") { ["By"] = "me" }, first)], Cancel))[0];
        Assert.NotEqual(first, second);
        await Assert.ThrowsAsync<ConcurrentWriteException>(
            () => tables.WriteAsync(Table, [RowWrite.Guarded(new(_partition, "a") { ["By"] = "you" }, first)], Cancel));
        Assert.Equal(second, (await tables.AllAsync(RowRange.Whole(Table, _partition), Cancel))[0].ETag);
    }

    [Fact]
    public async Task ReportAConflictIfTheRowExistsOrIsGone()
    {
        var tag = (await tables.WriteAsync(Table, [RowWrite.Guarded(new(_partition, "a"), null)], Cancel))[0];
        await Assert.ThrowsAsync<ConcurrentWriteException>(
            () => tables.WriteAsync(Table, [RowWrite.Guarded(new(_partition, "a") { ["By"] = "you" }, null)], Cancel));
        await tables.WriteAsync(Table, [RowWrite.Delete(_partition, "a")], Cancel);
        await Assert.ThrowsAsync<ConcurrentWriteException>(
            () => tables.WriteAsync(Table, [RowWrite.Guarded(new(_partition, "a"), tag)], Cancel));
        await Assert.ThrowsAsync<ConcurrentWriteException>(
            () => tables.WriteAsync(Table, [RowWrite.Upsert(new(_partition, "b")), RowWrite.Guarded(new(_partition, "a"), tag)], Cancel));
    }

    [Fact]
    public async Task WriteABatchCompletelyOrNotAtAll()
    {
        await InsertAsync(["b"]);
        await Assert.ThrowsAsync<ConcurrentWriteException>(
            () => tables.WriteAsync(
                Table,
                [RowWrite.Upsert(new(_partition, "a")), RowWrite.Guarded(new(_partition, "b") { ["By"] = "you" }, null)],
                Cancel));
        Assert.Equal(["b"], await KeysAsync(RowRange.Whole(Table, _partition)));
        var tags = await tables.WriteAsync(
            Table,
            [RowWrite.Upsert(new(_partition, "c")), RowWrite.Upsert(new(_partition, "a")), RowWrite.Delete(_partition, "b")],
            Cancel);
        Assert.Equal(3, tags.Count);
        Assert.Equal([tags[1], tags[0]], (await tables.AllAsync(RowRange.Whole(Table, _partition), Cancel)).Select(row => row.ETag));
    }

    [Fact]
    public async Task DeleteAMissingRowAloneButNotWithinABatch()
    {
        await tables.WriteAsync(Table, [RowWrite.Delete(_partition, "a")], Cancel);
        var refused = await Assert.ThrowsAnyAsync<RequestFailedException>(
            () => tables.WriteAsync(Table, [RowWrite.Upsert(new(_partition, "b")), RowWrite.Delete(_partition, "a")], Cancel));
        Assert.Equal((404, "ResourceNotFound"), (refused.Status, refused.ErrorCode));
        Assert.Empty(await KeysAsync(RowRange.Whole(Table, _partition)));
    }

    [Fact]
    public async Task ReportAMissingTableOnQueriesAndWrites()
    {
        foreach (var call in new Func<Task>[]
        {
            () => tables.QueryAsync(RowRange.Whole("Nowhere", _partition), Cancel),
            () => tables.WriteAsync("Nowhere", [RowWrite.Upsert(new(_partition, "a"))], Cancel),
            () => tables.WriteAsync("Nowhere", [RowWrite.Upsert(new(_partition, "a")), RowWrite.Upsert(new(_partition, "b"))], Cancel),
        })
        {
            var refused = await Assert.ThrowsAnyAsync<RequestFailedException>(call);
            Assert.Equal((404, "TableNotFound"), (refused.Status, refused.ErrorCode));
        }
    }

    private async Task InsertAsync(IEnumerable<string> keys)
    {
        foreach (var chunk in keys.Chunk(TableLimits.BatchOperations))
        {
            await tables.WriteAsync(Table, [.. chunk.Select(key => RowWrite.Guarded(new(_partition, key), null))], Cancel);
        }
    }

    private async Task<IReadOnlyList<string>> KeysAsync(RowRange range) =>
        [.. (await tables.AllAsync(range, Cancel)).Select(row => row.RowKey)];
}

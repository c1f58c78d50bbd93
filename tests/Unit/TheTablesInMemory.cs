using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>The seeds in memory, for tests that change nothing or undo their changes.</summary>
[CollectionDefinition("memory")]
public sealed class TheStoreInMemory : ICollectionFixture<InMemory>;

[Collection("memory")]
public sealed class TheTablesInMemory(InMemory memory) : TheTables(memory.Tables, isStrict: true)
{
    [Fact]
    public async Task CanReturnEmptyPagesWithAContinuation()
    {
        var tables = new MemoryTables(emptyPageEvery: 2);
        await tables.CreateAsync(CancellationToken.None);
        await tables.WriteAsync(TableNames.Deals, [.. "abc".Select(key => RowWrite.Upsert(new("p", $"{key}")))], CancellationToken.None);
        var range = RowRange.Whole(TableNames.Deals, "p") with { Take = 1 };
        var first = await tables.QueryAsync(range, CancellationToken.None);
        var second = await tables.QueryAsync(range with { Continuation = first.Continuation }, CancellationToken.None);
        Assert.Empty(second.Rows);
        var third = await tables.QueryAsync(range with { Continuation = second.Continuation }, CancellationToken.None);
        Assert.Equal("b", Assert.Single(third.Rows).RowKey);
    }

    [Fact]
    public async Task EndAPageAfterExaminingTooManyRows()
    {
        var tables = new MemoryTables(mostExamined: 10);
        await tables.CreateAsync(CancellationToken.None);
        await tables.WriteAsync(
            TableNames.Deals,
            [.. Enumerable.Range(0, 25).Select(number => RowWrite.Upsert(new("p", $"{number:d2}") { ["Last"] = number == 24 }))],
            CancellationToken.None);
        var range = RowRange.Whole(TableNames.Deals, "p") with { Where = [new("Last", "eq", true)] };
        var page = await tables.QueryAsync(range, CancellationToken.None);
        Assert.Empty(page.Rows);
        Assert.Equal(
            "24",
            Assert.Single(await tables.AllAsync(range with { Continuation = page.Continuation }, CancellationToken.None)).RowKey);
    }

    [Fact]
    public async Task KeepOneArrayForAllRowsWrittenWithIt()
    {
        var tables = new MemoryTables();
        await tables.CreateAsync(CancellationToken.None);
        var bytes = new byte[] { 1, 2, 3 };
        await tables.WriteAsync(
            TableNames.Deals,
            [RowWrite.Upsert(new("p", "a") { ["Item"] = bytes }), RowWrite.Upsert(new("p", "b") { ["Item"] = bytes })],
            CancellationToken.None);
        Assert.All(
            await tables.AllAsync(RowRange.Whole(TableNames.Deals, "p"), CancellationToken.None),
            row => Assert.Same(bytes, row.GetBinary("Item")));
    }
}

[Collection("memory")]
public sealed class TheListOfDealsInMemory(InMemory memory) : TheListOfDeals(memory);

[Collection("memory")]
public sealed class TheSummariesInMemory(InMemory memory) : TheSummaries(memory);

public sealed class ALoadOfChangedSeedsInMemory(SomeInMemory memory) : ALoadOfChangedSeeds(memory), IClassFixture<SomeInMemory>;

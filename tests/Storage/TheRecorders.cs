using Azure.Core;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage;

[Collection("emulator")]
public sealed class TheRecorders
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<Deal> Deals = FrozenSeeds.Some(Long.Cases(always: 16, atNight: 60)).Deals;
    private static readonly IReadOnlyList<Organization> Named = FrozenSeeds.NamedIn(Deals);

    private static readonly (string What, Func<ITables, Task> Run)[] Work =
    [
        ("a load", tables => new SeedLoad(tables, new FakeTimeProvider(Start)).RunAsync(
            Named,
            Deals,
            null,
            CancellationToken.None)),
        ("a refresh", tables => new SummaryRefresh(
            tables,
            new FakeTimeProvider(Start.AddHours(1))).RunAsync(full: false, null, CancellationToken.None)),
        ("a load of changes", tables => new SeedLoad(tables, new FakeTimeProvider(Start.AddHours(2))).RunAsync(
            Named,
            [.. Deals.Skip(3)],
            null,
            CancellationToken.None)),
        ("an incremental refresh", tables => new SummaryRefresh(
            tables,
            new FakeTimeProvider(Start.AddHours(3))).RunAsync(full: false, null, CancellationToken.None)),
        ("a list", tables => new DealReader(tables).ListAsync(new() { Limit = 50 }, CancellationToken.None)),
        ("a filtered list", tables => new DealReader(tables).ListAsync(
            new() { Limit = 10, Kinds = new([DealKind.FundingRound], []), Status = new(DealStatus.Closed) },
            CancellationToken.None)),
        ("a deal", tables => new DealReader(tables).ClaimsAsync(Deals[9].Id, CancellationToken.None)),
    ];

    [Fact]
    public async Task CountTheSameInMemoryAndOnTheEmulator()
    {
        await using var emulator = await AnAccountOfItsOwn.OpenAsync();
        var (requests, memory) = (new RecordedRequests(), new RecordedTables(new MemoryTables()));
        var azure = emulator.Tables(requests, HttpPipelinePosition.PerCall);
        foreach (var (what, run) in Work)
        {
            requests.Record.Clear();
            memory.Record.Clear();
            await run(azure);
            await run(memory);
            Assert.Equal(Lines(what, memory.Record), Lines(what, requests.Record));
            Assert.True(requests.Record.All.Requests > 0, what);

            // The estimate leaves out the envelope of an empty answer and the names and tags that are sent with each row.
            var (estimated, travelled) = (memory.Record.Of(RequestKind.Range), requests.Record.Of(RequestKind.Range));
            Assert.InRange(estimated.Received, (travelled.Received - (400 * travelled.Requests)) / 5, travelled.Received * 2);
        }
    }

    [Fact]
    public async Task CountEachWriteOfABatchAndTheBytesSent()
    {
        await using var emulator = await AnAccountOfItsOwn.OpenAsync();
        var requests = new RecordedRequests();
        var tables = emulator.Tables(requests, HttpPipelinePosition.PerCall);
        await tables.CreateAsync(TestContext.Current.CancellationToken);
        Assert.Equal(TableNames.All.Count, requests.Record.Of(RequestKind.CreateTable).Requests);
        await tables.WriteAsync(
            TableNames.Deals,
            [.. "abc".Select(key => RowWrite.Upsert(new("p", $"{key}") { ["Bytes"] = new byte[30_000] }))],
            TestContext.Current.CancellationToken);
        var batch = requests.Record.Of(RequestKind.Batch);
        Assert.Equal((1, 3, 0), (batch.Requests, batch.Operations, batch.Rows));
        Assert.InRange(batch.Sent, 120_000, 125_000);
        await tables.QueryAsync(RowRange.Whole(TableNames.Deals, "p") with { Take = 2 }, TestContext.Current.CancellationToken);
        await tables.GetAsync(TableNames.Deals, "p", "none", TestContext.Current.CancellationToken);
        Assert.Equal(2, requests.Record.Of(RequestKind.Range).Rows);
        Assert.InRange(requests.Record.Of(RequestKind.Range).Received, 80_000, 82_000);
        Assert.Equal((1, 0), (requests.Record.Of(RequestKind.PointRead).Requests, requests.Record.Of(RequestKind.PointRead).Rows));
        Assert.Equal(3, requests.Record.Of(TableNames.Deals).Requests);
    }

    private static string Lines(string what, RequestRecord record) => what + string.Concat(record.ByKindAndTable()
        .Select(line => $"\n{line.Kind} {line.Table}: {Text(line.Total)}"));

    private static string Text(RequestTotal total) => $"{total.Requests} requests, {total.Operations} operations, {total.Rows} rows";
}

using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Briefings;
using ServerlessDeals.Seeds;
using ServerlessDeals.Storage;
using ServerlessDeals.Summaries;
using ServerlessDeals.Writing;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What the site's program reads: a mark by which it knows that nothing has changed since it was built, and all that it prints.</summary>
public sealed class WhatTheSiteReads
{
    private static readonly SeedSet Seeds = SeedFolder.Read(Path.Combine(AppContext.BaseDirectory, "seeds"), TimeProvider.System).Set;
    private static readonly IReadOnlyList<Deal> Some = [.. Seeds.Deals.Take(8)];
    private readonly FakeTimeProvider _time = new(new(2026, 1, 30, 12, 0, 0, TimeSpan.Zero));
    private readonly MemoryTables _tables = new(emptyPageEvery: 3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task HasNoMarkBeforeTheFirstRefreshAndTheSameWhileNothingChanges()
    {
        await LoadAsync(Seeds.Organizations, Some);
        Assert.Null(await MarkAsync());
        await RefreshAsync();
        var mark = await MarkAsync();
        Assert.NotNull(mark);
        await LoadAsync(Seeds.Organizations, Some);
        await RefreshAsync();
        Assert.Equal(mark, await MarkAsync());
    }

    [Fact]
    public async Task HasAnotherMarkAfterEachThingThatTheSitePrints()
    {
        var marks = new List<string?>();
        async Task TellAsync() => marks.Add(await MarkAsync());
        await LoadAsync(Seeds.Organizations, Some);
        await RefreshAsync();
        await TellAsync();
        IReadOnlyList<Deal> noted = [Some[0] with { Claims = [Some[0].Claims[0] with { Note = "Read once more." }, .. Some[0].Claims.Skip(1)] }, .. Some.Skip(1)];
        await LoadAsync(Seeds.Organizations, noted);
        await TellAsync();
        await LoadAsync(Moved(), noted);
        await TellAsync();
        await LoadAsync(Moved(), [.. noted.Take(7)]);
        await TellAsync();
        await RefreshAsync();
        await TellAsync();
        Assert.Equal(marks, marks.Distinct());
    }

    [Fact]
    public async Task HasAnotherMarkWhereADealWasReadBetweenItsEntryInTheLogAndItsRow()
    {
        await LoadAsync(Seeds.Organizations, Some);
        await RefreshAsync();
        var early = new List<string?>();
        var watched = new WatchedTables(_tables, async (table, _) =>
        {
            if (table == TableNames.Deals)
            {
                early.Add(await MarkAsync());
            }
        });
        await new SeedLoad(watched, _time).RunAsync(Seeds.Organizations, [.. Some, Seeds.Deals[8]], null, Cancel);
        await new SeedLoad(watched, _time).RunAsync(Seeds.Organizations, Some, null, Cancel);
        Assert.NotEmpty(early);
        Assert.DoesNotContain(await MarkAsync(), early);
    }

    [Fact]
    public async Task TellsOfNoDealWhoseRemovalWasKilledHalfway()
    {
        await LoadAsync(Seeds.Organizations, Some);
        var killed = new WatchedTables(_tables, (table, write) => table == TableNames.Deals && write.Kind == WriteKind.Delete ? throw new KilledException() : Task.CompletedTask);
        await Assert.ThrowsAsync<KilledException>(() => new SeedLoad(killed, _time).RunAsync(Seeds.Organizations, [.. Some.Skip(1)], null, Cancel));
        await RefreshAsync();
        var data = await new SiteReader<MemoryTables>(_tables).ReadAsync(Cancel);
        Assert.Equal(Some.Skip(1).Select(deal => deal.Id).Order(), data.Deals.Select(deal => deal.Deal.Id).Order());
        Assert.Equal(7, data.Overall!.Announced.Deals + data.Overall.InTalks.Deals + data.Overall.Cancelled);
    }

    [Fact]
    public async Task CostsThreeRequestsForTheMark()
    {
        var recorded = new RecordedTables(new MemoryTables());
        await new SeedLoad(recorded, _time).RunAsync(Seeds.Organizations, Some, null, Cancel);
        await new SummaryRefresh(recorded, _time).RunAsync(full: false, null, Cancel);
        var before = recorded.Record.All.Requests;
        await new SiteReader<RecordedTables>(recorded).MarkAsync(Cancel);
        Assert.Equal(3, recorded.Record.All.Requests - before);
    }

    /// <summary>All organizations, one of which is elsewhere: it has nothing to do with any of the deals, so that none of them is written.</summary>
    private static IReadOnlyList<Organization> Moved()
    {
        var named = Some.SelectMany(deal => deal.Claims).SelectMany(claim => claim.Parties).Select(party => party.Org).Concat(Some.Select(deal => deal.Company)).ToHashSet();
        var other = Seeds.Organizations.First(one => one.Founded is not null && !named.Contains(one.Id) && !named.Any(id => Seeds.Organizations.Single(known => known.Id == id).Competitors.Contains(one.Id)));
        return [.. Seeds.Organizations.Select(one => one == other ? one with { City = "Elsewhere" } : one)];
    }

    private Task<string?> MarkAsync() => new SiteReader<MemoryTables>(_tables).MarkAsync(Cancel);

    private Task LoadAsync(IReadOnlyList<Organization> organizations, IReadOnlyList<Deal> deals)
    {
        _time.Advance(TimeSpan.FromHours(1));
        return new SeedLoad(_tables, _time).RunAsync(organizations, deals, null, Cancel);
    }

    private Task RefreshAsync()
    {
        _time.Advance(TimeSpan.FromHours(1));
        return new SummaryRefresh(_tables, _time).RunAsync(full: false, null, Cancel);
    }

    /// <summary>Tables that are looked at before each write.</summary>
    private sealed class WatchedTables(MemoryTables inner, Func<string, RowWrite, Task> before) : ITables
    {
        public Task CreateAsync(CancellationToken cancel) => inner.CreateAsync(cancel);

        public Task<TableEntity?> GetAsync(string table, string partition, string row, CancellationToken cancel) => inner.GetAsync(table, partition, row, cancel);

        public Task<RowPage> QueryAsync(RowRange range, CancellationToken cancel) => inner.QueryAsync(range, cancel);

        public async Task<IReadOnlyList<ETag>> WriteAsync(string table, IReadOnlyList<RowWrite> batch, CancellationToken cancel)
        {
            await before(table, batch[0]);
            return await inner.WriteAsync(table, batch, cancel);
        }
    }
}

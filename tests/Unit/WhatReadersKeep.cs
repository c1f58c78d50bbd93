using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Publishing;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>What a process keeps between answers: the years of lists for ten seconds, and tables until the next refresh.</summary>
public sealed class WhatReadersKeep
{
    private static readonly IReadOnlyList<Deal> Deals = [.. FrozenSeeds.Set.Deals.Where(deal => deal.Claims.Count > 1).Take(12)];

    private readonly FakeTimeProvider _time = new(new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly MemoryTables _tables = new();
    private readonly RequestCountingTables _counted;

    public WhatReadersKeep() => _counted = new(_tables);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SavesARequestOfEachListForTenSeconds()
    {
        await LoadAsync(Deals);
        var reader = new DealReader(_counted, _time);
        var all = await RequestsAsync(() => ListAsync(reader));
        Assert.Equal(all - 1, await RequestsAsync(() => ListAsync(reader)));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(all, await RequestsAsync(() => ListAsync(reader)));
    }

    [Fact]
    public async Task ShowsANewYearAfterTenSecondsOrIfItIsForgotten()
    {
        var oldest = Deals.GroupBy(YearOf).Where(year => year.Key != Deals.Max(YearOf)).Select(year => year.ToList()).First();
        await LoadAsync([.. Deals.Except(oldest)]);
        var (waiting, forgetful) = (new DealReader(_counted, _time), new DealReader(_counted, _time));
        await ListAsync(waiting);
        await ListAsync(forgetful);
        await LoadAsync(Deals);
        forgetful.Forget();
        Assert.Equal(Deals.Count, (await ListAsync(forgetful)).Listed.Count);
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(Deals.Count, (await ListAsync(waiting)).Listed.Count);
    }

    [Fact]
    public async Task SavesAllButOneRequestOfATableUntilTheNextRefresh()
    {
        await LoadAsync([.. Deals.Skip(1)]);
        await RefreshAsync();
        var reader = new SummaryReader(_counted, _time);
        foreach (var dimension in new[] { Dimension.Investor, Dimension.Company, Dimension.Month })
        {
            var (table, again) = (await reader.TableAsync(dimension, null, Cancel), await reader.TableAsync(dimension, null, Cancel));
            Assert.Same(table, again);
            Assert.Equal(1, await RequestsAsync(() => reader.TableAsync(dimension, null, Cancel)));
            var other = new SummaryQuery(dimension) { Sort = SummaryOrder.Names(dimension)[1] };
            Assert.True(await RequestsAsync(() => reader.TableAsync(other, null, 10, Cancel)) > 1);
        }

        await LoadAsync(Deals);
        var before = await TextAsync(reader);
        await RefreshAsync();
        var after = await TextAsync(reader);
        Assert.NotEqual(before, after);
        Assert.Equal(await TextAsync(new(_tables, _time)), after);

        static async Task<string> TextAsync(SummaryReader reader) => JsonSerializer.Serialize(
            await reader.TableAsync(Dimension.Company, null, Cancel), AnswersJson.Default.SummaryTable);
    }

    [Fact]
    public async Task IsNoTableOfAPastDay()
    {
        await LoadAsync(Deals);
        await RefreshAsync();
        var (reader, day) = (new SummaryReader(_counted, _time), new DateOnly(2026, 1, 1));
        await reader.TableAsync(Dimension.Company, day, Cancel);
        Assert.True(await RequestsAsync(() => reader.TableAsync(Dimension.Company, day, Cancel)) > 1);
    }

    private static int YearOf(Deal deal) =>
        DealHistory.Of(deal, new(FrozenSeeds.NamedIn([deal])), ExchangeRates.None).Item.Date.Year;

    private async Task<long> RequestsAsync(Func<Task> read)
    {
        var before = _counted.Requests;
        await read();
        return _counted.Requests - before;
    }

    private static Task<DealPage> ListAsync(DealReader reader) => reader.ListAsync(new() { Limit = 100 }, Cancel);

    private Task LoadAsync(IReadOnlyList<Deal> deals) =>
        new SeedLoad(_tables, _time).RunAsync(FrozenSeeds.NamedIn(Deals), deals, null, Cancel);

    private Task RefreshAsync() => new SummaryRefresh(_tables, _time).RunAsync(full: false, null, Cancel);
}

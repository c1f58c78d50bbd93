using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>A second refresh begins at any call of the first; with --long, at seven times as many.</summary>
public sealed class TwoRefreshes
{
    private static readonly int Stride = Long.Cases(always: 37, atNight: 3);

    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly SeedSet Seeds = FrozenSeeds.Set;

    // One of them, among the last ones loaded, is in rupees.
    private static readonly IReadOnlyList<Deal> Deals = [.. Seeds.Deals.Take(12)];
    private static readonly IReadOnlyList<Organization> Named = FrozenSeeds.NamedIn(Deals);
    private static readonly ConcurrentDictionary<int, Lazy<Task<MemoryTables>>> Loaded = new();

    [Fact]
    public async Task NeverRunAtTheSameTime()
    {
        var expected = await ExpectedAsync(10);
        for (var call = 4; ; call += Stride)
        {
            var (tables, time) = await LoadedAsync(10);
            RefreshRun? second = null;
            var interrupted = new InterruptedTables(tables, call, async () => second = await RefreshAsync(tables, time));
            var first = await RefreshAsync(interrupted, time);
            if (!interrupted.WasReached)
            {
                break;
            }

            Assert.Equal(RefreshOutcome.Refreshed, first.Outcome);
            Assert.Contains(second!.Outcome, new[] { RefreshOutcome.AlreadyRunning, RefreshOutcome.NothingToDo });
            Assert.Equal(expected, await AllSummaries.OfAsync(tables));
        }
    }

    [Fact]
    public async Task LetTheSecondTakeOverIfTheFirstHangs()
    {
        var (expected, overtaken) = (await ExpectedAsync(12), 0);
        for (var call = 4; ; call += Stride)
        {
            var (tables, time) = await LoadedAsync(10);
            var interrupted = new InterruptedTables(tables, call, async () =>
            {
                time.Advance(TimeSpan.FromMinutes(11));
                await LoadAsync(tables, time, 12);
                Assert.Equal(RefreshOutcome.Refreshed, (await RefreshAsync(tables, time)).Outcome);
            });
            try
            {
                await RefreshAsync(interrupted, time);
            }
            catch (ConcurrentWriteException)
            {
                overtaken++;
            }

            if (!interrupted.WasReached)
            {
                break;
            }

            Assert.Equal(expected, await AllSummaries.OfAsync(tables));
        }

        Assert.True(overtaken > 90 / Stride);
    }

    [Fact]
    public async Task GiveTheRightSummariesIfTheSecondBreaksTheLeaseAndTheFirstGoesOn()
    {
        var (expected, overtaken) = (await ExpectedAsync(12), 0);
        for (var call = 4; ; call += Stride)
        {
            var (tables, time) = await LoadedAsync(10);
            var interrupted = new InterruptedTables(tables, call, async () =>
            {
                await LoadAsync(tables, time, 12);
                await new SummaryRefresh(tables, time).RunAsync(full: false, null, CancellationToken.None, breakLease: true);
            });
            try
            {
                await RefreshAsync(interrupted, time);
            }
            catch (ConcurrentWriteException)
            {
                overtaken++;
            }

            if (!interrupted.WasReached)
            {
                break;
            }

            Assert.Equal(expected, await AllSummaries.OfAsync(tables));
        }

        Assert.True(overtaken > 90 / Stride);
    }

    [Fact]
    public async Task LetTheSecondRunAtOnceIfTheFirstIsCancelled()
    {
        var (last, expected, ended) = (await ExpectedAsync(8), await ExpectedAsync(10), 0);
        for (var call = 4; ; call += Stride)
        {
            var (tables, time) = await LoadedAsync(10);
            using var stop = new CancellationTokenSource();
            var interrupted = new InterruptedTables(tables, call, stop.CancelAsync);
            try
            {
                await StoppableAsync(interrupted, time, stop.Token);
            }
            catch (OperationCanceledException)
            {
                ended++;
            }

            if (!interrupted.WasReached)
            {
                break;
            }

            var seen = await AllSummaries.OfAsync(tables);
            Assert.True(seen.SequenceEqual(last) || seen.SequenceEqual(expected), $"Ended at call {call}: readers see half a refresh.");
            Assert.NotEqual(RefreshOutcome.AlreadyRunning, (await RefreshAsync(tables, time)).Outcome);
            Assert.Equal(expected, await AllSummaries.OfAsync(tables));
        }

        Assert.True(ended > 90 / Stride);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task LetTheSecondRunAtOnceIfACallOfTheFirstLosesItsAnswer(int minutesACall)
    {
        var expected = await ExpectedAsync(10);
        for (var (call, isOver) = (0, false); !isOver; call += call < 12 ? 1 : Stride)
        {
            var (tables, time) = await LoadedAsync(10);
            using var stop = new CancellationTokenSource();
            var cancelled = new CancelledTables(tables, call, stop, () => time.Advance(TimeSpan.FromMinutes(minutesACall)));
            isOver = await Record.ExceptionAsync(() => StoppableAsync(cancelled, time, stop.Token)) is null && call > 12;
            Assert.NotEqual(RefreshOutcome.AlreadyRunning, (await RefreshAsync(tables, time)).Outcome);
            Assert.Equal(expected, await AllSummaries.OfAsync(tables));
        }
    }

    [Fact]
    public async Task ShowNoDealsThatCameAndWentBetweenThem()
    {
        var expected = await ExpectedAsync(10);
        for (var call = 4; ; call += Stride)
        {
            var (tables, time) = await LoadedAsync(10);
            var interrupted = new InterruptedTables(tables, call, () => LoadAsync(tables, time, 12));
            await new SummaryRefresh(interrupted, time, most: 0, whole: 0).RunAsync(full: false, null, CancellationToken.None);
            if (!interrupted.WasReached)
            {
                break;
            }

            time.Advance(TimeSpan.FromMinutes(15));
            await LoadAsync(tables, time, 10);
            await RefreshAsync(tables, time);
            Assert.Equal(expected, await AllSummaries.OfAsync(tables));
        }
    }

    private static async Task<List<string>> ExpectedAsync(int deals)
    {
        var (tables, time) = await LoadedAsync(deals);
        await RefreshAsync(tables, time);
        return await AllSummaries.OfAsync(tables);
    }

    /// <summary>Eight deals that are counted, and the others, up to so many, which are not counted yet.</summary>
    private static async Task<(MemoryTables Tables, FakeTimeProvider Time)> LoadedAsync(int deals)
    {
        var loaded = await Loaded.GetOrAdd(deals, _ => new(() => NewlyLoadedAsync(deals))).Value;
        var time = new FakeTimeProvider(Start.AddHours(1));
        return (loaded.Copy(time), time);
    }

    private static async Task<MemoryTables> NewlyLoadedAsync(int deals)
    {
        var time = new FakeTimeProvider(Start);
        var tables = new MemoryTables(time: time);
        await RealRates.StoreSomeAsync(tables);
        await LoadAsync(tables, time, 8);
        await RefreshAsync(tables, time);
        time.Advance(TimeSpan.FromHours(1));
        await LoadAsync(tables, time, deals);
        return tables;
    }

    private static Task LoadAsync(ITables tables, TimeProvider time, int deals) =>
        new SeedLoad(tables, time).RunAsync(Named, [.. Deals.Take(deals)], null, CancellationToken.None);

    private static Task<RefreshRun> RefreshAsync(ITables tables, TimeProvider time) => StoppableAsync(tables, time, CancellationToken.None);

    private static Task<RefreshRun> StoppableAsync(ITables tables, TimeProvider time, CancellationToken cancel) =>
        new SummaryRefresh(tables, time).RunAsync(full: false, null, cancel);
}

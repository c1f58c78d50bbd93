using CsCheck;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Deals;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>
/// Writers, refreshes and followers of the change log whose clocks are wrong by up to a year, in any order, and some of which are
/// killed. The clock of the service is right.
/// </summary>
public sealed class WrongClocks
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<Deal> Deals = [.. FrozenSeeds.Set.Deals.Where((_, at) => at % 29 == 0).Take(10)];
    private static readonly IReadOnlyList<Organization> Named = FrozenSeeds.NamedIn(Deals);

    private enum Action
    {
        Load,
        KilledLoad,
        Refresh,
        KilledRefresh,
        Follow,
        WaitTenMinutes,
    }

    /// <param name="Days">How wrong the clock is.</param>
    /// <param name="Claims">How many claims of each deal are stored; a deal with 0 is removed.</param>
    /// <param name="Call">The call at which a process is killed.</param>
    private sealed record Step(Action Action, double Days, int[] Claims, int Call);

    private static readonly Gen<Step[]> Steps = Gen.Select(
        Gen.Enum<Action>(), Gen.Double[-365, 365], Gen.Int[0, 3].Array[10], Gen.Int[0, 60],
        (action, days, claims, call) => new Step(action, days, claims, call)).Array[1, 12];

    [Fact]
    public Task NeverLoseAChange() => Steps.SampleAsync(
        async steps =>
        {
            var service = new FakeTimeProvider(Start);
            var tables = new MemoryTables(emptyPageEvery: 7, time: service);
            await LoadAsync(tables, service, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
            await RefreshAsync(tables, service);
            var (seen, after) = (new List<string>(), Change.KeyAt(Start.AddYears(-2)));
            foreach (var step in steps)
            {
                service.Advance(TimeSpan.FromSeconds(1));
                var clock = new FakeTimeProvider(service.GetUtcNow().AddDays(step.Days));
                await (step.Action switch
                {
                    Action.Load => LoadAsync(tables, clock, step.Claims),
                    Action.KilledLoad => KilledAsync(() => LoadAsync(new KilledTables(tables, step.Call), clock, step.Claims)),
                    Action.Refresh => RefreshAsync(tables, clock),
                    Action.KilledRefresh => KilledAsync(() => RefreshAsync(new KilledTables(tables, step.Call), clock)),
                    Action.Follow => FollowAsync(),
                    _ => Task.CompletedTask,
                });
                service.Advance(step.Action == Action.WaitTenMinutes ? TimeSpan.FromMinutes(10) : TimeSpan.Zero);
            }

            // Leases and writes of killed processes have run out.
            service.Advance(TimeSpan.FromMinutes(10));
            var run = await RefreshAsync(tables, new FakeTimeProvider(service.GetUtcNow().AddDays(-steps[0].Days)));
            Assert.NotEqual(RefreshOutcome.AlreadyRunning, run.Outcome);
            var incremental = await AllSummaries.OfAsync(tables);
            await RefreshAsync(tables, service, full: true);
            Assert.Equal(await AllSummaries.OfAsync(tables), incremental);
            await FollowAsync();
            Assert.Equal(await LoggedAsync(), seen);

            // A load that was killed leaves names behind until it is repeated.
            await LoadAsync(tables, service, [3, 2, 1, 0, 1, 2, 3, 2, 1, 0]);
            await RefreshAsync(tables, service);
            await Verified.IsRightAsync(tables);

            async Task FollowAsync()
            {
                for (var more = true; more;)
                {
                    (var changes, _, after, more) = await new ChangeReader(tables).ReadAsync(after, 7, CancellationToken.None);
                    seen.AddRange(changes.Select(Text));
                }
            }

            async Task<List<string>> LoggedAsync() =>
                [.. (await new ChangeReader(tables).ReadAsync(Change.KeyAt(Start.AddYears(-2)), 1000, CancellationToken.None)).Changes
                    .Select(Text)];
        },
        iter: Long.Cases(always: 15, atNight: 500),
        threads: 2,
        print: steps => string.Join('\n', steps.Select(Text)));

    /// <summary>A refresh that was killed with its clock a year ahead keeps others out for as long as any other.</summary>
    [Theory]
    [InlineData(365)]
    [InlineData(-365)]
    [InlineData(0)]
    public async Task NeverMakeALeaseLongerOrShorter(double days)
    {
        var service = new FakeTimeProvider(Start);
        var tables = new MemoryTables(time: service);
        await LoadAsync(tables, service, [1, 1, 1]);
        await KilledAsync(() => RefreshAsync(new KilledTables(tables, 6), new FakeTimeProvider(Start.AddDays(days))));
        var held = await SummaryRefresh.LeaseAsync(tables, CancellationToken.None);
        Assert.Equal((Start, Start.AddMinutes(10)), (held!.Since, held.Until));
        Assert.Contains($"process {Environment.ProcessId}", held.Holder, StringComparison.Ordinal);

        service.Advance(TimeSpan.FromMinutes(9.9));
        var run = await RefreshAsync(tables, new FakeTimeProvider(Start.AddDays(-days)));
        Assert.Equal((RefreshOutcome.AlreadyRunning, held), (run.Outcome, run.HeldBy));
        service.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Null(await SummaryRefresh.LeaseAsync(tables, CancellationToken.None));
        Assert.Equal(RefreshOutcome.Refreshed, (await RefreshAsync(tables, new FakeTimeProvider(Start.AddDays(-days)))).Outcome);
    }

    [Fact]
    public async Task NeedNotBeRightForBreakingALease()
    {
        var tables = new MemoryTables();
        await LoadAsync(tables, TimeProvider.System, [1, 1, 1]);
        await KilledAsync(() => RefreshAsync(new KilledTables(tables, 6), TimeProvider.System));
        var run = await new SummaryRefresh(tables, TimeProvider.System)
            .RunAsync(full: false, null, CancellationToken.None, breakLease: true);
        Assert.Equal(RefreshOutcome.Refreshed, run.Outcome);
    }

    private static string Text(Step step) => $"{step.Action} {step.Days:0} {string.Join(' ', step.Claims)} {step.Call}";

    private static string Text(ChangeItem change) => $"{change.At:O} {change.Kind} {change.Deal}";

    private static Task LoadAsync(ITables tables, TimeProvider clock, int[] claims)
    {
        var deals = claims.Select((count, at) => Deals[at] with { Claims = [.. Deals[at].Claims.Take(count)] })
            .Where(deal => deal.Claims.Count > 0);
        return new SeedLoad(tables, clock).RunAsync(Named, [.. deals], null, CancellationToken.None);
    }

    private static Task<RefreshRun> RefreshAsync(ITables tables, TimeProvider clock, bool full = false) =>
        new SummaryRefresh(tables, clock).RunAsync(full, null, CancellationToken.None);

    private static async Task KilledAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (KilledException)
        {
        }
    }
}

using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit;

/// <summary>
/// Storage that is sometimes busy, loses requests or answers, or refuses replacements without a reason. A seed decides which calls fail.
/// </summary>
public sealed class UnsteadyStorage
{
    private static readonly int Seeds = Long.Cases(always: 12, atNight: 40);

    [Fact]
    public Task DoesNotAffectCommandsThatRetry() => Parallel.ForEachAsync(
        Enumerable.Range(1, Seeds),
        TestContext.Current.CancellationToken,
        async (seed, _) =>
            await SameAsUndisturbedAsync(seed, tables => new UnsteadyTables(tables, seed, 0.06), tables => new RetriedTables(tables)));

    [Fact]
    public Task IsOvercomeByRepeatingCommandsThatDoNotRetry() => Parallel.ForEachAsync(
        Enumerable.Range(1, Seeds),
        TestContext.Current.CancellationToken,
        async (seed, _) => await SameAsUndisturbedAsync(seed, tables => new UnsteadyTables(tables, seed, 0.01), tables => tables));

    [Fact]
    public void FailsTheSameCallsForTheSameSeed()
    {
        Assert.Equal(Faults(7), Faults(7));
        Assert.NotEqual(Faults(7), Faults(8));
        Assert.Equal(Enum.GetValues<Fault>().Order(), Faults(7).Distinct().Order());

        static List<Fault> Faults(int seed)
        {
            var plan = new FaultPlan(seed, 0.2);
            return [.. Enumerable.Range(0, 400).Select(call => plan.Next($"call {call % 50}", replaces: call % 2 == 0))];
        }
    }

    [Fact]
    public async Task GivesOnlyOneOfTwoSimultaneousRefreshesTheLease()
    {
        var tables = new RetriedTables(new MemoryTables());
        await tables.CreateAsync(CancellationToken.None);
        var time = new FakeTimeProvider(SomeWork.Start);
        var before = await RefreshState.ReadAsync(tables, CancellationToken.None);
        using var first = await RefreshLease.TakeAsync(tables, time, before, full: false, SomeWork.Start);
        using var second = await RefreshLease.TakeAsync(tables, time, before, full: false, SomeWork.Start);
        Assert.NotNull(first);
        Assert.Null(second);
    }

    [Fact]
    public async Task LetsARefreshKeepALeaseWhoseAnswerWasLost()
    {
        var inner = new MemoryTables();
        await inner.CreateAsync(CancellationToken.None);
        var taken = 0;
        for (var seed = 0; seed < 40; seed++)
        {
            var unsteady = new UnsteadyTables(inner, seed, 0.5);
            var before = await RefreshState.ReadAsync(inner, CancellationToken.None);
            try
            {
                using var lease = await RefreshLease.TakeAsync(
                    new RetriedTables(unsteady),
                    new FakeTimeProvider(SomeWork.Start),
                    before,
                    full: false,
                    SomeWork.Start);
                var now = await RefreshState.ReadAsync(inner, CancellationToken.None);
                Assert.Equal(lease is not null, now.LastTaken > before.LastTaken);
                taken += lease is not null && unsteady.Faults > 0 ? 1 : 0;
            }
            catch (Azure.RequestFailedException)
            {
                // Four failures in a row reach the caller.
            }
        }

        Assert.True(taken > 5);
    }

    private static async Task SameAsUndisturbedAsync(int seed, Func<ITables, UnsteadyTables> unsteady, Func<ITables, ITables> retried)
    {
        var expected = await SomeWork.UndisturbedAsync();
        var tables = new MemoryTables();
        var disturbed = unsteady(tables);
        await SomeWork.RunAsync(retried(disturbed));
        Assert.True(disturbed.Faults > 0, $"Seed {seed} disturbs nothing.");
        var found = await SomeWork.OutcomeAsync(tables, tables.Rows());
        Assert.True(
            expected == found,
            $"Seed {seed} leaves these rows:\n{string.Join('\n', found.Split('\n').Except(expected.Split('\n')))}\n"
            + $"instead of:\n{string.Join('\n', expected.Split('\n').Except(found.Split('\n')))}");
    }
}

using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Api;

public sealed class TheTimer
{
    [Fact]
    public async Task FollowsItsScheduleInUtcAndSurvivesAFailure()
    {
        var midnight = new DateTimeOffset(2024, 3, 6, 0, 0, 0, TimeSpan.Zero);
        var calls = await CallsAsync(midnight.AddMinutes(-2), "0 */15 * * * *", typeof(Clockwork), 3);
        Assert.Equal([midnight, midnight.AddMinutes(15), midnight.AddMinutes(30)], calls);
    }

    [Fact]
    public async Task RetriesAsOftenAsItsTriggerSays()
    {
        // The first run and two retries, half a minute apart. The next run is on the next day.
        var midnight = new DateTimeOffset(2024, 3, 6, 0, 0, 0, TimeSpan.Zero);
        var calls = await CallsAsync(midnight.AddSeconds(-1), "0 0 0 * * *", typeof(Stubborn), 4);
        Assert.Equal([midnight, midnight.AddSeconds(30), midnight.AddSeconds(60), midnight.AddDays(1)], calls);
    }

    /// <summary>When a trigger was called, on a clock that advances by each sleep of the service.</summary>
    private static async Task<IReadOnlyList<DateTimeOffset>> CallsAsync(DateTimeOffset begin, string schedule, Type triggers, int sleeps)
    {
        var (clock, calls) = (new SleepersClock(begin), new Calls());
        await using var host = LocalHost.Build(0, OnTheApi.Settings(schedule: schedule), OnTheApi.Key, triggers, services => services
            .AddSingleton<TimeProvider>(clock).AddSingleton(calls));
        await host.StartAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < sleeps; i++)
        {
            clock.Advance(await clock.NextSleepAsync());
        }

        // The service sleeps again, so its last call is over.
        await clock.NextSleepAsync();
        return [.. calls.At];
    }

    [Theory]
    [InlineData("*/15 * * * *")]
    [InlineData("every day")]
    [InlineData("%Missing%")]
    public void RejectsAScheduleThatItCannotRead(string schedule)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => TimerService.Parse(schedule, new ConfigurationBuilder().Build()));
        Assert.Contains("write six fields", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadsItsScheduleFromASettingInTheSample()
    {
        var sample = JsonDocument.Parse(
            await File.ReadAllTextAsync(
                Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json"),
                TestContext.Current.CancellationToken));
        var settings = sample.RootElement.GetProperty("Values").EnumerateObject()
            .ToDictionary(value => value.Name, value => (string?)value.Value.GetString());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var next = TimerService.Parse("%SummarySchedule%", configuration).GetNextOccurrence(new(2024, 3, 5, 10, 1, 0));
        Assert.Equal(new DateTime(2024, 3, 5, 10, 15, 0), next);
    }

    public sealed class Calls
    {
        public IList<DateTimeOffset> At { get; } = new List<DateTimeOffset>();
    }

    /// <summary>A clock that reports each sleep and its length.</summary>
    private sealed class SleepersClock(DateTimeOffset begin) : FakeTimeProvider(begin)
    {
        private readonly Channel<TimeSpan> _sleeps = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _sleeps.Writer.TryWrite(dueTime);
            return timer;
        }

        public Task<TimeSpan> NextSleepAsync() =>
            _sleeps.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask()
                .WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    public sealed class Clockwork(Calls calls, TimeProvider time)
    {
        [Function("Clockwork")]
        public Task Run([TimerTrigger("%SummarySchedule%")] TimerInfo timer)
        {
            calls.At.Add(time.GetUtcNow());
            return calls.At.Count == 2
                ? throw new InvalidOperationException($"{timer.IsPastDue}: the second run fails.")
                : Task.CompletedTask;
        }
    }

    public sealed class Stubborn(Calls calls, TimeProvider time)
    {
        [Function("Stubborn")]
        [FixedDelayRetry(2, "00:00:30")]
        public Task Run([TimerTrigger("%SummarySchedule%")] TimerInfo timer)
        {
            calls.At.Add(time.GetUtcNow());
            throw new InvalidOperationException($"{timer.IsPastDue}: it always fails.");
        }
    }
}

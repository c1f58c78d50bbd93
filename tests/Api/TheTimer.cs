using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Cli.Hosting;

namespace ServerlessDeals.Tests.Api;

public sealed class TheTimer(OnTheApi api)
{
    [Fact]
    public async Task CallsItsTriggerAtEachTimeOfTheScheduleInUtcAndOutlivesAFailure()
    {
        var time = new FakeTimeProvider(new(2024, 3, 5, 23, 58, 0, TimeSpan.Zero));
        var calls = new Calls();
        var settings = OnTheApi.Settings(api.ConnectionString, "0 */15 * * * *");
        await using var host = LocalHost.Build(0, settings, OnTheApi.Key, typeof(Clockwork), services => services
            .AddSingleton<TimeProvider>(time).AddSingleton(calls));
        await host.StartAsync(TestContext.Current.CancellationToken);
        for (var expected = 1; expected <= 3; expected++)
        {
            // The service sleeps on the fake clock; real time only lets it get there.
            for (var tries = 0; calls.Count < expected && tries < 500; tries++)
            {
                await Task.Delay(10, TestContext.Current.CancellationToken);
                time.Advance(TimeSpan.FromSeconds(expected == 1 && tries < 5 ? 1 : 60));
            }

            Assert.Equal(expected, calls.Count);
        }

        Assert.All(calls.At, at => Assert.Equal(0, at.Minute % 15));
    }

    [Fact]
    public async Task TriesAgainAsOftenAsItsTriggerSays()
    {
        var time = new FakeTimeProvider(new(2024, 3, 5, 23, 59, 59, TimeSpan.Zero));
        var calls = new Calls();
        await using var host = LocalHost.Build(0, OnTheApi.Settings(api.ConnectionString, "0 0 0 * * *"), OnTheApi.Key, typeof(Stubborn), services => services
            .AddSingleton<TimeProvider>(time).AddSingleton(calls));
        await host.StartAsync(TestContext.Current.CancellationToken);
        for (var tries = 0; calls.Count < 3 && tries < 500; tries++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
            time.Advance(TimeSpan.FromSeconds(5));
        }

        // The first run and two more, half a minute apart; the next call after them is another day's.
        for (var tries = 0; calls.Count < 4 && tries < 500; tries++)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
            time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(4, calls.Count);
        Assert.InRange(calls.At.ElementAt(3) - calls.At.ElementAt(2), TimeSpan.FromHours(20), TimeSpan.MaxValue);
        Assert.All(calls.At.Take(3).Zip(calls.At.Take(3).Skip(1)), pair => Assert.InRange(pair.Second - pair.First, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60)));
    }

    [Theory]
    [InlineData("*/15 * * * *")]
    [InlineData("every day")]
    [InlineData("%Missing%")]
    public void SaysWhichScheduleItCannotRead(string schedule)
    {
        var failure = Assert.Throws<InvalidOperationException>(() => TimerService.Parse(schedule, new ConfigurationBuilder().Build()));
        Assert.Contains("write six fields", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakesItsScheduleFromASettingThatTheSampleHas()
    {
        var sample = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json"), TestContext.Current.CancellationToken));
        var settings = sample.RootElement.GetProperty("Values").EnumerateObject().ToDictionary(value => value.Name, value => (string?)value.Value.GetString());
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var next = TimerService.Parse("%SummarySchedule%", configuration).GetNextOccurrence(new(2024, 3, 5, 10, 1, 0));
        Assert.Equal(new DateTime(2024, 3, 5, 10, 15, 0), next);
    }

    public sealed class Calls
    {
        private readonly List<DateTimeOffset> _at = [];

        public int Count
        {
            get
            {
                lock (_at)
                {
                    return _at.Count;
                }
            }
        }

        public IReadOnlyList<DateTimeOffset> At => _at;

        public void Add(DateTimeOffset at)
        {
            lock (_at)
            {
                _at.Add(at);
            }
        }
    }

    public sealed class Clockwork(Calls calls, TimeProvider time)
    {
        [Function("Clockwork")]
        public Task Run([TimerTrigger("%SummarySchedule%")] TimerInfo timer)
        {
            calls.Add(time.GetUtcNow());
            return calls.Count == 2 ? throw new InvalidOperationException($"{timer.IsPastDue}: the second run fails.") : Task.CompletedTask;
        }
    }

    public sealed class Stubborn(Calls calls, TimeProvider time)
    {
        [Function("Stubborn")]
        [FixedDelayRetry(2, "00:00:30")]
        public Task Run([TimerTrigger("%SummarySchedule%")] TimerInfo timer)
        {
            calls.Add(time.GetUtcNow());
            throw new InvalidOperationException($"{timer.IsPastDue}: it always fails.");
        }
    }
}

using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NCrontab;
using ServerlessDeals.Functions.Telemetry;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>Calls a timer trigger on its six-field NCRONTAB schedule, in UTC, one run at a time.</summary>
internal sealed class TimerService(
    MethodInfo function,
    string schedule,
    IServiceProvider services,
    IConfiguration configuration,
    ILogger<TimerService> log) : BackgroundService
{
    private readonly TimeProvider _time = services.GetRequiredService<TimeProvider>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var crontab = Parse(schedule, configuration);
        while (!stoppingToken.IsCancellationRequested)
        {
            var now = _time.GetUtcNow().UtcDateTime;
            try
            {
                await Task.Delay(crontab.GetNextOccurrence(now) - now, _time, stoppingToken);
                await RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception)
            {
                // Measurements has already logged the exception.
                log.LogError("{Function} failed. It runs again on its schedule.", function.Name);
            }
        }
    }

    // Repeats a failed run according to the trigger's retry policy, as the platform does.
    private async Task RunAsync(CancellationToken cancel)
    {
        var retry = function.GetCustomAttribute<FixedDelayRetryAttribute>();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var scope = services.CreateScope();
                await scope.ServiceProvider.GetRequiredService<Measurements>().AnswerAsync(
                    function.Name,
                    async () =>
                    {
                        await (Task)LocalHost.Call(function, scope.ServiceProvider, null, cancel)!;
                        return true;
                    },
                    cancel);
                return;
            }
            catch (Exception failed) when (failed is not OperationCanceledException && tries < (retry?.MaxRetryCount ?? 0))
            {
                log.LogWarning("{Function} failed. It is tried again in {Delay}.", function.Name, retry!.DelayInterval);
                await Task.Delay(TimeSpan.Parse(retry.DelayInterval, CultureInfo.InvariantCulture), _time, cancel);
            }
        }
    }

    /// <exception cref="InvalidOperationException">
    /// The schedule, or the setting named between its per cent signs, is missing or not valid.
    /// </exception>
    internal static CrontabSchedule Parse(string schedule, IConfiguration configuration)
    {
        var text = schedule is ['%', .., '%'] ? configuration[schedule[1..^1]] ?? "" : schedule;
        return CrontabSchedule.TryParse(text, new() { IncludingSeconds = true })
            ?? throw new InvalidOperationException($"The schedule {schedule} is '{text}'; write six fields, such as 0 */15 * * * *.");
    }
}

using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using ServerlessDeals.Functions;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Functions.Worker;
using ServerlessDeals.Tables;

var builder = FunctionsApplication.CreateBuilder(args);
builder.UseMiddleware<RunningFunctions>();
builder.UseMiddleware<ReturnValueRemover>();
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<MeasuredFunctions>();
// By default the worker logs four lines for each request. Logging__LogLevel__Default in the app's settings overrides this level.
builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("ServerlessDeals", LogLevel.Information);
builder.Services.AddDeals(builder.Configuration).AddHostedService(services => services.GetRequiredService<RunningFunctions>());
// A stopped refresh first releases its lease, which takes a few requests.
builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(20));

// Spans and metrics that nobody receives would cost every answer time.
if (builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 })
{
    builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults()
        .WithTracing(traces => traces.AddSource(Measurements.Name))
        .WithMetrics(metrics => metrics.AddMeter(Measurements.Name))
        .UseAzureMonitorExporter(options =>
        {
            options.Credential = AzureCredential.Create();
            // A page of the portal that nobody has open; each start would ask for it.
            options.EnableLiveMetrics = false;
        });
}

builder.Build().Run();

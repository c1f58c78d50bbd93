using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServerlessDeals.Functions;
using ServerlessDeals.Functions.Telemetry;

namespace ServerlessDeals.Cli.Hosting;

/// <summary>
/// Runs the triggers of the functions project without the Functions host. Routes, methods, keys and schedules come from the same
/// attributes. Like the real host it answers 404 to a method that a trigger does not list.
/// </summary>
internal static class LocalHost
{
    // The headers from host.json, which the real host sends with every answer.
    private static readonly IReadOnlyDictionary<string, string> Headers = ReadHeaders();

    /// <param name="port">A port on loopback, or 0 for any free one.</param>
    /// <param name="settings">The app's settings.</param>
    /// <param name="key">The key that triggers above the anonymous level require.</param>
    /// <param name="triggers">The class of the functions; by default the project's own.</param>
    /// <param name="configure">Adds or replaces services.</param>
    public static WebApplication Build(
        int port,
        IReadOnlyDictionary<string, string?> settings,
        string key,
        Type? triggers = null,
        Action<IServiceCollection>? configure = null)
    {
        triggers ??= typeof(Triggers);
        var builder = Loopback.Builder(port);
        builder.Configuration.AddEnvironmentVariables().AddInMemoryCollection(settings);
        builder.Logging.ClearProviders().AddSimpleConsole(options => options.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRoutingCore().AddDeals(builder.Configuration).AddScoped(triggers);
        // Which headers a script may read is a header from host.json, since the platform's rules cannot say it.
        builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy
            .AllowAnyOrigin().WithMethods("GET", "HEAD").WithHeaders("Accept", "If-None-Match", "If-Modified-Since")));
        foreach (var (function, timer) in FunctionsOf<TimerTriggerAttribute>(triggers))
        {
            builder.Services.AddHostedService(services => new TimerService(
                function, timer.Schedule, services, builder.Configuration, services.GetRequiredService<ILogger<TimerService>>()));
        }

        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseCors();
        app.Use((context, next) =>
        {
            foreach (var (name, value) in Headers)
            {
                context.Response.Headers[name] = value;
            }

            return next(context);
        });
        var routes = FunctionsOf<HttpTriggerAttribute>(triggers)
            .GroupBy(function => function.Trigger.Route, StringComparer.OrdinalIgnoreCase);
        foreach (var route in routes)
        {
            Map(app, route.Key!, [.. route], key);
        }

        app.MapFallback(NotFound);
        return app;
    }

    private static IEnumerable<(MethodInfo Method, TTrigger Trigger)> FunctionsOf<TTrigger>(Type triggers)
        where TTrigger : Attribute =>
        from function in triggers.GetMethods()
        where function.GetCustomAttribute<FunctionAttribute>() is not null
        from parameter in function.GetParameters()
        let trigger = parameter.GetCustomAttribute<TTrigger>()
        where trigger is not null
        select (function, trigger);

    private static void Map(
        WebApplication app, string route, IReadOnlyList<(MethodInfo Method, HttpTriggerAttribute Trigger)> functions, string key) =>
        app.Map($"/api/{route}", async context =>
        {
            var (function, trigger) = functions.FirstOrDefault(function =>
                (function.Trigger.Methods ?? []).Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase));
            if (function is null)
            {
                await NotFound(context);
                return;
            }

            if (trigger.AuthLevel != AuthorizationLevel.Anonymous && !HasKey(context.Request, key))
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            try
            {
                await context.RequestServices.GetRequiredService<Measurements>().AnswerAsync(
                    function.Name,
                    async () =>
                    {
                        var result = await (Task<IResult>)Call(function, context.RequestServices, context)!;
                        await result.ExecuteAsync(context);
                        return true;
                    },
                    context.RequestAborted);
            }
            catch (Exception failed) when (!context.Response.HasStarted && failed is not OperationCanceledException)
            {
                // The failure is already logged. The real host also sends an empty 500 if a function throws.
                context.Response.Clear();
                context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
        });

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    internal static object? Call(
        MethodInfo function, IServiceProvider services, HttpContext? context, CancellationToken cancel = default) =>
        function.Invoke(
            services.GetRequiredService(function.DeclaringType!),
            BindingFlags.DoNotWrapExceptions,
            null,
            [.. function.GetParameters().Select(parameter => Argument(parameter, context, cancel))],
            null);

    private static object? Argument(ParameterInfo parameter, HttpContext? context, CancellationToken cancel) =>
        parameter.ParameterType switch
        {
            var type when type == typeof(HttpRequest) => context!.Request,
            var type when type == typeof(CancellationToken) => context?.RequestAborted ?? cancel,
            var type when type == typeof(TimerInfo) => new TimerInfo(),
            _ => context?.Request.RouteValues[parameter.Name!] as string,
        };

    private static bool HasKey(HttpRequest request, string key)
    {
        var given = request.Headers["x-functions-key"].FirstOrDefault() ?? request.Query["code"].FirstOrDefault() ?? "";
        return CryptographicOperations.FixedTimeEquals(Hash(given), Hash(key));
    }

    private static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    private static Dictionary<string, string> ReadHeaders()
    {
        using var file = typeof(Triggers).Assembly.GetManifestResourceStream("host.json")!;
        using var host = JsonDocument.Parse(file);
        var http = host.RootElement.GetProperty("extensions").GetProperty("http");
        return http.GetProperty("customHeaders").EnumerateObject()
            .ToDictionary(header => header.Name, header => header.Value.GetString()!, StringComparer.OrdinalIgnoreCase);
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.TestHost.Protocol;
using ServerlessDeals.Tests;

namespace ServerlessDeals.TestHost;

/// <summary>
/// A Functions host for one worker, on loopback: it starts the built app as a process, loads its functions and calls them. A request is
/// announced on the stream and sent to the worker's own port, as the real host does it. Unlike the real host, it does not check keys,
/// handle CORS or add the headers of host.json.
/// </summary>
internal sealed class WorkerHost : IAsyncDisposable
{
    private const int MaxMessageBytes = 128 * 1024 * 1024;

    private readonly WebApplication _server;
    private readonly WorkerStream _stream;
    private readonly ChildProcess _process;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private Uri _worker = null!;
    private int _invocations;

    private WorkerHost(WebApplication server, WorkerStream stream, ChildProcess process) =>
        (_server, _stream, _process) = (server, stream, process);

    public IReadOnlyList<HostedFunction> Functions { get; private set; } = [];

    public IReadOnlyCollection<RpcLog> Logs => _stream.Logs;

    /// <summary>The lines that the worker has printed so far.</summary>
    public IReadOnlyCollection<string> Lines => _process.Lines;

    public int ProcessId => _process.Id;

    /// <summary>When the process was started, as a timestamp of <see cref="Stopwatch"/>.</summary>
    public long Started { get; private init; }

    /// <param name="program">The worker app's .dll, with host.json beside it.</param>
    /// <param name="settings">The app's settings.</param>
    /// <exception cref="InvalidOperationException">The worker ended, or refused to load a function.</exception>
    public static async Task<WorkerHost> StartAsync(string program, IReadOnlyDictionary<string, string?> settings, CancellationToken cancel)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http2));
        var stream = new WorkerStream();
        builder.Services.AddSingleton(stream).AddGrpc();
        var server = builder.Build();
        server.UseRouting();
        server.MapGrpcService<WorkerStream>();
        await server.StartAsync(cancel);
        var started = Stopwatch.GetTimestamp();
        var host = new WorkerHost(server, stream, StartWorker(program, new(server.Urls.Single()), settings)) { Started = started };
        try
        {
            await host.LoadAsync(Path.GetDirectoryName(program)!, cancel);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends a request to the function that has its route and method.</summary>
    /// <returns>
    /// The answer as soon as its headers have arrived, and the worker's message about the invocation. If no function fits, the answer
    /// is 404 without a message.
    /// </returns>
    public async Task<(HttpResponseMessage Answer, Task<InvocationResponse>? Invocation)> SendAsync(
        HttpRequestMessage request, CancellationToken cancel)
    {
        request.RequestUri = new(_worker, request.RequestUri!);
        var (function, values) = Functions.Select(function => (function, function.Match(request.Method, request.RequestUri)))
            .FirstOrDefault(match => match.Item2 is not null);
        if (function is null)
        {
            return (new HttpResponseMessage(HttpStatusCode.NotFound), null);
        }

        var invocation = New(function);
        invocation.InputData.Add(new ParameterBinding { Name = function.Parameter, Data = new() { Http = new() } });
        foreach (var (name, value) in values!)
        {
            invocation.TriggerMetadata[name] = new() { String = (string?)value ?? "" };
        }

        request.Headers.Add("x-ms-invocation-id", invocation.InvocationId);
        var invoked = InvokeAsync(invocation, cancel);
        return (await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel), invoked);
    }

    /// <summary>Runs a timer's function now.</summary>
    public Task<InvocationResponse> RunTimerAsync(string name, CancellationToken cancel)
    {
        var function = Functions.Single(function => function.Name == name);
        var invocation = New(function);
        invocation.InputData.Add(new ParameterBinding { Name = function.Parameter, Data = new() { Json = """{ "IsPastDue": false }""" } });
        return InvokeAsync(invocation, cancel);
    }

    /// <summary>Terminates the worker, as a host does before it ends.</summary>
    /// <returns>The worker's exit code.</returns>
    public async Task<int> TerminateAsync(CancellationToken cancel)
    {
        _stream.Post(new() { WorkerTerminate = new() });
        return (await _process.EndAsync(cancel)).Code;
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _server.DisposeAsync();
        _client.Dispose();
    }

    /// <summary>Starts the worker with the arguments and settings that the Functions host gives it.</summary>
    private static ChildProcess StartWorker(string program, Uri host, IReadOnlyDictionary<string, string?> settings)
    {
        string[] arguments =
        [
            program, "--functions-uri", host.AbsoluteUri, "--functions-worker-id", "worker", "--functions-request-id", "request",
            "--functions-grpc-max-message-length", $"{MaxMessageBytes}",
        ];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = Path.GetDirectoryName(program) };
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = start.WorkingDirectory;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return ChildProcess.Start(start);
    }

    private async Task LoadAsync(string folder, CancellationToken cancel)
    {
        var ended = _process.EndAsync(cancel);
        if (await Task.WhenAny(_stream.Opened, ended) == ended)
        {
            throw new InvalidOperationException($"The worker ended with {(await ended).Code}:\n{string.Join('\n', Lines)}");
        }

        var init = new WorkerInitRequest { HostVersion = "4.0.0", FunctionAppDirectory = folder };
        _worker = new((await _stream.AskAsync(new() { WorkerInitRequest = init }, cancel)).WorkerInitResponse.Capabilities["HttpUri"]);
        var describe = new FunctionsMetadataRequest { FunctionAppDirectory = folder };
        var described = (await _stream.AskAsync(new() { FunctionsMetadataRequest = describe }, cancel)).FunctionMetadataResponse
            .FunctionMetadataResults;
        foreach (var metadata in described)
        {
            var load = new FunctionLoadRequest { FunctionId = metadata.FunctionId, Metadata = metadata };
            var loaded = (await _stream.AskAsync(new() { FunctionLoadRequest = load }, cancel)).FunctionLoadResponse;
            if (loaded.Result.Status != StatusResult.Types.Status.Success)
            {
                throw new InvalidOperationException($"{metadata.Name} could not be loaded: {loaded.Result.Exception?.Message}");
            }
        }

        await ListensAsync(cancel);
        Functions = [.. described.Select(function => new HostedFunction(function.FunctionId, function.Name, function.RawBindings, "api"))];
    }

    // The worker names its port before it listens there.
    private async Task ListensAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(_worker.Host, _worker.Port, cancel);
                return;
            }
            catch (SocketException) when (!_process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, cancel);
            }
        }
    }

    private InvocationRequest New(HostedFunction function)
    {
        var number = Interlocked.Increment(ref _invocations);
        return new()
        {
            InvocationId = number.ToString(CultureInfo.InvariantCulture),
            FunctionId = function.Id,
            TraceContext = new() { TraceParent = $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00" },
        };
    }

    private async Task<InvocationResponse> InvokeAsync(InvocationRequest invocation, CancellationToken cancel) =>
        (await _stream.AskAsync(new() { InvocationRequest = invocation }, cancel)).InvocationResponse;
}

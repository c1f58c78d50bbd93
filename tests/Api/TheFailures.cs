using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using ServerlessDeals.Functions;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Summaries;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Api;

/// <summary>The seeds in memory, for hosts over tables that fail.</summary>
public sealed class LoadedTables : IAsyncLifetime
{
    internal MemoryTables Tables { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var seeds = FrozenSeeds.Set;
        await new SeedLoad(Tables, TimeProvider.System).RunAsync(seeds.Organizations, seeds.Deals, null, CancellationToken.None);
        await new SummaryRefresh(Tables, TimeProvider.System).RunAsync(full: false, null, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

[Collection("measurements")]
public sealed partial class TheFailures(LoadedTables loaded) : IClassFixture<LoadedTables>
{
    private const string Claim = """
        { "source": { "publisher": "A Paper", "url": "https://example.org/a", "title": "More", "published": "2018-05-02", "kind": "press" },
          "status": "closed", "amount": "at least USD 620M" }
        """;

    private static readonly Dictionary<string, string> Samples = new(StringComparer.Ordinal)
    {
        ["ListChanges"] = "changes?since=2020-01-01",
        ["Search"] = "search?q=mini",
        ["GetSummary"] = "summaries/month/2024-03",
        ["GetBriefing"] = "briefings/2024-W10",
    };

    private static readonly Dictionary<string, string> Bodies = new(StringComparer.Ordinal)
    {
        ["PutClaim"] = Claim,
        ["DecideDraft"] = """{ "decision": "accept" }""",
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Every function with an HTTP trigger that uses storage, except that of assistants, who get failures as answers, and
    /// that of feeds, which does nothing without a setting.</summary>
    public static TheoryData<string> Functions() =>
    [
        .. HttpFunctions().Select(function => function.Name)
            .Where(name => name is not ("GetOpenApi" or "AnswerAssistant" or "ReadFeedsNow")),
    ];

    [Theory]
    [InlineData("403", "refused", 503, "storage-refused", "300", LogLevel.Error)]
    [InlineData("401", "refused", 503, "storage-refused", "300", LogLevel.Error)]
    [InlineData("no identity", "refused", 503, "storage-refused", "300", LogLevel.Error)]
    [InlineData("404 TableNotFound", "missing-table", 503, "no-tables", "300", LogLevel.Error)]
    [InlineData("500 OperationTimedOut", "timeout", 503, "took-too-long", "5", LogLevel.Warning)]
    [InlineData("408", "timeout", 503, "took-too-long", "5", LogLevel.Warning)]
    [InlineData("the network's limit", "timeout", 503, "took-too-long", "5", LogLevel.Warning)]
    [InlineData("503 ServerBusy", "throttled", 503, "storage-unavailable", "5", LogLevel.Warning)]
    [InlineData("429", "throttled", 503, "storage-unavailable", "5", LogLevel.Warning)]
    [InlineData("412 UpdateConditionNotSatisfied", "conflict", 503, "write-conflict", "5", LogLevel.Warning)]
    [InlineData("another writer", "conflict", 503, "write-conflict", "5", LogLevel.Warning)]
    [InlineData("0", "unavailable", 503, "storage-unavailable", "5", LogLevel.Error)]
    [InlineData("500 InternalError", "unavailable", 503, "storage-unavailable", "5", LogLevel.Error)]
    [InlineData("502", "unavailable", 503, "storage-unavailable", "5", LogLevel.Error)]
    [InlineData("several tries", "unavailable", 503, "storage-unavailable", "5", LogLevel.Error)]
    [InlineData("400 InvalidInput", "unexpected", 500, "unexpected", null, LogLevel.Error)]
    [InlineData("404 ResourceNotFound", "unexpected", 500, "unexpected", null, LogLevel.Error)]
    [InlineData("a fault in the code", "unexpected", 500, "unexpected", null, LogLevel.Error)]
    public async Task AreAnsweredLoggedAndMeasuredByTheirKind(
        string name, string kind, int status, string type, string? retryAfter, LogLevel level)
    {
        var failed = Failure(name);
        await using var api = await OverFailingTables.StartAsync(loaded.Tables);
        api.Tables.Before = (_, _) => Task.FromException(failed);
        using var answer = await api.SendAsync(HttpMethod.Get, "deals?limit=5");
        Assert.Equal((status, type), ((int)answer.StatusCode, await OverFailingTables.TypeAsync(answer)));
        Assert.Equal(retryAfter, answer.Headers.RetryAfter?.ToString());

        await api.EndAsync();
        var record = Assert.Single(api.Failures);
        Assert.Equal((level, kind), (record.Level, record.Id.Name));
        Assert.Same(failed, record.Exception);
        Assert.Equal("ListDeals", record.GetStructuredStateValue("Function"));
        Assert.StartsWith($"ListDeals failed ({kind}). ", record.Message, StringComparison.Ordinal);
        var span = Assert.Single(api.Spans("deals.answer"));
        Assert.Equal((ActivityStatusCode.Error, kind), (span.Status, span.StatusDescription));
        Assert.Equal(kind, span.GetTagItem("deals.outcome"));
        Assert.Equal([$"function=ListDeals outcome={kind}"], api.Measured("deals.answer.duration"));
        Assert.Equal([$"function=ListDeals outcome={kind}"], api.Measured("deals.answer.storage.requests"));
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public async Task GiveAProblemDocumentAndOneLogLineInEveryFunction(string function)
    {
        await using var api = await OverFailingTables.StartAsync(loaded.Tables);
        var (method, address, body) = Call(function);
        api.Tables.Before = (_, _) => Task.FromException(Failure("503 ServerBusy"));
        using var busy = await api.SendAsync(method, address, body);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, busy.StatusCode);
        Assert.Equal("storage-unavailable", await OverFailingTables.TypeAsync(busy));
        Assert.Equal("5", busy.Headers.RetryAfter?.ToString());

        api.Tables.Before = (_, _) => Task.FromException(Failure("a fault in the code"));
        using var broken = await api.SendAsync(method, address, body);
        Assert.Equal((HttpStatusCode.InternalServerError, "unexpected"), (broken.StatusCode, await OverFailingTables.TypeAsync(broken)));

        await api.EndAsync();
        Assert.Equal(["throttled", "unexpected"], api.Failures.Select(record => record.Id.Name));
        Assert.All(api.Failures, record => Assert.Equal(function, record.GetStructuredStateValue("Function")));
    }

    [Fact]
    public async Task DoNotIncludeFaultyRequests()
    {
        await using var api = await OverFailingTables.StartAsync(loaded.Tables);
        foreach (var (address, status) in new[] { ("deals?limit=0", 400), ("deals/no-such-deal-2024", 404), ("deals?limit=5", 200) })
        {
            using var answer = await api.SendAsync(HttpMethod.Get, address);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Null(answer.Headers.RetryAfter);
        }

        await api.EndAsync();
        Assert.Empty(api.Failures);
        Assert.Equal(
            ["function=GetDeal outcome=answered", "function=ListDeals outcome=answered", "function=ListDeals outcome=answered"],
            api.Measured("deals.answer.duration").Order(StringComparer.Ordinal));
        Assert.All(api.Spans("deals.answer"), span => Assert.Equal(ActivityStatusCode.Unset, span.Status));
    }

    [Fact]
    public async Task OccurAtTheTimeLimitAndStopTheWork()
    {
        await using var api = await OverFailingTables.StartAsync(loaded.Tables);
        var (answer, storage) = await ExpireAsync(api, at: 0, HttpMethod.Get, "deals?limit=5", seconds: 20);
        using var ended = answer;
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "took-too-long"), (answer.StatusCode, await OverFailingTables.TypeAsync(answer)));
        Assert.True(storage.IsCancellationRequested);

        await api.EndAsync();
        Assert.Equal(1, api.Tables.Requests);
        Assert.Equal("timeout", Assert.Single(api.Failures).Id.Name);
        Assert.Equal(["function=ListDeals outcome=timeout"], api.Measured("deals.answer.duration"));
    }

    [Fact]
    public async Task AreAnsweredInTimeEvenIfACallIgnoresCancellation()
    {
        await using var api = await OverFailingTables.StartAsync(loaded.Tables);
        var (reached, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        api.Tables.Before = (_, _) =>
        {
            reached.TrySetResult();
            return release.Task;
        };
        var pending = api.SendAsync(HttpMethod.Get, "deals?limit=5");
        await reached.Task.WaitAsync(Cancel);
        api.Clock.Advance(TimeSpan.FromSeconds(20));
        using var answer = await pending;
        Assert.Equal("took-too-long", await OverFailingTables.TypeAsync(answer));

        release.SetResult();
        await api.EndAsync();
        Assert.Equal(1, api.Tables.Requests);
    }

    [Fact]
    public async Task StopTheRequestsThatRunBesideTheFailedOne()
    {
        await using var api = await OverFailingTables.StartAsync(loaded.Tables);
        var beside = new TaskCompletionSource<CancellationToken>();
        api.Tables.Before = async (request, cancel) =>
        {
            // After the organization itself, its deals as a company and as an investor are read side by side.
            if (request == 1)
            {
                await beside.Task.WaitAsync(Cancel);
                throw Failure("503 ServerBusy");
            }

            if (request == 2)
            {
                beside.TrySetResult(cancel);
                await Task.Delay(Timeout.Infinite, cancel);
            }
        };
        using var answer = await api.SendAsync(HttpMethod.Get, "investors/alibaba");
        Assert.Equal("storage-unavailable", await OverFailingTables.TypeAsync(answer));
        await CancelledAsync(await beside.Task);
    }

    [Fact]
    public async Task AreSharedByAllThatWaitForTheSameAnswerAndLoggedOnce()
    {
        await using var api = await OverFailingTables.StartAsync(loaded.Tables);
        var (reached, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        api.Tables.Before = async (_, _) =>
        {
            reached.TrySetResult();
            await release.Task;
            throw Failure("503 ServerBusy");
        };
        var first = api.SendAsync(HttpMethod.Get, "deals?limit=5");
        await reached.Task.WaitAsync(Cancel);
        var second = api.SendAsync(HttpMethod.Get, "deals?limit=5");
        while (api.Waiting("/api/deals?limit=5\n") < 2)
        {
            await Task.Yield();
            Cancel.ThrowIfCancellationRequested();
        }

        release.SetResult();
        foreach (var answer in await Task.WhenAll(first, second))
        {
            Assert.Equal("storage-unavailable", await OverFailingTables.TypeAsync(answer));
            answer.Dispose();
        }

        await api.EndAsync();
        Assert.Equal(1, api.Tables.Requests);
        Assert.Single(api.Failures);
        Assert.Equal(
            ["function=ListDeals outcome=throttled", "function=ListDeals outcome=throttled"], api.Measured("deals.answer.duration"));
        Assert.All(api.Spans("deals.answer"), span => Assert.Equal("throttled", span.StatusDescription));
    }

    [Fact]
    public async Task DoNotIncludeClientsThatDisconnect()
    {
        await using var api = await OverFailingTables.StartAsync(loaded.Tables);
        var asked = Hang(api.Tables, at: 0);
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var pending = api.Client.SendAsync(api.Request(HttpMethod.Get, "deals?limit=5"), leave.Token);
        var storage = await asked;
        await leave.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        await CancelledAsync(storage);

        await api.EndAsync();
        Assert.Equal(1, api.Tables.Requests);
        Assert.Empty(api.Failures);
        Assert.Equal(["function=ListDeals outcome=stopped"], api.Measured("deals.answer.duration"));
        Assert.All(api.Spans("deals.answer"), span => Assert.Equal(ActivityStatusCode.Unset, span.Status));
    }

    [Fact]
    public async Task AreExplainedInTheOperationsGuideByTheirLogLine()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "operations.md"), Cancel);
        var written = typeof(Failures).GetMethods(BindingFlags.Instance | BindingFlags.NonPublic)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>().ToList();
        Assert.Equal(Enum.GetValues<FailureKind>().Select(EnumWords.Of), written.Select(line => line.EventName));
        Assert.All(written, line => Assert.StartsWith($"{{Function}} failed ({line.EventName}). ", line.Message, StringComparison.Ordinal));
        Assert.Equal(
            written.Select(line => line.Message).Order(StringComparer.Ordinal),
            LinesIn(guide).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var incidents = guide[guide.IndexOf("## Incidents", StringComparison.Ordinal)..].Split("\n### ")[1..];
        Assert.All(
            new[] { "refresh-stuck", "refresh-failed", "answers-fail", "answers-cost-too-much", "storage-throttled" },
            alert => Assert.NotEmpty(LinesIn(incidents.Single(incident => incident.StartsWith(alert, StringComparison.Ordinal)))));
    }

    [Fact]
    public async Task AreInTheContractWithRetryAfter()
    {
        await using var api = await OverFailingTables.StartAsync(loaded.Tables);
        using var client = new HttpClient { BaseAddress = api.Client.BaseAddress };
        var contract = await Contract.ReadAsync(client);
        // A failure of an assistant's call is in its answer.
        Assert.All(contract.Operations.Where(operation => operation.Path is not ("/openapi.json" or "/mcp")), operation =>
        {
            Assert.Contains(500, operation.Responses.Keys);
            Assert.Equal(["Retry-After"], operation.Headers[503]);
        });
    }

    private static async Task<MemoryTables> FewAsync()
    {
        var (tables, seeds) = (new MemoryTables(), FrozenSeeds.Set);
        await new SeedLoad(tables, TimeProvider.System).RunAsync(seeds.Organizations, [.. seeds.Deals.Take(5)], null, Cancel);
        return tables;
    }

    /// <summary>Makes a request hang until its token is cancelled.</summary>
    /// <returns>The token, once the request has been sent.</returns>
    private static Task<CancellationToken> Hang(FailingTables tables, int at)
    {
        var reached = new TaskCompletionSource<CancellationToken>();
        tables.Before = async (request, cancel) =>
        {
            if (request == at)
            {
                reached.TrySetResult(cancel);
                await Task.Delay(Timeout.Infinite, cancel);
            }
        };
        return reached.Task.WaitAsync(Cancel);
    }

    private static async Task CancelledAsync(CancellationToken token)
    {
        var cancelled = new TaskCompletionSource();
        await using (token.Register(() => cancelled.TrySetResult()))
        {
            await cancelled.Task.WaitAsync(Cancel);
        }
    }

    private static Exception Failure(string name) => name switch
    {
        "no identity" => new CredentialUnavailableException("There is no identity here."),
        "the network's limit" => new TaskCanceledException("The operation was cancelled because it exceeded the configured timeout."),
        "another writer" => new ConcurrentWriteException("A row was written meanwhile."),
        "several tries" => new AggregateException(
            new TaskCanceledException(), new RequestFailedException(0, "Connection refused."), new TaskCanceledException()),
        "a fault in the code" => new InvalidOperationException("It always fails."),
        _ => new RequestFailedException(
            int.Parse(name.Split(' ')[0], CultureInfo.InvariantCulture), "Storage says no.", name.Split(' ').ElementAtOrDefault(1), null),
    };

    private static (HttpMethod Method, string Address, string? Body) Call(string function)
    {
        var trigger = HttpFunctions().Single(found => found.Name == function).Trigger;
        var address = trigger.Route!
            .Replace("deals/{id}", "deals/sensetime-2018-04", StringComparison.Ordinal)
            .Replace("{claimId}", "a-paper-2018-05-02", StringComparison.Ordinal)
            .Replace("drafts/{id}", "drafts/8b1bfb841fd7d636-1", StringComparison.Ordinal)
            .Replace("{id}", "minimax", StringComparison.Ordinal);
        var verb = trigger.Methods![0];
        return (HttpMethod.Parse(verb), Samples.GetValueOrDefault(function, address), verb == "put" ? Bodies[function] : null);
    }

    // The document may wrap a line.
    private static IEnumerable<string> LinesIn(string guide) =>
        Line().Matches(guide).Select(match => match.Groups["line"].Value.Replace('\n', ' ').Replace("  ", " ", StringComparison.Ordinal));

    private static IEnumerable<(string Name, HttpTriggerAttribute Trigger)> HttpFunctions() =>
        from method in typeof(Triggers).GetMethods()
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        select (method.GetCustomAttribute<FunctionAttribute>()!.Name, trigger);

    [GeneratedRegex(@"`(?<line>\{Function\} failed \([^`]*)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Line();
}

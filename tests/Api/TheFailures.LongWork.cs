using System.Diagnostics;
using System.Net;
using System.Text.Json;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Store.Layout;

namespace ServerlessDeals.Tests.Api;

/// <content>Failures in the middle of an export and in a refresh.</content>
public sealed partial class TheFailures
{
    [Theory]
    [InlineData("export/deals.csv", "ExportDealsCsv")]
    [InlineData("export/deals.ndjson", "ExportDealsNdjson")]
    public async Task BreakTheConnectionInTheMiddleOfAnExport(string address, string function)
    {
        await using var api = await OverFailingTables.StartAsync(loaded.Tables);
        var whole = await api.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative), Cancel);
        ForgetYears(api);
        var last = api.Tables.Requests - 1;
        api.Tables.Before = (request, _) => request > last + last ? Task.FromException(Failure("503 ServerBusy")) : Task.CompletedTask;
        using var client = new HttpClient { BaseAddress = api.Client.BaseAddress };
        using var answer = await client.SendAsync(api.Request(HttpMethod.Get, address), HttpCompletionOption.ResponseHeadersRead, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var body = await answer.Content.ReadAsStreamAsync(Cancel);
        using var received = new MemoryStream();
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(received, Cancel));
        Assert.InRange(received.Length, 1, whole.Length - 1);

        await api.EndAsync();
        var record = Assert.Single(api.Failures);
        Assert.Equal(("throttled", function), (record.Id.Name, record.GetStructuredStateValue("Function")));
        Assert.Equal(
            [$"function={function} outcome=answered", $"function={function} outcome=throttled"],
            api.Measured("deals.answer.duration").Order(StringComparer.Ordinal));
        var span = Assert.Single(api.Spans("deals.answer"));
        Assert.Equal((ActivityStatusCode.Error, "throttled"), (span.Status, span.StatusDescription));
    }

    [Fact]
    public async Task BreakTheConnectionIfStorageHangsInTheMiddleOfAnExport()
    {
        await using var api = await OverFailingTables.StartAsync(loaded.Tables);
        await api.Client.GetByteArrayAsync(new Uri("export/deals.ndjson", UriKind.Relative), Cancel);
        ForgetYears(api);
        var asked = Hang(api.Tables, at: (2 * api.Tables.Requests) - 1);
        using var client = new HttpClient { BaseAddress = api.Client.BaseAddress };
        var export = api.Request(HttpMethod.Get, "export/deals.ndjson");
        using var answer = await client.SendAsync(export, HttpCompletionOption.ResponseHeadersRead, Cancel);
        await using var body = await answer.Content.ReadAsStreamAsync(Cancel);
        await asked;
        api.Clock.Advance(Answers.Longest);
        using var received = new MemoryStream();
        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(received, Cancel));

        await api.EndAsync();
        Assert.Equal("timeout", Assert.Single(api.Failures).Id.Name);
    }

    // A list keeps the years that there are for a while. The next export asks for them again, as the first did.
    private static void ForgetYears(OverFailingTables api) => api.Clock.Advance(TimeSpan.FromSeconds(11));

    [Fact]
    public async Task AreLoggedOnceWhenTheTimerRetriesItsRefresh()
    {
        await using var api = await OverFailingTables.StartAsync(new MemoryTables(), "0 */15 * * * *");
        await api.Tables.CreateAsync(Cancel);
        var ran = new TaskCompletionSource();
        api.Tables.Before = (request, _) =>
        {
            if (request > 0)
            {
                ran.TrySetResult();
            }

            return request == 0 ? Task.FromException(Failure("503 ServerBusy")) : Task.CompletedTask;
        };
        while (!ran.Task.IsCompleted)
        {
            api.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.WhenAny(ran.Task, Task.Delay(TimeSpan.FromMilliseconds(20), Cancel));
            Cancel.ThrowIfCancellationRequested();
        }

        await api.EndAsync();
        var record = Assert.Single(api.Failures);
        Assert.Equal(("throttled", "RefreshSummaries"), (record.Id.Name, record.GetStructuredStateValue("Function")));
        Assert.Contains(
            api.Logs.GetSnapshot(),
            other => other.Message == "RefreshSummaries failed. It is tried again in 00:00:30." && other.Exception is null);
        Assert.Contains("outcome=failed", api.Measured("deals.refresh.duration"));
        Assert.Contains("function=RefreshSummaries outcome=throttled", api.Measured("deals.answer.duration"));
    }

    [Fact]
    public async Task ReleaseTheLeaseOfARefreshAndShowInHealth()
    {
        await using var api = await OverFailingTables.StartAsync(await FewAsync());
        api.Tables.Before = (request, _) => request == 5 ? Task.FromException(Failure("another writer")) : Task.CompletedTask;
        using var failed = await api.SendAsync(HttpMethod.Post, "operations/refresh");
        Assert.Equal("write-conflict", await OverFailingTables.TypeAsync(failed));
        var health = await api.Client.GetStringAsync(new Uri("health", UriKind.Relative), Cancel);
        Assert.Contains("refresh-failed", health, StringComparison.Ordinal);
        using var again = await api.SendAsync(HttpMethod.Post, "operations/refresh");
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains("\"refreshed\"", await again.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);

        await api.EndAsync();
        var record = Assert.Single(api.Failures);
        Assert.Equal(("conflict", "RefreshNow"), (record.Id.Name, record.GetStructuredStateValue("Function")));
        var span = api.Spans("deals.refresh").Single(span => (string?)span.GetTagItem("deals.outcome") == "failed");
        Assert.Equal((ActivityStatusCode.Error, "conflict"), (span.Status, span.StatusDescription));
    }

    [Fact]
    public async Task AreReportedEvenIfARefreshCannotRecordThem()
    {
        await using var api = await OverFailingTables.StartAsync(await FewAsync());
        var first = Failure("a fault in the code");

        // After the state and the lease come the changes. Later requests are sent side by side, so another one might fail first.
        api.Tables.Before = (request, _) => request switch
        {
            < 2 => Task.CompletedTask,
            2 => Task.FromException(first),
            _ => Task.FromException(Failure("several tries")),
        };
        using var failed = await api.SendAsync(HttpMethod.Post, "operations/refresh");
        Assert.Equal("unexpected", await OverFailingTables.TypeAsync(failed));
        await api.EndAsync();
        Assert.Same(first, Assert.Single(api.Failures).Exception);
    }

    [Fact]
    public async Task StopARefreshAtItsTimeLimitAndReleaseItsLease()
    {
        await using var api = await OverFailingTables.StartAsync(await FewAsync());
        var (answer, _) = await ExpireAsync(api, at: 5, HttpMethod.Post, "operations/refresh", seconds: 220);
        using var ended = answer;
        Assert.Equal("took-too-long", await OverFailingTables.TypeAsync(answer));

        // The lease is released after the answer. If it were kept, it would last a few more minutes on the test's clock.
        string outcome;
        do
        {
            using var again = await api.SendAsync(HttpMethod.Post, "operations/refresh");
            outcome = JsonDocument.Parse(await again.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("outcome").GetString()!;
        }
        while (outcome == "already-running");
        Assert.Equal("refreshed", outcome);

        await api.EndAsync();
        Assert.Equal("timeout", Assert.Single(api.Failures).Id.Name);
    }

    /// <summary>Sends a request whose storage request hangs, until it takes too long.</summary>
    /// <param name="at">The number of the storage request that hangs.</param>
    /// <param name="seconds">The time limit: until a second before it, nothing is stopped.</param>
    /// <returns>The answer, and whether the storage request was stopped.</returns>
    private static async Task<(HttpResponseMessage Answer, CancellationToken Storage)> ExpireAsync(
        OverFailingTables api, int at, HttpMethod method, string address, int seconds)
    {
        var asked = Hang(api.Tables, at);
        var pending = api.SendAsync(method, address);
        var storage = await asked;
        api.Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.False(storage.IsCancellationRequested);
        api.Clock.Advance(TimeSpan.FromSeconds(1));
        return (await pending, storage);
    }
}

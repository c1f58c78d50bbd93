using System.Text.Json;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Summaries;
using ServerlessDeals.TestHost.Protocol;

namespace ServerlessDeals.Tests.Worker;

public sealed class ARefreshInTheWorker
{
    private static readonly string[] Dimensions =
        ["month", "quarter", "year", "sector", "country", "round", "status", "company", "investor"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IsRunByTheTimerAndByAnOperator()
    {
        await using var deals = await SomeDeals.StoreAsync(5);
        await using var worker = await deals.StartWorkerAsync();
        Assert.Equal(StatusResult.Types.Status.Success, (await worker.RunTimerAsync("RefreshSummaries", Cancel)).Result.Status);
        var generation = (await deals.StatusAsync()).Generation;
        Assert.True(generation > 0);
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/operations/refresh", UriKind.Relative));
        var (answer, invocation) = await worker.SendAsync(post, Cancel);
        using (answer)
        {
            var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
            Assert.Equal("nothing-to-do", body.GetProperty("outcome").GetString());
        }

        Assert.Equal(StatusResult.Types.Status.Success, (await invocation!).Result.Status);
        Assert.Equal(generation, (await deals.StatusAsync()).Generation);
        Assert.Equal(0, await worker.TerminateAsync(Cancel));
    }

    [Fact]
    public async Task StopsCleanlyWhenTheWorkerIsTerminated()
    {
        await using var deals = await SomeDeals.StoreAsync(30);
        await using var worker = await deals.StartWorkerAsync();
        var running = worker.RunTimerAsync("RefreshSummaries", Cancel);
        while (!running.IsCompleted && !await deals.IsLeasedAsync())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancel);
        }

        Assert.False(running.IsCompleted, "The refresh ended before the worker was terminated.");
        // The real host kills a worker that takes longer.
        Assert.Equal(0, await worker.TerminateAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(5), TimeProvider.System, Cancel));
        Assert.False(await deals.IsLeasedAsync());
        Assert.Equal(RefreshOutcome.Refreshed, (await deals.RefreshAsync(full: false)).Outcome);
        var summaries = await SummariesAsync(deals);
        await deals.RefreshAsync(full: true);
        Assert.Equal(await SummariesAsync(deals), summaries);
    }

    private static async Task<IReadOnlyList<string>> SummariesAsync(SomeDeals deals)
    {
        await using var host = LocalHost.Build(0, deals.Settings, OnTheWorker.Key);
        await host.StartAsync(Cancel);
        using var client = new HttpClient { BaseAddress = new(host.Urls.Single() + "/api/") };
        var answers = new List<string> { await client.GetStringAsync(new Uri("summaries/overall", UriKind.Relative), Cancel) };
        foreach (var dimension in Dimensions)
        {
            answers.Add(await client.GetStringAsync(new Uri($"summaries/{dimension}", UriKind.Relative), Cancel));
        }

        return answers;
    }
}

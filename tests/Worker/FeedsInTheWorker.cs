using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using ServerlessDeals.TestHost.Protocol;

namespace ServerlessDeals.Tests.Worker;

/// <summary>The timer of the feeds in the built worker, where no test can replace what it may fetch.</summary>
public sealed class FeedsInTheWorker
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AreNotReadWithoutTheSetting()
    {
        await using var deals = await SomeDeals.StoreAsync(3);
        await using var worker = await deals.StartWorkerAsync();
        Assert.Equal(StatusResult.Types.Status.Success, (await worker.RunTimerAsync("ReadFeeds", Cancel)).Result.Status);
        Assert.Empty(await deals.DraftRowsAsync());
        Assert.Equal(0, await worker.TerminateAsync(Cancel));
    }

    [Fact]
    public async Task AreNeverReadFromAPrivateNetworkAndTheRunSucceeds()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var feed = $"https://{listener.LocalEndpoint}/feed.xml";
        await using var deals = await SomeDeals.StoreAsync(3);
        await using var worker = await deals.StartWorkerAsync(feed);
        Assert.Equal(StatusResult.Types.Status.Success, (await worker.RunTimerAsync("ReadFeeds", Cancel)).Result.Status);
        Assert.False(listener.Pending());
        var row = Assert.Single(await deals.DraftRowsAsync());
        Assert.Equal(
            (feed, "127.0.0.1 is in a network that is not public: 127.0.0.1."), (row.GetString("Address"), row.GetString("Failure")));

        using var get = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/operations/feeds", UriKind.Relative));
        var (answer, _) = await worker.SendAsync(get, Cancel);
        using (answer)
        {
            var listed = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("value");
            Assert.Equal(feed, Assert.Single(listed.EnumerateArray()).GetProperty("address").GetString());
        }
    }
}

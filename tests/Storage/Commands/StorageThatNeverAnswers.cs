using System.Net;
using System.Net.Sockets;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Cli.Commands;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage.Commands;

/// <summary>A listener accepts connections and sends nothing.</summary>
public sealed class StorageThatNeverAnswers(TheCommandLine deals) : IClassFixture<TheCommandLine>
{
    [Fact]
    public async Task IsGivenUpAfterTheTimeLimitWhichTheMessageStates()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var (code, output, errors) = await deals.RunApartAsync(
            "status",
            "--timeout",
            "1",
            "--storage",
            $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;TableEndpoint=http://{listener.LocalEndpoint}/a;");
        Assert.Equal((1, ""), (code, output));
        var storage = $"account a of the emulator on this machine ({listener.LocalEndpoint})";
        Assert.Equal(
            $"Storage: {storage}\n"
            + $"Storage does not answer: It was asked 2 times and had 1 s for each answer (--timeout). This was {storage}. "
            + "./run starts the emulator; the setting DealsStorage or the option --storage names another account.\n",
            errors);
    }

    // Each answer comes after some time, which passes while the request is sent.
    [Theory]
    [InlineData(4, 4, 0)]
    [InlineData(6, 4, 1)]
    [InlineData(6, 6, 2)]
    public async Task IsMentionedAfterFiveSecondsOfSilence(int first, int second, int notes)
    {
        var (time, noted) = (new FakeTimeProvider(), new List<string>());
        var delays = new Queue<int>([first, second]);
        var options = new TableClientOptions { Transport = new SlowTransport(() => time.Advance(TimeSpan.FromSeconds(delays.Dequeue()))) };
        var address = new StorageAddress("a", new Uri("https://a.example/"));
        options.AddPolicy(new StoragePatience(address, TimeSpan.FromSeconds(15), time, noted.Add), HttpPipelinePosition.PerCall);
        var tables = new AzureTables(new TableServiceClient("AccountName=a;AccountKey=YQ==;TableEndpoint=https://a.example", options));
        for (var request = 0; request < 2; request++)
        {
            Assert.Null(await tables.GetAsync(TableNames.Deals, "a", "b", TestContext.Current.CancellationToken));
        }

        Assert.Equal(
            Enumerable.Repeat("Waiting for storage, which has not answered for 5 seconds: account a (https://a.example) …", notes),
            noted);
    }

    /// <summary>Answers that nothing is there, after some time.</summary>
    private sealed class SlowTransport(Action wait) : HttpClientTransport(new HttpClient(new Nothing(wait)))
    {
        private sealed class Nothing(Action wait) : HttpMessageHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                wait();
                return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NotFound) { Content = new StringContent("{}") });
            }
        }
    }
}

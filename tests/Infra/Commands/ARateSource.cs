using System.Net;
using System.Net.Sockets;
using System.Text;
using ServerlessDeals.Cli.Commands;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Rates;

namespace ServerlessDeals.Tests.Infra.Commands;

/// <summary>Where deals rates reads from, and what it says if there is nothing to read.</summary>
public sealed class ARateSource : IDisposable
{
    private readonly HttpListener _server = new();
    private readonly string _address;

    public ARateSource()
    {
        // Finding a free port and listening on it are two steps, so another process may come between them.
        for (var tries = 0; ; tries++)
        {
            _address = $"http://127.0.0.1:{FreePort()}/";
            _server.Prefixes.Clear();
            _server.Prefixes.Add(_address);
            try
            {
                _server.Start();
                return;
            }
            catch (HttpListenerException) when (tries < 10)
            {
                // Try another port.
            }
        }
    }

    public void Dispose() => ((IDisposable)_server).Dispose();

    [Fact]
    public async Task IsAskedUnderTheNameOfTheProject()
    {
        var asked = AnswerAsync(200, "Date,USD\n2026-04-13,1.1684\n");
        Assert.Equal(new(2026, 4, 13), (await RateSource.ReadAsync(_address + "rates.csv", Cancel)).Days[^1].Day);
        Assert.StartsWith("ServerlessDeals/", (await asked).UserAgent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "Not Found", "answered 404 Not Found. Check the address, or run this again later.")]
    [InlineData(503, "Service Unavailable", "answered 503 Service Unavailable. Check the address, or run this again later.")]
    [InlineData(200, "<html><body>", "line 1: it is not the XML of the European Central Bank; use a file such as eurofxref-hist.xml.")]
    public async Task SaysInOneLineWhyAnAnswerIsNoFileOfRates(int status, string text, string message)
    {
        var asked = AnswerAsync(status, text);
        Assert.EndsWith(message, await RefusalAsync(_address), StringComparison.Ordinal);
        await asked;
    }

    [Fact]
    public async Task SaysThatAnAnswerIsTooLarge()
    {
        var asked = AnswerAsync(200, "", RateFile.MostBytes + 1L);
        Assert.Equal(
            $"{_address} has more than 64 MB; all rates since 1999 are less than 2 MB. Name another file.", await RefusalAsync(_address));
        await asked;
    }

    [Fact]
    public async Task SaysWhatToDoWithoutANetwork()
    {
        _server.Stop();
        Assert.Equal(
            $"{_address} cannot be reached: Connection refused. " +
            "Check the network, or download the file elsewhere and name it: deals rates FILE.",
            await RefusalAsync(_address));
    }

    [Fact]
    public async Task SaysThatThereIsNoSuchFile() => Assert.Equal("There is no file nowhere.zip.", await RefusalAsync("nowhere.zip"));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<string> RefusalAsync(string source) =>
        (await Assert.ThrowsAsync<StartException>(() => RateSource.ReadAsync(source, Cancel))).Message;

    /// <returns>The request.</returns>
    private async Task<HttpListenerRequest> AnswerAsync(int status, string text, long? length = null)
    {
        var context = await _server.GetContextAsync();
        var bytes = Encoding.UTF8.GetBytes(text);
        (context.Response.StatusCode, context.Response.ContentLength64) = (status, length ?? bytes.Length);
        await context.Response.OutputStream.WriteAsync(bytes, Cancel);
        if (length is null)
        {
            context.Response.Close();
        }
        else
        {
            // The client does not wait for a body that is too large.
            context.Response.Abort();
        }

        return context.Request;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

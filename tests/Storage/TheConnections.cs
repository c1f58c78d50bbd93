using System.Net;
using System.Net.Sockets;
using System.Text;
using ServerlessDeals.Store.Layout;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Storage;

/// <summary>A listener reads what is sent, and answers that nothing is there.</summary>
public sealed class TheConnections
{
    private static readonly byte[] Nothing = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"u8.ToArray();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("devstoreaccount1", true)]
    [InlineData("another", false)]
    public async Task AreReusedExceptWhenReadingFromTheEmulator(string account, bool closed)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var heard = AnswerAsync(listener);
        var tables = new AzureTables(StorageSettings.Connect(
            $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey=AAAA;"
            + $"TableEndpoint=http://{listener.LocalEndpoint}/{account};"));
        Assert.Null(await tables.GetAsync(TableNames.Deals, "a", "b", Cancel));
        Assert.Equal(closed, (await heard).Contains("\r\nConnection: close\r\n", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<string> AnswerAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync(Cancel);
        var stream = client.GetStream();
        var (head, buffer) = (new StringBuilder(), new byte[4096]);
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            head.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer, Cancel)));
        }

        await stream.WriteAsync(Nothing, Cancel);
        return head.ToString();
    }
}

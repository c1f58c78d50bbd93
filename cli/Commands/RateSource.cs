using System.Net;
using System.Net.Sockets;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Rates;

namespace ServerlessDeals.Cli.Commands;

/// <summary>Reads a file of rates from this machine or from a web address.</summary>
internal static class RateSource
{
    private const string Project = "ServerlessDeals";
    private const string Remedy = "Check the network, or download the file elsewhere and name it: deals rates FILE.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <exception cref="StartException">It cannot be read, or it is not a file of rates. The message says what to do.</exception>
    public static async Task<RateFile> ReadAsync(string source, CancellationToken cancel)
    {
        var bytes = Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? await DownloadAsync(address!, cancel)
            : await FromFileAsync(source, cancel);
        var file = RateFile.Read(bytes);
        return file.IsValue ? file.Value : throw new StartException($"{source}: {file.Error}.");
    }

    private static async Task<byte[]> FromFileAsync(string path, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            throw new StartException($"There is no file {path}.");
        }

        return new FileInfo(path).Length <= RateFile.MostBytes ? await File.ReadAllBytesAsync(path, cancel) : throw TooLarge(path);
    }

    private static async Task<byte[]> DownloadAsync(Uri address, CancellationToken cancel)
    {
        using var client = new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = RateFile.MostBytes };
        client.DefaultRequestHeaders.UserAgent.Add(new(Project, FaultReport.Version));
        try
        {
            using var answer = await client.GetAsync(address, cancel);
            return answer.IsSuccessStatusCode
                ? await answer.Content.ReadAsByteArrayAsync(cancel)
                : throw new StartException(
                    $"{address} answered {(int)answer.StatusCode} {answer.ReasonPhrase}. Check the address, or run this again later.",
                    isTemporary: answer.StatusCode >= HttpStatusCode.InternalServerError);
        }
        catch (HttpRequestException failed)
        {
            throw failed.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                ? TooLarge($"{address}")
                : Unreachable(address, failed);
        }
        catch (OperationCanceledException late) when (late.InnerException is TimeoutException)
        {
            throw new StartException($"{address} did not answer within {Patience.TotalSeconds:0} seconds. {Remedy}", isTemporary: true);
        }
    }

    private static StartException Unreachable(Uri address, HttpRequestException failed)
    {
        var reason = failed.InnerException is SocketException socket ? socket.Message : failed.Message;
        return new($"{address} cannot be reached: {reason.Split('\n')[0].Trim().TrimEnd('.')}. {Remedy}", isTemporary: true);
    }

    private static StartException TooLarge(string source) =>
        new($"{source} has more than {RateFile.MostBytes / (1024 * 1024)} MB; all rates since 1999 are less than 2 MB. Name another file.");
}

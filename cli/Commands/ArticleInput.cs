using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Loading.Reading;
using ServerlessDeals.Loading.Reading.Pages;

namespace ServerlessDeals.Cli.Commands;

/// <summary>
/// Gets articles from files, addresses and standard input. Addresses are asked one after another, with the name of this project, and
/// a feed that has not changed since the last time is not sent again.
/// </summary>
/// <param name="stateFile">Keeps what sites said of their feeds; null to ask for everything.</param>
internal sealed class ArticleInput(string? stateFile) : IDisposable
{
    private const string Project = "ServerlessDeals";
    private const string StandardInput = "-";
    private const int MostBytes = 16 * 1024 * 1024;

    private static readonly string[] Endings = [".txt", ".html", ".htm", ".xml", ".rss", ".atom", ".json"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client = CreateClient();

    /// <summary>The state file if none is named: one for each user.</summary>
    public static string DefaultState { get; } = Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "serverless-deals", "feeds.json");

    /// <summary>The articles and feeds in a folder, in the order of their names; any other source is itself.</summary>
    /// <exception cref="StartException">The folder has none.</exception>
    public static IReadOnlyList<string> FilesOf(string source)
    {
        if (!Directory.Exists(source))
        {
            return [source];
        }

        var files = Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)
            .Where(file => Endings.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0
            ? files
            : throw new StartException(
                $"The folder {source} has no articles. They are files with the endings {string.Join(", ", Endings)}.");
    }

    public void Dispose() => _client.Dispose();

    /// <returns>The articles; none if an address has nothing new.</returns>
    /// <exception cref="StartException">It cannot be read. The message says what to do.</exception>
    public async Task<IReadOnlyList<Article>> ReadAsync(string source, CancellationToken cancel)
    {
        var isAddress = Uri.TryCreate(source, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";
        if (await TextAsync(source, isAddress ? address : null, cancel) is not { } text)
        {
            Output.Note($"{source} has nothing new since it was last read.");
            return [];
        }

        var read = ArticleSource.Read(text, isAddress ? source : "");
        return read.IsValue ? read.Value : throw new StartException($"{source} cannot be read: {read.Error}.");
    }

    private async Task<string?> TextAsync(string source, Uri? address, CancellationToken cancel)
    {
        if (address is not null)
        {
            return await DownloadAsync(address, cancel);
        }

        if (source == StandardInput)
        {
            return await Console.In.ReadToEndAsync(cancel);
        }

        if (!File.Exists(source))
        {
            throw new StartException($"There is no file {source}. Name a page, a text, a feed or an address, or - for standard input.");
        }

        return new FileInfo(source).Length <= MostBytes
            ? await File.ReadAllTextAsync(source, cancel)
            : throw new StartException($"{source} has more than {MostBytes / (1024 * 1024)} MB, so it is no article.");
    }

    private async Task<string?> DownloadAsync(Uri address, CancellationToken cancel)
    {
        var states = await StatesAsync(cancel);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (states.GetValueOrDefault($"{address}") is { } state)
        {
            request.Headers.IfNoneMatch.TryParseAdd(state.ETag);
            request.Headers.IfModifiedSince = state.Modified;
        }

        try
        {
            using var answer = await _client.SendAsync(request, cancel);
            if (answer.StatusCode == HttpStatusCode.NotModified)
            {
                return null;
            }

            if (!answer.IsSuccessStatusCode)
            {
                throw new StartException(
                    $"{address} answered {(int)answer.StatusCode} {answer.ReasonPhrase}. Check the address, or run this again later.",
                    isTemporary: answer.StatusCode >= HttpStatusCode.InternalServerError);
            }

            var text = await answer.Content.ReadAsStringAsync(cancel);
            if (stateFile is not null && ArticleSource.IsFeed(text))
            {
                states[$"{address}"] = new(answer.Headers.ETag?.ToString(), answer.Content.Headers.LastModified);
                await KeepAsync(stateFile, states, cancel);
            }

            return text;
        }
        catch (HttpRequestException failed)
        {
            var reason = failed.InnerException is SocketException socket ? socket.Message : failed.Message;
            throw new StartException(
                $"{address} cannot be read: {reason.Split('\n')[0].Trim().TrimEnd('.')}. Check the network, or save the page and name "
                    + "its file.",
                isTemporary: true);
        }
        catch (OperationCanceledException late) when (late.InnerException is TimeoutException)
        {
            throw new StartException($"{address} did not answer within {Patience.TotalSeconds:0} seconds. Run this again later.",
                isTemporary: true);
        }
    }

    private async Task<Dictionary<string, FeedState>> StatesAsync(CancellationToken cancel)
    {
        if (stateFile is null || !File.Exists(stateFile))
        {
            return [];
        }

        try
        {
            await using var file = File.OpenRead(stateFile);
            return await JsonSerializer.DeserializeAsync(file, CommandJson.Printed.DictionaryStringFeedState, cancel) ?? [];
        }
        catch (JsonException)
        {
            Output.Note($"{stateFile} is damaged, so everything is read again.");
            return [];
        }
    }

    private static async Task KeepAsync(string stateFile, Dictionary<string, FeedState> states, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(stateFile))!);
        await File.WriteAllTextAsync(stateFile, JsonSerializer.Serialize(states, CommandJson.Printed.DictionaryStringFeedState), cancel);
    }

    private static HttpClient CreateClient()
    {
        var client = new HttpClient { Timeout = Patience, MaxResponseContentBufferSize = MostBytes };
        client.DefaultRequestHeaders.UserAgent.Add(new(Project, FaultReport.Version));
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        return client;
    }
}

/// <summary>By what a site recognizes what it sent last.</summary>
internal sealed record FeedState(string? ETag, DateTimeOffset? Modified);

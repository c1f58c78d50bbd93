using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using ServerlessDeals.TestHost.Protocol;

namespace ServerlessDeals.Tests.Worker;

/// <summary>Compares the answers of the deployed worker with those of the local host, which all other tests use.</summary>
public sealed class TheAnswersOfTheWorker(OnTheWorker both)
{
    private const string Claim = "deals/minimax-2024-03/claims/chinadailyhk-2025-06-19-minimax";

    private const string AnotherClaim = """
        { "source": { "publisher": "A Paper", "url": "https://example.org/a", "title": "More", "published": "2025-05-02", "kind": "press" },
          "status": "closed", "amount": "at least USD 620M" }
        """;

    // Headers of the connection, not of the answer.
    private static readonly string[] ConnectionHeaders = ["Date", "Server"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses =>
    [
        "deals?limit=20", "deals?limit=5&sort=-amount", "deals?company=minimax&match=possible",
        "deals?status=closed&from=2023&include=total", "deals?format=csv&limit=30",
        "deals?format=ndjson&limit=3", "deals?fields=amount,status&limit=4", "deals?q=mini",
        "deals/minimax-2024-03", "deals/minimax-2024-03?asOf=2024-03-06", Claim,
        "companies?limit=10", "companies/minimax", "investors?limit=10", "investors/alibaba",
        "summaries/overall", "summaries/month/2024-03?asOf=2025-01-01", "summaries/investor", "briefings/2024-03", "briefings/2024-W10",
        "conflicts?limit=5", "changes?since=2020-01-01&limit=10", "search?q=mini", "feed.atom", "feed.json?investor=alibaba",
        "export/deals.csv", "export/deals.ndjson?company=minimax", "operations/explain?company=minimax", "openapi.json", "health",
        "operations/feeds", "operations/drafts?state=rejected",
    ];

    /// <summary>Method, address, a header and a body.</summary>
    public static TheoryData<string, string, string, string, HttpStatusCode> Refused => new()
    {
        { "GET", "deals?colour=red", "", "", HttpStatusCode.BadRequest },
        { "GET", "deals?limit=0", "", "", HttpStatusCode.BadRequest },
        { "GET", "deals?cursor=nothing", "", "", HttpStatusCode.BadRequest },
        { "GET", "deals?from=2025&to=2024", "", "", HttpStatusCode.BadRequest },
        { "HEAD", "deals?limit=0", "", "", HttpStatusCode.BadRequest },
        { "GET", "changes", "", "", HttpStatusCode.BadRequest },
        { "GET", "export/deals.csv?limit=5", "", "", HttpStatusCode.BadRequest },
        { "GET", "operations/explain?colour=red", "", "", HttpStatusCode.BadRequest },
        { "GET", "operations/drafts?state=all", "", "", HttpStatusCode.BadRequest },
        { "GET", "operations/drafts/8b1bfb841fd7d636-1", "", "", HttpStatusCode.NotFound },
        { "PUT", "operations/drafts/8b1bfb841fd7d636-1/decision", "", "{ \"decision\": \"accept\" }", HttpStatusCode.NotFound },
        { "PUT", "operations/drafts/8b1bfb841fd7d636-1/decision", "", "{ \"decision\": 1 }", HttpStatusCode.UnprocessableEntity },
        { "GET", "deals", "Accept: image/png", "", HttpStatusCode.NotAcceptable },
        { "GET", "deals/nothing-2024-01", "", "", HttpStatusCode.NotFound },
        { "GET", "deals/minimax-2024-03?asOf=2001-01-01", "", "", HttpStatusCode.NotFound },
        { "GET", "deals/minimax-2024-03/claims/nothing", "", "", HttpStatusCode.NotFound },
        { "GET", "companies/nothing", "", "", HttpStatusCode.NotFound },
        { "GET", "investors/caf%C3%A9", "", "", HttpStatusCode.NotFound },
        { "GET", "summaries/colour", "", "", HttpStatusCode.NotFound },
        { "GET", "briefings/1999-W60", "", "", HttpStatusCode.NotFound },
        { "GET", "mcp", "", "", HttpStatusCode.MethodNotAllowed },
        { "POST", "mcp", "", "[]", HttpStatusCode.BadRequest },
        { "PUT", "deals/nothing-2024-01/claims/a-claim", "", AnotherClaim, HttpStatusCode.NotFound },
        { "PUT", Claim, "", "[]", HttpStatusCode.UnprocessableEntity },
        { "PUT", Claim, "", new string('[', 60_000), HttpStatusCode.UnprocessableEntity },
        { "PUT", Claim, "", "{ \"note\": \"a\\u0007\" }", HttpStatusCode.UnprocessableEntity },
        { "PUT", Claim, "If-None-Match: \"some\"", AnotherClaim, HttpStatusCode.BadRequest },
        { "PUT", Claim, "", new string(' ', 70_000), HttpStatusCode.RequestEntityTooLarge },
        { "PUT", Claim, "", AnotherClaim, HttpStatusCode.PreconditionRequired },
        { "PUT", Claim, "If-Match: \"old\"", AnotherClaim, HttpStatusCode.PreconditionFailed },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task AreTheSameAsTheLocalHosts(string address)
    {
        var plain = await SameAsync(() => Request("GET", address), HttpStatusCode.OK);
        await SameAsync(() => Request("HEAD", address), HttpStatusCode.OK);
        var compressed = await SameAsync(() => Request("GET", address, "Accept-Encoding: br"), HttpStatusCode.OK);
        Assert.Equal(plain.Body, compressed.Headers.ContainsKey("Content-Encoding") ? Unpacked(compressed.Body) : compressed.Body);
        if (plain.Headers.TryGetValue("ETag", out var tag))
        {
            // The ETag of a claim is for If-Match only; reading a claim always answers 200.
            var status = address == Claim ? HttpStatusCode.OK : HttpStatusCode.NotModified;
            var held = await SameAsync(() => Request("GET", address, $"If-None-Match: {tag}"), status);
            Assert.True(address == Claim || held.Body.Length == 0);
        }
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task RefuseRequestsAsTheLocalHostDoes(
        string method, string address, string header, string body, HttpStatusCode status)
    {
        await SameAsync(() => Request(method, address, header, body), status);
    }

    [Theory]
    [InlineData("export/deals.csv", "br")]
    [InlineData("export/deals.ndjson", "gzip")]
    public async Task AreCompressedAndStreamedInExports(string address, string encoding)
    {
        var answer = await SameAsync(() => Request("GET", address, $"Accept-Encoding: {encoding}"), HttpStatusCode.OK);
        Assert.Equal(encoding, answer.Headers["Content-Encoding"]);
        Assert.Equal("chunked", answer.Headers["Transfer-Encoding"]);
        var text = Encoding.UTF8.GetString(Unpacked(answer.Body, encoding));
        // Reading it as text would drop the byte order mark of the CSV.
        var local = await both.Local.GetByteArrayAsync(new Uri("/api/" + address, UriKind.Relative), Cancel);
        Assert.Equal(Encoding.UTF8.GetString(local), text);
        Assert.InRange(answer.Body.Length, 1000, text.Length / 2);
    }

    [Fact]
    public async Task AreSentOnlyOnce()
    {
        var kinds = Addresses.Select(row => Request("GET", row.Data))
            .Concat(Refused.Select(row => Request(row.Data.Item1, row.Data.Item2, row.Data.Item3, row.Data.Item4)))
            .Append(Request("HEAD", "deals"))
            .Append(Request("GET", "deals", "If-None-Match: *"))
            .Append(Request("GET", "deals?limit=30", "Accept-Encoding: br"));
        foreach (var request in kinds)
        {
            var (answer, invocation) = await both.Worker.SendAsync(request, Cancel);
            using (answer)
            {
                await answer.Content.ReadAsByteArrayAsync(Cancel);
                Assert.NotNull(invocation);
                var response = await invocation;
                Assert.Equal((StatusResult.Types.Status.Success, null), (response.Result.Status, response.ReturnValue));
            }
        }
    }

    [Fact]
    public async Task AreNotLoggedOneByOne()
    {
        // The worker logs its start before its first answer.
        await SameAsync(() => Request("GET", "health"), HttpStatusCode.OK);
        var (logged, printed) = (both.Worker.Logs.Count, both.Worker.Lines.Count);
        foreach (var address in Addresses)
        {
            await SameAsync(() => Request("GET", address.Data), HttpStatusCode.OK);
        }

        Assert.DoesNotContain(both.Worker.Logs.Skip(logged), log => log.Level <= RpcLog.Types.Level.Information);
        Assert.Empty(both.Worker.Lines.Skip(printed));
    }

    /// <summary>Sends the same request to both and compares status, headers and body.</summary>
    /// <returns>The headers and the body of the worker's answer.</returns>
    private async Task<(Dictionary<string, string> Headers, byte[] Body)> SameAsync(Func<HttpRequestMessage> request, HttpStatusCode status)
    {
        using var local = await both.Local.SendAsync(request(), Cancel);
        var (worker, invocation) = await both.Worker.SendAsync(request(), Cancel);
        using (worker)
        {
            Assert.NotNull(invocation);
            var body = await worker.Content.ReadAsByteArrayAsync(Cancel);
            Assert.Equal(StatusResult.Types.Status.Success, (await invocation).Result.Status);
            Assert.Equal((status, status), (local.StatusCode, worker.StatusCode));
            var headers = HeadersOf(worker);
            var withHostHeaders = new Dictionary<string, string>(HostHeaders(), StringComparer.OrdinalIgnoreCase);
            foreach (var (name, value) in headers)
            {
                withHostHeaders[name] = value;
            }

            Assert.Equal(Lines(HeadersOf(local)), Lines(withHostHeaders));
            Assert.Equal(await local.Content.ReadAsByteArrayAsync(Cancel), body);
            return (headers, body);
        }
    }

    private static HttpRequestMessage Request(string method, string address, string header = "", string body = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri("/api/" + address, UriKind.Relative));
        request.Headers.Add("x-functions-key", OnTheWorker.Key);
        if (header.Split(": ") is [var name, var value])
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (method is "PUT" or "POST")
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        return request;
    }

    // The headers that the host adds to every answer, from host.json.
    private static Dictionary<string, string> HostHeaders()
    {
        using var host = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "host.json")));
        return host.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("customHeaders").EnumerateObject()
            .ToDictionary(header => header.Name, header => header.Value.GetString()!, StringComparer.OrdinalIgnoreCase);
    }

    private static Dictionary<string, string> HeadersOf(HttpResponseMessage answer) => answer.Headers.Concat(answer.Content.Headers)
        .Where(header => !ConnectionHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Lines(Dictionary<string, string> headers) =>
        headers.Select(header => $"{header.Key}: {header.Value}").Order(StringComparer.OrdinalIgnoreCase);

    private static byte[] Unpacked(byte[] body, string encoding = "br")
    {
        using var packed = new MemoryStream(body);
        using Stream plain = encoding == "br"
            ? new BrotliStream(packed, CompressionMode.Decompress)
            : new GZipStream(packed, CompressionMode.Decompress);
        using var whole = new MemoryStream();
        plain.CopyTo(whole);
        return whole.ToArray();
    }
}

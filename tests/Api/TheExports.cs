using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Organizations;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Api;

public sealed class TheExports(OnTheApi api)
{
    [Theory]
    [InlineData("csv", "")]
    [InlineData("ndjson", "")]
    [InlineData("csv", "gzip")]
    [InlineData("ndjson", "br, gzip;q=0.5")]
    public async Task HoldNoMoreThanAPageInMemory(string form, string accepted)
    {
        var cancel = TestContext.Current.CancellationToken;
        var stored = new MemoryTables();
        await new SeedLoad(stored, TimeProvider.System).RunAsync(api.Seeds.Organizations, api.Seeds.Deals, null, cancel);
        var tables = new RequestCountingTables(stored);
        await using var body = new RecordingBody(tables);
        var context = new DefaultHttpContext
        {
            Response = { Body = body },
            Request = { Method = "GET", Headers = { AcceptEncoding = accepted } },
        };
        var export = await ExportsOf(tables).DealsAsync(context.Request, form, cancel);
        await export.ExecuteAsync(context);

        var lines = Unpacked(body.ToArray(), context.Response.Headers.ContentEncoding).Count(letter => letter == '\n');
        Assert.True(lines > api.Seeds.Deals.Count - 1, $"{lines} lines were sent.");
        // A compressor may write a page in several pieces.
        var writes = body.Writes.Distinct().ToList();
        Assert.True(writes.Count >= api.Seeds.Deals.Count / DealQuery.MaxLimit);
        // The state of the deals costs two requests, and counting them a few more. After that, one page is read before each piece.
        Assert.InRange(writes[0], 1, 2 + (2 * DealReader.MaxRequests));
        Assert.All(writes.Zip(writes.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 1, DealReader.MaxRequests));
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, br;q=0.5", "gzip")]
    [InlineData("identity", null)]
    public async Task UseACompressionThatTheClientAccepts(string accepted, string? encoding)
    {
        var cancel = TestContext.Current.CancellationToken;
        var plain = await api.Client.GetByteArrayAsync(new Uri("export/deals.csv", UriKind.Relative), cancel);
        Assert.Equal([0xEF, 0xBB, 0xBF], plain[..3]);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var answer = await api.SendAsync(
                method, "export/deals.csv", request => request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted));
            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
            Assert.False(answer.Headers.ETag!.IsWeak);
            var body = await answer.Content.ReadAsByteArrayAsync(cancel);
            Assert.Equal(method == HttpMethod.Get ? plain : [], body.Length == 0 ? body : Unpacked(body, encoding));
        }
    }

    [Theory]
    [InlineData("export/deals.csv")]
    [InlineData("export/deals.ndjson?status=closed&minAmount=100000000&fields=amount&q=ai")]
    public async Task AreNotSentAgainAndNotReadAgainIfTheClientHasThem(string address)
    {
        await using var host = await OverFailingTables.StartAsync(api.Tables);
        using var first = await host.SendAsync(HttpMethod.Get, address);
        var (tag, whole) = (first.Headers.ETag!.ToString(), host.Tables.Requests);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            var asked = host.Request(method, address);
            asked.Headers.TryAddWithoutValidation("If-None-Match", tag);
            var before = host.Tables.Requests;
            using var again = await host.Client.SendAsync(asked, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.NotModified, tag), (again.StatusCode, again.Headers.ETag!.ToString()));
            Assert.True(host.Tables.Requests - before < whole, "The deals were read.");
        }
    }

    [Fact]
    public async Task HaveAnETagForEachAddress()
    {
        var tags = new List<string>();
        foreach (var address in new[] { "csv", "csv?fields=amount", "csv?status=closed", "csv?status=closed&sort=-amount", "ndjson" })
        {
            using var answer = await api.SendAsync(HttpMethod.Head, $"export/deals.{address}");
            tags.Add(answer.Headers.ETag!.ToString());
        }

        Assert.Equal(tags.Distinct(StringComparer.Ordinal), tags);
        using var converted = await api.SendAsync(HttpMethod.Head, "export/deals.csv?minAmount=5&in=EUR");
        Assert.Null(converted.Headers.ETag);
        Assert.True(converted.Headers.CacheControl!.NoStore);
    }

    // Whatever step of a write a reader sees: two exports with one ETag are the same, and none has a tag while the write is open.
    [Fact]
    public async Task NeverHaveTheETagOfAnotherExport()
    {
        var cancel = TestContext.Current.CancellationToken;
        var stored = new MemoryTables();
        var deals = api.Seeds.Deals.Take(4).ToList();
        await new SeedLoad(stored, TimeProvider.System).RunAsync(api.Seeds.Organizations, deals, null, cancel);
        using var one = new SemaphoreSlim(1);
        var (bodies, untagged) = (new Dictionary<string, string>(StringComparer.Ordinal), 0);
        var written = new FailingTables(stored) { Before = (_, _) => NoteAsync() };
        Deal[] changed = [deals[0] with { Claims = [deals[0].Claims[0] with { Amount = Amount.Exactly(7, Currency.Usd) }] }, .. deals[2..]];
        await new SeedLoad(written, TimeProvider.System).RunAsync(api.Seeds.Organizations, changed, null, cancel);
        await NoteAsync();
        Assert.True(untagged > 5, $"{untagged}");
        // Before the load, after its changes, and after its removal.
        Assert.Equal(3, bodies.Values.Distinct(StringComparer.Ordinal).Count());

        async Task NoteAsync()
        {
            await one.WaitAsync(cancel);
            var (tag, body) = await ReadAsync(stored);
            untagged += tag is null ? 1 : 0;
            if (tag is not null && !bodies.TryAdd(tag, body))
            {
                Assert.Equal(bodies[tag], body);
            }

            one.Release();
        }
    }

    [Fact]
    public async Task AreRefusedIfTheyWouldBeTooLong()
    {
        var (context, body) = await AskAsync(ExportsOf(api.Tables, pages: 2), "");
        Assert.Equal(StatusCodes.Status400BadRequest, context.Response.StatusCode);
        Assert.Contains("too-many-deals", body, StringComparison.Ordinal);
        Assert.Contains($"{api.Seeds.Deals.Count} deals match, and an export has at most 200.", body, StringComparison.Ordinal);
        (context, _) = await AskAsync(ExportsOf(api.Tables, pages: 2), "?from=2024&to=2024");
        Assert.Equal(StatusCodes.Status200OK, context.Response.StatusCode);
        Assert.False(context.RequestAborted.IsCancellationRequested);
    }

    // No count is stored for this filter, so that the export is too long turns out when it has been sent.
    [Fact]
    public async Task BreakTheirConnectionIfTheyAreTooLong()
    {
        var (context, body) = await AskAsync(ExportsOf(api.Tables, pages: 2), "?undisclosed=false");
        Assert.Equal(1 + (2 * DealQuery.MaxLimit), body.Count(letter => letter == '\n'));
        Assert.True(context.RequestAborted.IsCancellationRequested);
    }

    private static async Task<(string? Tag, string Body)> ReadAsync(ITables tables)
    {
        var (context, body) = await AskAsync(ExportsOf(tables), "");
        return (context.Response.Headers.ETag, body);
    }

    private static async Task<(HttpContext Context, string Body)> AskAsync(ExportsApi exports, string query)
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var body = new MemoryStream();
        var context = new DefaultHttpContext
        {
            RequestServices = services,
            Request = { Method = "GET", QueryString = new(query) },
            Response = { Body = body },
        };
        context.Features.Set<IHttpRequestLifetimeFeature>(new Connection());
        var answer = await exports.DealsAsync(context.Request, "csv", TestContext.Current.CancellationToken);
        await answer.ExecuteAsync(context);
        return (context, Encoding.UTF8.GetString(body.ToArray()));
    }

    private static byte[] Unpacked(byte[] body, string? encoding)
    {
        using var packed = new MemoryStream(body);
        using Stream plain = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var whole = new MemoryStream();
        plain.CopyTo(whole);
        return whole.ToArray();
    }

    private static ExportsApi ExportsOf(ITables tables, int pages = ExportsApi.MostPages)
    {
        var failures = new Failures(NullLogger<Failures>.Instance);
        var answers = new Answers(new ResponseCache(), failures, TimeProvider.System);
        return new(new DealReader(tables), new NameIndex(tables), new StateReader(tables), answers, failures, TimeProvider.System)
        {
            Pages = pages,
        };
    }

    /// <summary>A connection that can be broken.</summary>
    private sealed class Connection : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; }

        public void Abort() => RequestAborted = new(canceled: true);
    }

    /// <summary>Records how many requests had been made when each piece was sent.</summary>
    private sealed class RecordingBody(RequestCountingTables tables) : MemoryStream
    {
        public List<long> Writes { get; } = [];

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Writes.Add(tables.Requests);
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}

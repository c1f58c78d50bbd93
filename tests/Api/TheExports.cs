using System.IO.Compression;
using Microsoft.AspNetCore.Http;
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
        var before = 0L;
        Assert.All(writes, write =>
        {
            // One page was read since the previous piece was sent.
            Assert.InRange(write - before, 1, DealReader.MaxRequests);
            before = write;
        });
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip, br;q=0.5", "gzip")]
    [InlineData("identity", null)]
    public async Task UseACompressionThatTheClientAccepts(string accepted, string? encoding)
    {
        var cancel = TestContext.Current.CancellationToken;
        var plain = await api.Client.GetByteArrayAsync(new Uri("export/deals.csv", UriKind.Relative), cancel);
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var answer = await api.SendAsync(
                method, "export/deals.csv", request => request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted));
            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
            var body = await answer.Content.ReadAsByteArrayAsync(cancel);
            Assert.Equal(method == HttpMethod.Get ? plain : [], body.Length == 0 ? body : Unpacked(body, encoding));
        }
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

    private static ExportsApi ExportsOf(ITables tables)
    {
        var failures = new Failures(NullLogger<Failures>.Instance);
        var answers = new Answers(new ResponseCache(), failures, TimeProvider.System);
        return new(new DealReader(tables), new NameIndex(tables), answers, failures);
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

using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Reading.Feeds;

namespace ServerlessDeals.Tests.Unit.Feeds;

/// <summary>What is fetched from sites, and what never is.</summary>
public sealed class AFetch : IAsyncDisposable
{
    private const string Feed = "http://news.example/feed.xml";
    private const int Most = 100_000;

    private readonly FeedServer _server = new();
    private readonly FakeTimeProvider _time = new(new(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NamesTheProjectAndCarriesNothingElse()
    {
        _server.Serve(Feed, "text", ("Set-Cookie", "a=b"));
        await FetchAsync(Feed);
        Assert.Equal("text", (await FetchAsync(Feed)).Text);
        Assert.All(_server.Requests, request =>
        {
            Assert.StartsWith("ServerlessDeals/", request.Headers["User-Agent"], StringComparison.Ordinal);
            Assert.Equal(["Accept-Encoding", "Host", "User-Agent"], request.Headers.Keys.Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public async Task AsksWithWhatTheSiteSaidLastAndTakesItsWordThatNothingIsNew()
    {
        var modified = new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero);
        _server.Pages[Feed] = request =>
            request.Headers.GetValueOrDefault("If-None-Match") == "\"one\"" ? FeedReply.Of(304)
                : FeedReply.Of("text", ("ETag", "\"one\""), ("Last-Modified", "Mon, 30 Nov 2026 08:00:00 GMT"));
        var first = await FetchAsync(Feed);
        Assert.Equal(("text", "\"one\"", modified), (first.Text, first.ETag, first.Modified));
        var again = await FetchAsync(Feed, (first.ETag, first.Modified));
        Assert.Equal((null, null), (again.Text, again.Failure));
        Assert.Equal("Mon, 30 Nov 2026 08:00:00 GMT", _server.Requests[^1].Headers["If-Modified-Since"]);
    }

    [Fact]
    public async Task FollowsRedirectsWithinTheHostsOfTheSetting()
    {
        _server.Pages[Feed] = _ => FeedReply.Of(301, ("Location", "/moved.xml"));
        _server.Pages["http://news.example/moved.xml"] = _ => FeedReply.Of(302, ("Location", "http://www.other.example/feed"));
        _server.Serve("http://www.other.example/feed", "there");
        Assert.Equal("there", (await FetchAsync(Feed, setting: Feed + " http://www.other.example/x")).Text);
    }

    [Theory]
    [InlineData("http://elsewhere.example/", "It redirects to http://elsewhere.example, which is not a host")]
    [InlineData("http://169.254.169.254/metadata/identity/oauth2/token", "It redirects to http://169.254.169.254, which is not a host")]
    [InlineData("http://127.0.0.1/", "It redirects to http://127.0.0.1, which is not a host")]
    [InlineData("http://[::ffff:127.0.0.1]/", "It redirects to http://[::ffff:127.0.0.1], which is not a host")]
    [InlineData("http://2130706433/", "It redirects to http://127.0.0.1, which is not a host")]
    [InlineData("//evil.example/", "It redirects to http://evil.example, which is not a host")]
    [InlineData("http://news.example:8080/", "It redirects to http://news.example:8080, which is not a host")]
    [InlineData("http://news.example@evil.example/", "It redirects to http://evil.example, which is not a host")]
    [InlineData("file:///etc/passwd", "It redirects to file://, which is not a host")]
    public async Task NeverLeavesTheHostsOfTheSetting(string location, string why)
    {
        _server.Pages[Feed] = _ => FeedReply.Of(302, ("Location", location));
        Assert.StartsWith(why, (await FetchAsync(Feed)).Failure, StringComparison.Ordinal);
        Assert.Equal([Feed], _server.Asked);
    }

    [Fact]
    public async Task GivesUpARedirectThatGoesRound()
    {
        _server.Pages[Feed] = _ => FeedReply.Of(302, ("Location", Feed));
        Assert.Equal("It redirects more than 5 times.", (await FetchAsync(Feed)).Failure);
        Assert.Equal(6, _server.Asked.Count);
    }

    // The name is of the setting, and its address is checked when it is connected to. Nothing arrives at the server.
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("10.1.2.3")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("fd00:ec2::254")]
    public async Task NeverConnectsToAPrivateNetwork(string address)
    {
        var policy = _server.Policy with
        {
            MayConnect = FetchPolicy.Default.MayConnect,
            Resolve = (host, _) => Found([new(IPAddress.Parse(address), host.Port)]),
        };
        _server.Serve(Feed, "text");
        var fetched = await FetchAsync(Feed, policy: policy);
        Assert.Equal(
            ($"news.example is in a network that is not public: {IPAddress.Parse(address)}.", false),
            (fetched.Failure, fetched.IsTemporary));
        Assert.Empty(_server.Asked);
    }

    // A name that leads to a public address when it is looked at, and to a private one when it is connected to (DNS rebinding).
    [Fact]
    public async Task ConnectsOnlyToTheAddressThatWasChecked()
    {
        var questions = 0;
        var checkedAddresses = new List<IPAddress>();
        var policy = _server.Policy with
        {
            // To this test 127.0.0.1 is public, and 127.0.0.2 is private.
            MayConnect = address =>
            {
                checkedAddresses.Add(address);
                return address.Equals(IPAddress.Loopback);
            },
            Resolve = (_, _) => Found(
                questions++ == 0 ? [_server.Address] : [new(IPAddress.Parse("127.0.0.2"), _server.Address.Port)]),
        };
        _server.Serve(Feed, "text");
        Assert.Equal("text", (await FetchAsync(Feed, policy: policy)).Text);
        Assert.Equal(1, questions);
        Assert.Equal([IPAddress.Loopback], checkedAddresses);

        // The next connection asks again, and what it is told is checked again.
        Assert.Equal("news.example is in a network that is not public: 127.0.0.2.", (await FetchAsync(Feed, policy: policy)).Failure);
        Assert.Equal([Feed], _server.Asked);
    }

    [Fact]
    public async Task TakesThePublicAddressesOfAHostThatHasPrivateOnesToo()
    {
        var policy = _server.Policy with
        {
            MayConnect = address => address.Equals(IPAddress.Loopback),
            Resolve = (_, _) => Found([new(IPAddress.Parse("127.0.0.2"), _server.Address.Port), _server.Address]),
        };
        _server.Serve(Feed, "text");
        Assert.Equal("text", (await FetchAsync(Feed, policy: policy)).Text);
    }

    [Fact]
    public async Task NeedsTlsUnlessATestSaysOtherwise()
    {
        var fetched = await FetchAsync(Feed, setting: "https://news.example/feed.xml", policy: FetchPolicy.Default);
        Assert.Equal("news.example is not a host of the setting ArticleFeeds.", fetched.Failure);
        Assert.True(FetchPolicy.Default.NeedsTls);
        Assert.False(FetchPolicy.Default.MayConnect(IPAddress.Loopback));
    }

    [Fact]
    public async Task ReadsNoMoreThanTheLimit()
    {
        _server.Serve(Feed, new string('a', Most));
        Assert.Equal(Most, (await FetchAsync(Feed)).Text!.Length);
        _server.Serve(Feed, new string('a', Most + 1));
        Assert.Equal(("It has more than 100,000 bytes.", null), ((await FetchAsync(Feed)).Failure, (await FetchAsync(Feed)).Text));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task CountsUnpackedBytesSoThatASmallAnswerCannotBecomeALargeOne(string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packer = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true),
        })
        {
            var block = new byte[1_000_000];
            for (var blocks = 0; blocks < 200; blocks++)
            {
                packer.Write(block);
            }
        }

        _server.Pages[Feed] = _ => new(200, new Dictionary<string, string> { ["Content-Encoding"] = encoding }, packed.ToArray());
        var before = GC.GetTotalAllocatedBytes();
        Assert.Equal("It has more than 100,000 bytes.", (await FetchAsync(Feed)).Failure);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 50_000_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP")]
    public async Task EndsAfterTwentySecondsWhateverTheSiteDoes(string begun)
    {
        _server.Pages[Feed] = _ => FeedReply.Of(begun) with { Hangs = true };
        var fetching = FetchAsync(Feed);
        await _server.ReceivedAsync(Cancel);
        _time.Advance(TimeSpan.FromSeconds(20));
        var fetched = await fetching;
        Assert.Equal(("It took longer than 20 seconds.", true), (fetched.Failure, fetched.IsTemporary));
    }

    [Theory]
    [InlineData(404, false, null)]
    [InlineData(410, false, null)]
    [InlineData(429, true, 120)]
    [InlineData(500, true, null)]
    [InlineData(503, true, 120)]
    public async Task SaysWhetherAFailureMayPass(int status, bool isTemporary, int? seconds)
    {
        _server.Pages[Feed] = _ => seconds is null ? FeedReply.Of(status) : FeedReply.Of(status, ("Retry-After", $"{seconds}"));
        var fetched = await FetchAsync(Feed);
        Assert.Equal(
            ($"Its site answers {status}.", isTemporary, seconds),
            (fetched.Failure, fetched.IsTemporary, (int?)fetched.Wait?.TotalSeconds));
    }

    [Fact]
    public async Task SaysThatASiteCannotBeReached()
    {
        _server.Stop();
        var fetched = await FetchAsync(Feed);
        Assert.StartsWith("It cannot be fetched: ", fetched.Failure, StringComparison.Ordinal);
        Assert.True(fetched.IsTemporary);
    }

    [Theory]
    [InlineData("text/xml; charset=iso-8859-1", "<a/>é", "latin1")]
    [InlineData("text/xml", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>é</a>", "latin1")]
    [InlineData("text/html", "<meta charset='latin1'>é", "latin1")]
    [InlineData("text/html", "<p>é", "utf-8")]
    [InlineData("text/html; charset=\"utf-8\"", "é", "utf-8")]
    [InlineData("text/html; charset=no-such-encoding", "é", "utf-8")]
    [InlineData("text/xml", "<a>é</a>", "utf-16")]
    public async Task DecodesTheEncodingThatIsNamed(string type, string text, string encoding)
    {
        var bytes = Encoding.GetEncoding(encoding);
        byte[] mark = encoding == "utf-16" ? bytes.GetPreamble() : [];
        _server.Pages[Feed] = _ => new(
            200, new Dictionary<string, string> { ["Content-Type"] = type }, [.. mark, .. bytes.GetBytes(text)]);
        Assert.Equal(text, (await FetchAsync(Feed)).Text);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Task<IReadOnlyList<IPEndPoint>> Found(IReadOnlyList<IPEndPoint> addresses) => Task.FromResult(addresses);

    private async Task<Fetched> FetchAsync(
        string address, (string? ETag, DateTimeOffset? Modified)? known = null, string? setting = null, FetchPolicy? policy = null)
    {
        policy ??= _server.Policy;
        using var fetcher = new PageFetcher(FeedSetting.Parse(setting ?? Feed, policy), policy, _time);
        return await fetcher.GetAsync(new(address), known, Most, Cancel);
    }
}

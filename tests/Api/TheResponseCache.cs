using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Functions.Representations;
using ServerlessDeals.Functions.Telemetry;

namespace ServerlessDeals.Tests.Api;

public sealed class TheResponseCache
{
    private const int Megabyte = 1024 * 1024;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 29, 9, 0, 0, TimeSpan.Zero));
    private readonly ResponseCache _cache;
    private readonly Answers _answers;
    private int _runs;

    public TheResponseCache()
    {
        _cache = new(_clock);
        _answers = new(_cache, new(NullLogger<Failures>.Instance), _clock);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CountsWhatItHoldsWithKeysAndCompressedCopies()
    {
        var body = string.Concat(Enumerable.Range(0, 2000).Select(number => $"{number}, "));
        var answer = (Answer)await AskAsync("deals", body);
        var plain = _cache.Held;
        Assert.InRange(plain, body.Length + 2, body.Length + 2000);

        var (packed, again) = (await SendAsync(answer, "br"), await SendAsync(answer, "br"));
        Assert.Equal(packed, again);
        Assert.Equal(plain + packed, _cache.Held);
        var zipped = await SendAsync(answer, "gzip");
        Assert.NotEqual(packed, zipped);
        await SendAsync(answer, "identity");
        Assert.Equal(plain + packed + zipped, _cache.Held);

        await AskAsync("deals?q=" + new string('a', 5000), body);
        Assert.InRange(_cache.Held - (plain + packed + zipped) - plain, 10_000, 10_020);
        _cache.Forget();
        Assert.Equal(0, _cache.Held);
    }

    [Fact]
    public async Task NeverHoldsMoreThanItsLimitAndDropsTheOldestFirst()
    {
        var text = new string(' ', Megabyte);
        for (var number = 0; number < 100; number++)
        {
            await AskAsync($"deals?limit={number}", text);
            Assert.InRange(_cache.Held, Megabyte, ResponseCache.MostBytes);
        }

        Assert.Equal(100, _runs);
        await AskAsync("deals?limit=99", text);
        await AskAsync("deals?limit=50", text);
        Assert.Equal(100, _runs);
        await AskAsync("deals?limit=10", text);
        Assert.Equal(101, _runs);
    }

    [Fact]
    public async Task KeepsItsLimitWhileKeptAnswersAreCompressed()
    {
        var draws = new Random(7);
        var answers = new List<Answer>();
        for (var number = 0; number < 63; number++)
        {
            // Digits at random can be compressed to about half.
            var text = new StringBuilder();
            while (text.Length < Megabyte)
            {
                text.Append(draws.NextInt64());
            }

            answers.Add((Answer)await AskAsync($"deals?limit={number}", text.ToString(0, Megabyte)));
            if (number == 20)
            {
                Assert.InRange(await SendAsync(answers[0], "br"), 1000, Megabyte);
            }
        }

        foreach (var answer in answers.Take(12))
        {
            await SendAsync(answer, "gzip");
            Assert.InRange(_cache.Held, 40 * Megabyte, ResponseCache.MostBytes);
        }
    }

    [Fact]
    public async Task KeepsNoLargeAnswerAndNoFailure()
    {
        await AskAsync("large", new string(' ', Megabyte + 1));
        await AskAsync("wrong", () => throw new ProblemException(Problem.BadParameter("a", "It is wrong.")));
        await AskAsync("broken", () => throw new InvalidOperationException());
        Assert.Equal((3, 0), (_runs, _cache.Held));
        await AskAsync("broken", "mended");
        Assert.Equal(4, _runs);
    }

    [Fact]
    public async Task ForgetsAnAnswerAfterTenSeconds()
    {
        await AskAsync("deals", "first");
        _clock.Advance(TimeSpan.FromSeconds(9));
        await AskAsync("deals", "second");
        Assert.Equal(1, _runs);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("second", await TextAsync(AskAsync("deals", "second")));
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task LetsSimultaneousRequestsWaitForOneRun()
    {
        var made = new TaskCompletionSource<IResult>();
        var waiting = Enumerable.Range(0, 5).Select(_ => AskAsync("deals", () => made.Task)).ToList();
        var other = AskAsync("companies", () => made.Task);
        Assert.Equal(2, _runs);
        made.SetResult(Text("made"));
        Assert.All(await Task.WhenAll([.. waiting, other]), answer => Assert.Equal("made", Encoding.UTF8.GetString(((Answer)answer).Body)));
        Assert.Equal("made", await TextAsync(AskAsync("deals", "again")));
        Assert.Equal(2, _runs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task LetsARequestGiveUpWithoutTheOthers(int leaving)
    {
        var (made, stop, asked) = (new TaskCompletionSource<IResult>(), default(CancellationToken), default(HttpRequest));
        var leave = new[] { new CancellationTokenSource(), new CancellationTokenSource() };
        var waiting = leave.Select(left => AskAsync(Request("deals"), Make, left.Token)).ToList();
        await leave[leaving].CancelAsync();
        Assert.IsNotType<Answer>(await waiting[leaving]);
        Assert.False(stop.IsCancellationRequested);

        // The run has its own request, so it continues when the first caller leaves.
        Assert.Equal("/api/deals", asked!.Path.Value);
        made.SetResult(Text("made"));
        Assert.Equal("made", await TextAsync(waiting[1 - leaving]));
        Assert.Equal(1, _runs);

        Task<IResult> Make(HttpRequest request, CancellationToken cancel)
        {
            (stop, asked) = (cancel, request);
            return made.Task;
        }
    }

    [Fact]
    public async Task StopsARunForWhichNobodyWaitsAnyMore()
    {
        var (tokens, leave) = (new List<CancellationToken>(), new CancellationTokenSource());
        var waiting = Enumerable.Range(0, 3).Select(_ => AskAsync(Request("deals"), Make, leave.Token)).ToList();
        await leave.CancelAsync();
        Assert.All(await Task.WhenAll(waiting), answer => Assert.IsNotType<Answer>(answer));
        Assert.True(Assert.Single(tokens).IsCancellationRequested);

        // The next request does not join the stopped run.
        Assert.Equal("made", await TextAsync(AskAsync("deals", "made")));
        Assert.Equal(2, _runs);

        async Task<IResult> Make(HttpRequest _, CancellationToken cancel)
        {
            tokens.Add(cancel);
            await Task.Delay(Timeout.Infinite, cancel);
            return Text("never");
        }
    }

    [Fact]
    public async Task EndsAllWaitsAtTheTimeLimit()
    {
        var waiting = Enumerable.Range(0, 3).Select(_ => AskAsync("deals", () => new TaskCompletionSource<IResult>().Task)).ToList();
        _clock.Advance(Answers.Longest);
        Assert.All(await Task.WhenAll(waiting), answer => Assert.IsNotType<Answer>(answer));
        Assert.Equal("made", await TextAsync(AskAsync("deals", "made")));
        Assert.Equal(2, _runs);
    }

    [Fact]
    public async Task NeitherKeepsNorSharesARunThatBeganBeforeAWrite()
    {
        var made = new TaskCompletionSource<IResult>();
        var before = AskAsync("deals", () => made.Task);
        _cache.Forget();
        Assert.Equal("new", await TextAsync(AskAsync("deals", "new")));
        made.SetResult(Text("old"));
        Assert.Equal("old", await TextAsync(before));
        Assert.Equal("new", await TextAsync(AskAsync("deals", "newer")));
        Assert.Equal(2, _runs);
    }

    private Task<IResult> AskAsync(string address, string text) => AskAsync(address, () => Task.FromResult<IResult>(Text(text)));

    private Task<IResult> AskAsync(string address, Func<Task<IResult>> make) => AskAsync(Request(address), (_, _) => make(), Cancel);

    private Task<IResult> AskAsync(
        HttpRequest request, Func<HttpRequest, CancellationToken, Task<IResult>> make, CancellationToken cancel) =>
        _answers.GuardCachedAsync(
            request,
            (asked, stop) =>
            {
                Interlocked.Increment(ref _runs);
                return make(asked, stop);
            },
            cancel);

    private static HttpRequest Request(string address)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Path, request.QueryString) = address.Split('?') is [var path, var query]
            ? ("GET", "/api/" + path, new QueryString("?" + query))
            : ("GET", "/api/" + address, default);
        return request;
    }

    private static Answer Text(string text) => new(Encoding.UTF8.GetBytes(text), "text/plain");

    private static async Task<string> TextAsync(Task<IResult> answer) => Encoding.UTF8.GetString(((Answer)await answer).Body);

    /// <returns>The length of the body that was sent.</returns>
    private static async Task<long> SendAsync(Answer answer, string encoding)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        (context.Request.Method, context.Request.Headers.AcceptEncoding) = ("GET", encoding);
        await answer.ExecuteAsync(context);
        return body.Length;
    }
}

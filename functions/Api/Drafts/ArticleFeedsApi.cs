using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServerlessDeals.Functions.Telemetry;
using ServerlessDeals.Loading.Reading.Feeds;
using ServerlessDeals.Store.Drafts;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Functions.Api.Drafts;

/// <summary>The feeds of the setting ArticleFeeds, and how it went with each.</summary>
public sealed record FeedList(IReadOnlyList<FeedAnswer> Value);

/// <summary>A feed, or a part of the setting that cannot be used.</summary>
/// <param name="Address">As the setting has it.</param>
/// <param name="Read">When it was last read.</param>
/// <param name="Failure">Why it could not be read the last time.</param>
/// <param name="Articles">How many of its articles were read, ever.</param>
/// <param name="Drafts">How many drafts they gave, ever.</param>
public sealed record FeedAnswer(
    string Address,
    DateTimeOffset? Read = null,
    string? Failure = null,
    DateTimeOffset? FailsSince = null,
    DateTimeOffset? NotBefore = null,
    long Articles = 0,
    long Drafts = 0);

/// <summary>What reading the feeds did.</summary>
public sealed record FeedRunAnswer(string Outcome, int Feeds, int Failed, int Articles, int Drafts, bool Complete);

/// <summary>Reads the feeds of articles, by the timer or because an operator asks for it, and tells how it went.</summary>
public sealed partial class ArticleFeedsApi(
    ITables tables,
    FeedSetting setting,
    FeedReading feeds,
    Measurements measurements,
    Answers answers,
    IHostApplicationLifetime lifetime,
    ILogger<ArticleFeedsApi> log)
{
    private const string Timer = "ReadFeeds";
    private const string Route = "ReadFeedsNow";

    /// <summary>The platform's load balancer closes a connection after 230 seconds without an answer.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(220);

    /// <summary>Time is left to finish an article that was begun.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(150);

    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancel) => answers.GuardAsync(
        request,
        async cancel =>
        {
            Parameters.None(request);
            var states = await new FeedStates(tables).AllAsync(cancel);
            var known = setting.Feeds.Select(feed =>
                states.FirstOrDefault(state => state.Address == feed.AbsoluteUri) ?? new FeedState(feed.AbsoluteUri));
            request.HttpContext.Response.Headers.CacheControl = "no-store";
            return Results.Json(
                new FeedList(
                [
                    .. known.Select(feed => new FeedAnswer(
                        feed.Address, feed.Read, feed.Failure, feed.FailsSince, feed.NotBefore, feed.Articles, feed.Drafts)),
                    .. setting.Faults.Select(fault => new FeedAnswer(fault.Item, Failure: fault.Why)),
                ]),
                ApiJson.Default.FeedList);
        },
        cancel);

    /// <summary>An operator asked for it.</summary>
    public Task<IResult> ReadAsync(HttpRequest request, CancellationToken cancel) => answers.GuardAsync(
        request,
        async cancel =>
        {
            Parameters.None(request);
            var run = await RunAsync(Route, LongestRun, cancel);
            return Results.Json(
                new FeedRunAnswer(EnumWords.Of(run.Outcome), run.Feeds, run.Failed, run.Articles, run.Drafts, run.IsComplete),
                ApiJson.Default.FeedRunAnswer);
        },
        cancel,
        LongestAnswer);

    /// <summary>The timer's hour has come. Without a feed in the setting nothing is done. A failure of storage is thrown.</summary>
    public Task ReadAsync(CancellationToken cancel) => setting.IsEmpty ? Task.CompletedTask : RunAsync(Timer, null, cancel);

    private async Task<FeedRun> RunAsync(string function, TimeSpan? longest, CancellationToken cancel)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancel, lifetime.ApplicationStopping);
        var run = await measurements.ReadFeedsAsync(() => feeds.RunAsync(ending.Token, longest), ending.Token);
        if (run.Outcome == FeedOutcome.SomeFailed)
        {
            SomeFailed(function);
        }

        return run;
    }

    [LoggerMessage(
        8,
        LogLevel.Warning,
        "{Function} could not read every feed. GET /api/operations/feeds says which, and why.",
        EventName = "feed-failed")]
    private partial void SomeFailed(string function);
}

using ServerlessDeals.Loading.Reading.Pages;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Drafts;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Reading.Feeds;

/// <summary>
/// Reads the feeds of the setting, one after another, into drafts. Each article is read once. What goes wrong with a feed is stored with it
/// and does not stop the others; only a failure of storage ends the run.
/// </summary>
public sealed class FeedReading(
    ITables tables, OrganizationReader organizations, FeedSetting setting, FetchPolicy policy, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly DraftStore _drafts = new(tables);
    private readonly FeedStates _states = new(tables);

    /// <param name="longest">How long it may take; by default the limit of the policy.</param>
    /// <param name="cancel">Stops it. The next run goes on where it was stopped.</param>
    public async Task<FeedRun> RunAsync(CancellationToken cancel, TimeSpan? longest = null)
    {
        if (setting.IsEmpty)
        {
            return new(FeedOutcome.NothingToDo, 0, 0, 0, 0, IsComplete: true);
        }

        await _drafts.CreateAsync(cancel);
        var stored = await _states.AllAsync(cancel);
        var addresses = setting.Feeds.Select(feed => feed.AbsoluteUri).ToHashSet(StringComparer.Ordinal);
        await _states.RemoveAsync(stored.Where(feed => !addresses.Contains(feed.Address)), cancel);
        using var fetcher = new PageFetcher(setting, policy, time);
        var work = new ArticleWork(_drafts, organizations, fetcher, policy, time, time.GetUtcNow() + (longest ?? policy.LongestRun));
        var failed = setting.Faults.Count;
        // Those that were read longest ago come first, so that none is left out each time.
        var states = setting.Feeds.Select(feed => (
            Feed: feed, Before: stored.FirstOrDefault(known => known.Address == feed.AbsoluteUri) ?? new FeedState(feed.AbsoluteUri)));
        foreach (var (feed, before) in states.OrderBy(state => state.Before.Read ?? DateTimeOffset.MinValue))
        {
            var after = await ReadAsync(feed, before, fetcher, work, cancel);
            if (after != before)
            {
                await _states.WriteAsync(after, cancel);
            }

            failed += after.Failure is null ? 0 : 1;
        }

        var outcome = failed > 0 ? FeedOutcome.SomeFailed : FeedOutcome.Read;
        return new(outcome, setting.Feeds.Count, failed, work.Articles, work.Drafts, work.IsComplete);
    }

    private async Task<FeedState> ReadAsync(Uri feed, FeedState before, PageFetcher fetcher, ArticleWork work, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (now < before.NotBefore || work.LeavesRest())
        {
            return before;
        }

        var fetched = await fetcher.GetAsync(feed, (before.ETag, before.Modified), policy.MostBytesOfFeed, cancel);
        if (fetched.Failure is { } why)
        {
            return Failed(before, why, now) with
            {
                NotBefore = fetched.Wait is { } wait && wait > TimeSpan.Zero ? now + (wait < LongestWait ? wait : LongestWait) : null,
            };
        }

        var read = before with { Read = now, Failure = null, FailsSince = null, NotBefore = null };
        if (fetched.Text is not { } text)
        {
            return read;
        }

        var entries = EntriesOf(text, feed);
        if (!entries.IsValue)
        {
            return Failed(before, entries.Error, now);
        }

        var (articles, drafts) = (work.Articles, work.Drafts);
        var tries = await work.ReadAsync(entries.Value, feed, before.Tries, cancel);
        // With its tag the site would send the feed again only after a change, and what is left would be lost.
        var isWhole = work.IsComplete && tries.Count == 0;
        return read with
        {
            ETag = isWhole ? fetched.ETag : null,
            Modified = isWhole ? fetched.Modified : null,
            Articles = before.Articles + work.Articles - articles,
            Drafts = before.Drafts + work.Drafts - drafts,
            Tries = tries,
        };
    }

    private static FeedState Failed(FeedState before, string why, DateTimeOffset now) =>
        before with { Failure = why, FailsSince = before.FailsSince ?? now };

    private static Parsed<IReadOnlyList<Article>> EntriesOf(string text, Uri feed)
    {
        if (!ArticleSource.IsFeed(text))
        {
            return Parsed<IReadOnlyList<Article>>.Wrong("It is no feed; name the address of an RSS, Atom or JSON feed.");
        }

        try
        {
            var read = ArticleSource.Read(text, feed.AbsoluteUri);
            return read.IsValue ? read : Parsed<IReadOnlyList<Article>>.Wrong($"It cannot be read: {read.Error.TrimEnd('.')}.");
        }
        catch (Exception unreadable) when (unreadable is not OperationCanceledException)
        {
            // What others write may be wrong in ways that no parser of it foresees. It must not stop the other feeds.
            return Parsed<IReadOnlyList<Article>>.Wrong($"It cannot be read: {unreadable.Message.Split('\n')[0].Trim().TrimEnd('.')}.");
        }
    }
}

using ServerlessDeals.Loading.Reading.Drafts;
using ServerlessDeals.Loading.Reading.Pages;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Drafts;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Loading.Reading.Feeds;

/// <summary>Reads the articles of one run, until their number or its time is used up.</summary>
/// <param name="end">When the run has to end.</param>
internal sealed class ArticleWork(
    DraftStore drafts, OrganizationReader organizations, PageFetcher fetcher, FetchPolicy policy, TimeProvider time, DateTimeOffset end)
{
    private const int MostConflicts = 5;

    private readonly Dictionary<string, int> _failuresOfHosts = new(StringComparer.OrdinalIgnoreCase);

    private ArticleReader? _reader;
    private bool _hasAsked;

    public int Articles { get; private set; }

    public int Drafts { get; private set; }

    /// <summary>False once an article was left for the next run.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Whether nothing more may be read in this run.</summary>
    public bool LeavesRest()
    {
        var isOver = Articles >= policy.MostArticles || time.GetUtcNow() >= end;
        IsComplete &= !isOver;
        return isOver;
    }

    /// <param name="entries">The entries of a feed.</param>
    /// <param name="feed">Its address.</param>
    /// <param name="tries">How often pages were asked for in vain.</param>
    /// <param name="cancel">Stops it.</param>
    /// <returns>The same for the pages that have to be asked for again.</returns>
    public async Task<IReadOnlyDictionary<string, int>> ReadAsync(
        IReadOnlyList<Article> entries, Uri feed, IReadOnlyDictionary<string, int> tries, CancellationToken cancel)
    {
        var again = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries.Select(entry => FeedArticle.Of(entry, feed)).DistinctBy(entry => entry.Page))
        {
            if (await drafts.IsReadAsync(entry.Page, cancel))
            {
                continue;
            }

            if (LeavesRest())
            {
                break;
            }

            var key = ReadArticle.IdOf(entry.Page);
            var tried = tries.GetValueOrDefault(key);
            if (IsDown(entry.Link))
            {
                again[key] = tried;
            }
            else if (await ArticleAsync(entry, isLast: tried + 1 >= policy.MostTries, cancel) is { } article)
            {
                await StoreAsync(entry, article, feed, cancel);
            }
            else
            {
                again[key] = tried + 1;
            }
        }

        return again;
    }

    /// <summary>The article of its page, if that may be read and has more than the feed; null if it may be there the next time.</summary>
    private async Task<Article?> ArticleAsync(FeedArticle entry, bool isLast, CancellationToken cancel)
    {
        if (entry.Link is not { } link)
        {
            return entry.Article;
        }

        if (_hasAsked && fetcher.MayFetch(link))
        {
            await Task.Delay(policy.Pause, time, cancel);
        }

        _hasAsked = true;
        var fetched = await fetcher.GetAsync(link, null, policy.MostBytesOfPage, cancel);
        if (fetched is { Failure: not null, IsTemporary: true })
        {
            // A site that says how long to wait is not asked again in this run.
            _failuresOfHosts[link.Authority] =
                fetched.Wait is null ? _failuresOfHosts.GetValueOrDefault(link.Authority) + 1 : policy.MostFailuresOfHost;
            if (!isLast)
            {
                return null;
            }
        }

        return PageOf(fetched.Text, link) is { } page && Length(page) >= Length(entry.Article) ? entry.With(page) : entry.Article;
    }

    private bool IsDown(Uri? link) => link is not null
        && _failuresOfHosts.GetValueOrDefault(link.Authority) >= policy.MostFailuresOfHost;

    private static Article? PageOf(string? text, Uri link) => text is null || ArticleSource.IsFeed(text)
        ? null
        : Foreseen(() => ArticleSource.Read(text, link.AbsoluteUri).Value is [var only, ..] ? only : new Article());

    private static int Length(Article article) => article.Text.Sum(paragraph => paragraph.Length);

    private async Task StoreAsync(FeedArticle entry, Article article, Uri feed, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var mark = entry.MarkOf(article, DateOnly.FromDateTime(now.UtcDateTime));
        var reading = await ReadingOf(article, cancel);
        for (var conflicts = 0; ; conflicts++)
        {
            var title = mark.Title.Length == 0 ? null : await drafts.FindTitleAsync(mark.Title, cancel);
            var isOld = title is null || Math.Abs(title.Day.DayNumber - mark.Day.DayNumber) > EnteredClaims.Days;
            // The same text at another address of its publisher, such as a second feed of it, tells nothing new.
            var isSame = !isOld && title!.Publisher == mark.Publisher && title.Text == mark.Text;
            var relayOf = !isOld && title!.Publisher != mark.Publisher ? title.Publisher : null;
            var found = isSame || reading is null ? [] : DraftsOf(reading, entry, feed, relayOf, now);
            try
            {
                await drafts.AddAsync(mark, isOld, title, found, cancel);
                Articles++;
                Drafts += found.Count;
                return;
            }
            catch (ConcurrentWriteException) when (conflicts < MostConflicts)
            {
                // Another process has read this article, or one with the same title, which is read again here.
                if (await drafts.IsReadAsync(entry.Page, cancel))
                {
                    return;
                }
            }
        }
    }

    private async Task<ArticleReading?> ReadingOf(Article article, CancellationToken cancel)
    {
        _reader ??= new(new(
            (await organizations.AllAsync(OrganizationKind.Company, cancel))
                .Concat(await organizations.AllAsync(OrganizationKind.Investor, cancel)).DistinctBy(organization => organization.Id)));
        return Foreseen(() => _reader.ReadAll(article));
    }

    private static IReadOnlyList<StoredDraft> DraftsOf(
        ArticleReading reading, FeedArticle entry, Uri feed, string? relayOf, DateTimeOffset now) =>
        Foreseen(() => DraftsOfArticle.Of(reading, ReadArticle.IdOf(entry.Page), feed, relayOf, now)) ?? [];

    // What others write may be wrong in ways that no parser and no rule foresees. It is passed over, or it would hold up all others each
    // time.
    private static T? Foreseen<T>(Func<T> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (Exception unreadable) when (unreadable is not OperationCanceledException)
        {
            return null;
        }
    }
}

using ServerlessDeals.Loading.Reading.Feeds;
using ServerlessDeals.Store.Drafts;

namespace ServerlessDeals.Tests.Unit.Feeds;

/// <summary>From a feed to drafts: each article once, whatever goes wrong in between.</summary>
public sealed class AFeedThatIsRead : IAsyncLifetime
{
    private SomeFeeds _feeds = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _feeds = await SomeFeeds.StartAsync();

    [Fact]
    public async Task GivesADraftForEachDealThatItsArticlesTellTheNewestFirst()
    {
        var run = await _feeds.ReadAsync();
        Assert.Equal(new FeedRun(FeedOutcome.Read, 1, 0, 2, 2, IsComplete: true), run);
        var drafts = await _feeds.DraftsAsync();
        Assert.Equal(["Palisade Robotics", "Acme"], drafts.Select(draft => draft.Company.Name));

        var (palisade, acme) = (drafts[0], drafts[1]);
        Assert.Equal(
            (SomeFeeds.PalisadePage, "Palisade Robotics raises $20 million", "The Example", "2024-04-10", SomeFeeds.Feed),
            (palisade.Article.Address, palisade.Article.Title, palisade.Article.Publisher, $"{palisade.Article.Published}",
                palisade.Article.Feed));
        Assert.Equal(["palisade-robotics", "zeta-ventures"], palisade.NewOrganizations.Select(organization => $"{organization.Id}"));
        Assert.Equal((DealKind.FundingRound, DraftState.Pending, false), (palisade.Kind, palisade.State, palisade.IsBackground));
        Assert.Equal("USD 20M", palisade.Claim.GetProperty("amount").GetString());
        Assert.Equal(["$20 million"], palisade.Words["amount"]);
        Assert.Equal(("acme", 0), ($"{acme.Company.Id}", acme.NewOrganizations.Count));
        Assert.Equal(SomeFeeds.AcmePage, acme.Claim.GetProperty("source").GetProperty("url").GetString());
        Assert.Equal((2L, 2L), ((await _feeds.StateAsync()).Articles, (await _feeds.StateAsync()).Drafts));
    }

    [Fact]
    public async Task IsAskedOneAfterAnotherAndReadOnlyOnce()
    {
        await _feeds.ReadAsync();
        Assert.Equal([SomeFeeds.Feed, SomeFeeds.PalisadePage, SomeFeeds.AcmePage], _feeds.Server.Asked);
        var rows = _feeds.Rows();
        Assert.Equal(new FeedRun(FeedOutcome.Read, 1, 0, 0, 0, IsComplete: true), await _feeds.ReadAsync());
        Assert.Equal(4, _feeds.Server.Asked.Count);
        Assert.Equal(rows, _feeds.Rows());
    }

    [Fact]
    public async Task IsAskedWithWhatItsSiteSaidLast()
    {
        _feeds.Server.Serve(SomeFeeds.Feed, FeedText.Rss("The Example", SomeFeeds.Acme), ("ETag", "\"one\""));
        await _feeds.ReadAsync();
        _feeds.Server.Pages[SomeFeeds.Feed] = _ => FeedReply.Of(304);
        _feeds.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(FeedOutcome.Read, (await _feeds.ReadAsync()).Outcome);
        Assert.Equal("\"one\"", _feeds.Server.Requests[^1].Headers["If-None-Match"]);
        Assert.Equal(_feeds.Time.GetUtcNow(), (await _feeds.StateAsync()).Read);
    }

    [Fact]
    public async Task DoesNothingWithoutTheSetting()
    {
        var tables = new KilledTables(_feeds.Tables);
        Assert.Equal(new FeedRun(FeedOutcome.NothingToDo, 0, 0, 0, 0, IsComplete: true), await _feeds.ReadAsync("", tables));
        Assert.Equal((0, 0), (tables.Calls, _feeds.Server.Asked.Count));
    }

    [Fact]
    public async Task LendsItsOwnTextToPagesOfOtherHosts()
    {
        var elsewhere = SomeFeeds.Acme with { Link = "http://elsewhere.example/acme" };
        _feeds.Server.Serve(SomeFeeds.Feed, FeedText.Rss("The Example", elsewhere));
        await _feeds.ReadAsync();
        Assert.Equal([SomeFeeds.Feed], _feeds.Server.Asked);
        var draft = Assert.Single(await _feeds.DraftsAsync());
        Assert.Equal(("USD 12M", "http://elsewhere.example/acme"), (draft.Claim.GetProperty("amount").GetString(), draft.Article.Address));
    }

    [Fact]
    public async Task LendsItsTextToAPageThatIsGone()
    {
        _feeds.Server.Pages[SomeFeeds.AcmePage] = _ => FeedReply.Of(410);
        Assert.Equal((2, 2), ((await _feeds.ReadAsync()).Articles, (await _feeds.DraftsAsync()).Count));
    }

    [Fact]
    public async Task AsksAgainForAPageThatFailsAndLendsItsTextAfterTheThirdTry()
    {
        _feeds.Server.Serve(SomeFeeds.Feed, FeedText.Rss("The Example", SomeFeeds.Acme), ("ETag", "\"one\""));
        _feeds.Server.Pages[SomeFeeds.AcmePage] = _ => FeedReply.Of(500);
        Assert.Equal(0, (await _feeds.ReadAsync()).Articles);
        Assert.Equal(0, (await _feeds.ReadAsync()).Articles);
        // Otherwise the site would answer that nothing is new.
        Assert.All(_feeds.Server.Requests, request => Assert.DoesNotContain("If-None-Match", request.Headers.Keys));
        Assert.Equal(1, (await _feeds.ReadAsync()).Articles);
        Assert.Equal("USD 12M", Assert.Single(await _feeds.DraftsAsync()).Claim.GetProperty("amount").GetString());
        Assert.Equal(("\"one\"", 0), ((await _feeds.StateAsync()).ETag, (await _feeds.StateAsync()).Tries.Count));
    }

    [Fact]
    public async Task LeavesASiteAloneAfterThreeFailures()
    {
        var items = Enumerable.Range(1, 9).Select(number => SomeFeeds.Acme with { Link = $"http://news.example/{number}" }).ToArray();
        _feeds.Server.Serve(SomeFeeds.Feed, FeedText.Rss("The Example", items));
        foreach (var item in items)
        {
            _feeds.Server.Pages[item.Link] = _ => FeedReply.Of(500);
        }

        await _feeds.ReadAsync();
        Assert.Equal(1 + 3, _feeds.Server.Asked.Count);
    }

    [Fact]
    public async Task IsNotAskedBeforeItsSiteWantsIt()
    {
        _feeds.Server.Pages[SomeFeeds.Feed] = _ => FeedReply.Of(429, ("Retry-After", "7200"));
        Assert.Equal(1, (await _feeds.ReadAsync()).Failed);
        _feeds.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, (await _feeds.ReadAsync()).Failed);
        Assert.Single(_feeds.Server.Asked);
        _feeds.Time.Advance(TimeSpan.FromHours(1));
        await _feeds.ReadAsync();
        Assert.Equal(2, _feeds.Server.Asked.Count);
    }

    [Fact]
    public async Task GoesOnWhereALimitEndedIt()
    {
        var few = _feeds.Server.Policy with { MostArticles = 1 };
        Assert.Equal(new FeedRun(FeedOutcome.Read, 1, 0, 1, 1, IsComplete: false), await _feeds.ReadAsync(policy: few));
        Assert.Null((await _feeds.StateAsync()).ETag);
        Assert.Equal(1, (await _feeds.ReadAsync(policy: few)).Articles);
        Assert.Equal(2, (await _feeds.DraftsAsync()).Count);
    }

    [Fact]
    public async Task GivesARelayForTheTextOfAnotherPublisher()
    {
        await _feeds.ReadAsync();
        var copy = SomeFeeds.Palisade with { Link = "http://copies.example/1", Published = "2024-04-12" };
        _feeds.Server.Serve("http://copies.example/feed", FeedText.Rss("Copies", copy));
        _feeds.Server.Serve(copy.Link, FeedText.Page(
            "Copies", copy.Title, "2024-04-12", "Palisade Robotics has raised $20 million in a Series A round led by Zeta Ventures."));
        await _feeds.ReadAsync($"{SomeFeeds.Feed} http://copies.example/feed");
        var source = (await _feeds.DraftsAsync())[0].Claim.GetProperty("source");
        Assert.Equal(
            ("The Example", "Copies", "relay", "http://copies.example/1"),
            (source.GetProperty("publisher").GetString(), source.GetProperty("via").GetString(), source.GetProperty("kind").GetString(),
                source.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task GivesNothingForTheSameTextOfItsPublisherElsewhere()
    {
        await _feeds.ReadAsync();
        var second = SomeFeeds.Palisade with { Link = "http://news.example/technology/palisade" };
        _feeds.Server.Serve("http://news.example/second.xml", FeedText.Rss("The Example", second));
        _feeds.Server.Pages[second.Link] = _feeds.Server.Pages[SomeFeeds.PalisadePage];
        var run = await _feeds.ReadAsync($"{SomeFeeds.Feed} http://news.example/second.xml");
        Assert.Equal((1, 0, 2), (run.Articles, run.Drafts, (await _feeds.DraftsAsync()).Count));
    }

    [Fact]
    public async Task RecognizesAnAddressWithTheMarksOfACampaign()
    {
        await _feeds.ReadAsync();
        var tracked = SomeFeeds.Palisade with { Link = SomeFeeds.PalisadePage + "/?utm_source=feed" };
        _feeds.Server.Serve(SomeFeeds.Feed, FeedText.Rss("The Example", tracked));
        Assert.Equal(0, (await _feeds.ReadAsync()).Articles);
    }

    [Theory]
    [InlineData("<html><body>An error page</body></html>", "It is no feed")]
    [InlineData("<rss version=\"2.0\"><channel><title>Broken", "It cannot be read: it is no RSS or Atom feed")]
    [InlineData("{ \"version\": \"https://jsonfeed.org/version/1.1\" }", "It cannot be read: it is JSON without items")]
    [InlineData("", "It is no feed")]
    [InlineData(
        "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss version=\"2.0\"><channel>&a;</channel></rss>",
        "It cannot be read: it is no RSS or Atom feed: For security reasons DTD is prohibited")]
    [InlineData(
        "<!DOCTYPE rss [<!ENTITY a \"aaa\"><!ENTITY b \"&a;&a;\">]><rss version=\"2.0\"><channel>&b;</channel></rss>",
        "It cannot be read: it is no RSS or Atom feed: For security reasons DTD is prohibited")]
    public async Task StoresWhyItCannotBeReadAndDoesNotStopTheOthers(string text, string why)
    {
        const string Broken = "http://broken.example/feed";
        _feeds.Server.Serve(Broken, text);
        var run = await _feeds.ReadAsync($"{Broken} {SomeFeeds.Feed}");
        Assert.Equal(new FeedRun(FeedOutcome.SomeFailed, 2, 1, 2, 2, IsComplete: true), run);
        var states = await new FeedStates(_feeds.Tables).AllAsync(Cancel);
        Assert.StartsWith(why, states[0].Failure, StringComparison.Ordinal);
        Assert.Equal((_feeds.Time.GetUtcNow(), null), (states[0].FailsSince, states[0].Read));
        Assert.Null(states[1].Failure);

        // It is told since when, and forgotten with the setting.
        var since = _feeds.Time.GetUtcNow();
        _feeds.Time.Advance(TimeSpan.FromHours(1));
        await _feeds.ReadAsync($"{Broken} {SomeFeeds.Feed}");
        Assert.Equal(since, (await new FeedStates(_feeds.Tables).AllAsync(Cancel))[0].FailsSince);
        await _feeds.ReadAsync();
        Assert.Equal(SomeFeeds.Feed, (await _feeds.StateAsync()).Address);
    }

    // What a publisher can put into a title or an address must not become a field of the claim.
    [Fact]
    public async Task WritesHostileTextsAsTexts()
    {
        var hostile = (
            Title: "Acme raises\n    knownMistake: all\n\u0007\"{[*&!|>%@`", Link: "http://elsewhere.example/\"\n    valuation: USD 9B#x",
            Published: "2024-04-09", Text: "Acme has raised $12 million.");
        // XML does not allow the bell, so a feed with it would not be read at all.
        var feed = FeedText.Rss("The\n  kind: filing Example", hostile).Replace("\u0007", "", StringComparison.Ordinal);
        _feeds.Server.Serve(SomeFeeds.Feed, feed);
        await _feeds.ReadAsync();
        var claim = Assert.Single(await _feeds.DraftsAsync()).Claim;
        Assert.Equal("USD 12M", claim.GetProperty("amount").GetString());
        Assert.False(claim.TryGetProperty("knownMistake", out _));
        Assert.False(claim.TryGetProperty("valuation", out _));
        Assert.Equal("press", claim.GetProperty("source").GetProperty("kind").GetString());
        Assert.Equal("The kind: filing Example", claim.GetProperty("source").GetProperty("publisher").GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task IsReadOnceWhereverTheProcessIsKilled(bool afterwards)
    {
        await _feeds.ReadAsync();
        var expected = _feeds.Rows();
        await _feeds.LoadAsync();
        var counted = new KilledTables(_feeds.Tables);
        await _feeds.ReadAsync(tables: counted);
        Assert.True(counted.Calls > 10);
        for (var call = 0; call < counted.Calls; call++)
        {
            await _feeds.LoadAsync();
            await Assert.ThrowsAsync<KilledException>(() => _feeds.ReadAsync(tables: new KilledTables(_feeds.Tables, call, afterwards)));
            Assert.All(await _feeds.DraftsAsync(), draft => Assert.Contains($"drafts draft_{draft.Id}", _feeds.Rows()));
            await _feeds.ReadAsync();
            Assert.Equal(expected, _feeds.Rows());
        }
    }

    [Fact]
    public async Task IsReadOnceByTwoAtTheSameTime()
    {
        await _feeds.ReadAsync();
        var expected = _feeds.Rows();
        await _feeds.LoadAsync();
        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _feeds.ReadAsync(), Cancel)));
        Assert.Equal(expected, _feeds.Rows());
        Assert.Equal((2, 2), (runs.Sum(run => run.Articles), runs.Sum(run => run.Drafts)));
    }

    public ValueTask DisposeAsync() => _feeds.DisposeAsync();
}

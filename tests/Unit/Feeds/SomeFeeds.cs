using Microsoft.Extensions.Time.Testing;
using ServerlessDeals.Loading.Claims;
using ServerlessDeals.Loading.Reading.Feeds;
using ServerlessDeals.Loading.Reading.Inbox;
using ServerlessDeals.Loading.Seeds;
using ServerlessDeals.Queries;
using ServerlessDeals.Store.Drafts;
using ServerlessDeals.Tables;

namespace ServerlessDeals.Tests.Unit.Feeds;

/// <summary>A site with a feed and two articles, and tables with the deals of two small companies.</summary>
internal sealed class SomeFeeds : IAsyncDisposable
{
    public const string Feed = "http://news.example/feed.xml";
    public const string AcmePage = "http://news.example/acme";
    public const string PalisadePage = "http://news.example/palisade";

    public static readonly (string Title, string Link, string Published, string Text) Acme =
        ("Acme closes its round", AcmePage, "2024-04-09", "Acme has raised $12 million.");

    public static readonly (string Title, string Link, string Published, string Text) Palisade =
        ("Palisade Robotics raises $20 million", PalisadePage, "2024-04-10", "A young company has news.");

    public FeedServer Server { get; } = new();

    public FakeTimeProvider Time { get; } = new(new(2024, 4, 12, 12, 7, 0, TimeSpan.Zero));

    public MemoryTables Tables { get; private set; } = new();

    public static async Task<SomeFeeds> StartAsync()
    {
        var feeds = new SomeFeeds();
        await feeds.LoadAsync();
        feeds.Server.Serve(Feed, FeedText.Rss("The Example", Palisade, Acme));
        feeds.Server.Serve(
            AcmePage, FeedText.Page("The Example", Acme.Title, "2024-04-09", "Acme has raised $12 million in a round led by Fund."));
        feeds.Server.Serve(PalisadePage, FeedText.Page(
            "The Example",
            Palisade.Title,
            "2024-04-10",
            "Palisade Robotics has raised $20 million in a Series A round led by Zeta Ventures, the company said."));
        return feeds;
    }

    /// <summary>Begins again with new tables.</summary>
    public async Task LoadAsync()
    {
        using var seeds = new SmallSeeds();
        var set = SeedFolder.Read(seeds.Folder, Time).Set;
        Tables = new MemoryTables();
        await new SeedLoad(Tables, Time).RunAsync(set.Organizations, set.Deals, null, CancellationToken.None);
    }

    public Task<FeedRun> ReadAsync(string? setting = Feed, ITables? tables = null, FetchPolicy? policy = null)
    {
        policy ??= Server.Policy;
        var storage = tables ?? Tables;
        var organizations = new OrganizationReader(storage, new DealReader(storage, Time), Time);
        return new FeedReading(storage, organizations, FeedSetting.Parse(setting, policy), policy, Time)
            .RunAsync(TestContext.Current.CancellationToken);
    }

    public DraftDecisions Decisions(ITables? tables = null)
    {
        var storage = tables ?? Tables;
        var deals = new DealReader(storage, Time);
        var organizations = new OrganizationReader(storage, deals, Time);
        return new(storage, deals, organizations, new ClaimWriter(storage, organizations, Time), Time);
    }

    public async Task<IReadOnlyList<StoredDraft>> DraftsAsync(DraftState state = DraftState.Pending) =>
        (await new DraftStore(Tables).ListAsync(state, null, 100, TestContext.Current.CancellationToken)).Drafts;

    public async Task<FeedState> StateAsync() =>
        Assert.Single(await new FeedStates(Tables).AllAsync(TestContext.Current.CancellationToken));

    /// <summary>Everything in the table of drafts but times and tags.</summary>
    public IReadOnlyList<string> Rows() =>
        [.. Tables.Rows().Where(row => row.Table == "Drafts").Select(row => $"{row.Row.PartitionKey} {row.Row.RowKey}")];

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}

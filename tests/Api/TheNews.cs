using static ServerlessDeals.Tests.Api.AFewDeals;

namespace ServerlessDeals.Tests.Api;

/// <summary>Feeds and sort=-news, on deals defined here.</summary>
public sealed class TheNews
{
    // An old round whose amount became known last, a recent round reported at once, and a round whose only source is dated by year.
    private static readonly Deal[] Reported =
    [
        Deal(
            "acme-2023-01",
            DealKind.FundingRound,
            Claim("herald", "2023-01-05", DealStatus.Announced),
            Claim("courier", "2024-09-01", DealStatus.Announced, "USD 40M")),
        Deal("boron-2024-05", DealKind.FundingRound, Claim("herald", "2024-05-02", DealStatus.InTalks, "USD 100M")),
        Deal("cobalt-2024", DealKind.FundingRound, Claim("yearbook", "2024", DealStatus.Closed, "USD 70M")),
        Deal(
            "delta-2023-06",
            DealKind.FundingRound,
            Claim("herald", "2023-06-07", DealStatus.Closed, "USD 5M"),
            Claim("yearbook", "2025", DealStatus.Closed, "USD 6M")),
    ];

    [Fact]
    public async Task IsSortedByTheDayItBecameKnown()
    {
        await using var deals = await OnAsync("2026-06-30", Reported);
        Assert.Equal(["acme-2023-01", "boron-2024-05", "delta-2023-06", "cobalt-2024"], await deals.IdsAsync("deals?sort=-news"));
        Assert.Equal(["boron-2024-05", "cobalt-2024", "delta-2023-06", "acme-2023-01"], await deals.IdsAsync("deals?sort=-announced"));
        Assert.Equal(["boron-2024-05", "delta-2023-06", "acme-2023-01"], await deals.IdsAsync("deals?sort=-news&asOf=2024-08-31"));
    }

    [Fact]
    public async Task KeepsItsOrderAcrossPages()
    {
        await using var deals = await OnAsync("2026-06-30", Reported);
        var (found, next) = (new List<string>(), (string?)"deals?sort=-news&limit=1");
        while (next is not null)
        {
            var page = await deals.GetAsync(next);
            found.AddRange(page.Texts("value[].id"));
            next = page.Text("nextLink") is { Length: > 0 } link ? link[(OnTheApi.PublicBase.Length + 1)..] : null;
        }

        Assert.Equal(["acme-2023-01", "boron-2024-05", "delta-2023-06", "cobalt-2024"], found);
    }

    [Theory]
    [InlineData("feed.json", "acme-2023-01 2024-09-01, boron-2024-05 2024-05-02, delta-2023-06 2023-06-07")]
    [InlineData("feed.json?company=cobalt", "")]
    [InlineData("feed.json?company=acme", "acme-2023-01 2024-09-01")]
    public async Task LeavesDealsDatedOnlyByYearOutOfFeeds(string address, string expected)
    {
        await using var deals = await OnAsync("2026-06-30", Reported);
        var feed = await deals.GetAsync(address);
        var items = feed.Texts("items[].id").Zip(feed.Texts("items[].date_modified"), (id, day) => $"{id.Split(':')[^2]} {day[..10]}");
        Assert.Equal(expected, string.Join(", ", items));
    }

    [Fact]
    public async Task SaysWhatIsNewAndWhoSaidSo()
    {
        await using var deals = await OnAsync("2026-06-30", Reported);
        var news = (await deals.GetAsync("deals/acme-2023-01")).GetProperty("news");
        Assert.Equal(("2024-09-01", "2024-09-01", "courier"), (news.Text("on"), news.Text("published"), news.Text("claim")));
        Assert.Equal("acme’s round is now put at $40M.", news.Text("text"));
        Assert.Equal("2023-01-05", (await deals.GetAsync("deals/acme-2023-01?asOf=2024-08-31")).Text("news.on"));
        Assert.Equal("", (await deals.GetAsync("deals/cobalt-2024")).Text("news"));
    }

    [Fact]
    public async Task KeepsEveryHedge()
    {
        var talks = Claim("herald", "2024-03-05", DealStatus.InTalks, "at least USD 600M", "more than USD 2.5B");
        await using var deals = await OnAsync("2026-06-30", Deal("acme-2024-03", DealKind.FundingRound, talks));
        var feed = await deals.GetAsync("feed.json");
        const string Title = "acme is in talks to raise at least $600M at more than $2.5B";
        Assert.Equal(Title, feed.Text("items[].title"));
        Assert.Equal($"{Title}. Amount by herald, 2024-03-05.", feed.Text("items[].content_text"));
    }

    [Theory]
    [InlineData(DealKind.Acquisition, "acme was bought for $40M")]
    [InlineData(DealKind.Debt, "acme borrowed $40M")]
    [InlineData(DealKind.Secondary, "acme’s shareholders sold $40M of shares")]
    [InlineData(DealKind.FundingRound, "acme raised $40M")]
    public async Task CallsEachKindOfDealByItsName(DealKind kind, string title)
    {
        var closed = Claim("herald", "2024-03-05", DealStatus.Closed, "USD 40M");
        await using var deals = await OnAsync("2026-06-30", Deal("acme-2024-03", kind, closed));
        Assert.Equal(title, (await deals.GetAsync("feed.json")).Text("items[].title"));
    }
}

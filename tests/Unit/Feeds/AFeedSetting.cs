using ServerlessDeals.Loading.Reading.Feeds;

namespace ServerlessDeals.Tests.Unit.Feeds;

public sealed class AFeedSetting
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \n ")]
    public void ReadsNothingIfItIsEmpty(string? text) => Assert.True(FeedSetting.Parse(text, FetchPolicy.Default).IsEmpty);

    [Fact]
    public void NamesFeedsAndFurtherHostsWithSpacesBetween()
    {
        var setting = FeedSetting.Parse(
            " https://a.example/feed.xml\nhttps://b.example:8443/rss?x=1,2 www.c.example ", FetchPolicy.Default);
        Assert.Equal(
            ["https://a.example/feed.xml", "https://b.example:8443/rss?x=1,2"], setting.Feeds.Select(feed => feed.AbsoluteUri));
        Assert.Empty(setting.Faults);
    }

    // The hosts are those of feeds and those that stand alone, each with its port.
    [Theory]
    [InlineData("https://a.example/other", true)]
    [InlineData("https://A.EXAMPLE/other", true)]
    [InlineData("https://a.example:443/other", true)]
    [InlineData("https://a.example:8443/other", false)]
    [InlineData("https://sub.a.example/", false)]
    [InlineData("https://example/", false)]
    [InlineData("https://a.example.evil.example/", false)]
    [InlineData("https://www.c.example/page", true)]
    [InlineData("https://c.example/page", false)]
    [InlineData("https://127.0.0.1/", false)]
    public void AllowsItsHostsAndNoOthers(string address, bool isAllowed) => Assert.Equal(
        isAllowed,
        FeedSetting.Parse("https://a.example/feed.xml www.c.example", FetchPolicy.Default).Allows(new(address)));

    [Theory]
    [InlineData("http://a.example/feed.xml", "It does not begin with https://")]
    [InlineData("ftp://a.example/feed.xml", "It does not begin with https://")]
    [InlineData("https://user:word@a.example/feed.xml", "It has a user's name or a fragment")]
    [InlineData("https://a.example/feed.xml#part", "It has a user's name or a fragment")]
    [InlineData("a.example/feed.xml", "It is a host with a path")]
    [InlineData("https://", "It is neither the address of a feed")]
    [InlineData("a..b:c", "It is neither the address of a feed")]
    public void SaysWhatCannotBeUsedAndKeepsTheRest(string item, string why)
    {
        var setting = FeedSetting.Parse($"{item} https://b.example/feed.xml", FetchPolicy.Default);
        var fault = Assert.Single(setting.Faults);
        Assert.Equal(item, fault.Item);
        Assert.StartsWith(why, fault.Why, StringComparison.Ordinal);
        Assert.Equal("https://b.example/feed.xml", Assert.Single(setting.Feeds).AbsoluteUri);
        Assert.False(setting.IsEmpty);
    }

    [Fact]
    public void HasAtMostFiftyFeeds()
    {
        var setting = FeedSetting.Parse(
            string.Join(' ', Enumerable.Range(1, 51).Select(number => $"https://a{number}.example/feed")), FetchPolicy.Default);
        Assert.Equal((50, 1), (setting.Feeds.Count, setting.Faults.Count));
    }
}

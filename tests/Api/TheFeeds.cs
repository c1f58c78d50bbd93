using System.Globalization;
using System.Xml.Linq;

namespace ServerlessDeals.Tests.Api;

[Collection("stored deals")]
public sealed class TheFeeds(OnTheApi api)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("feed.atom")]
    [InlineData("feed.atom?company=minimax")]
    [InlineData("feed.atom?investor=alibaba")]
    public async Task AreValidAtom(string address)
    {
        var feed = XDocument.Parse(await api.Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        foreach (var element in feed.Elements(Atom + "entry").Append(feed))
        {
            Assert.Single(element.Elements(Atom + "id"));
            Assert.Single(element.Elements(Atom + "title"));
            Assert.True(DateTimeOffset.TryParseExact(
                element.Elements(Atom + "updated").Single().Value, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _));
            Assert.All(element.Elements(Atom + "link"), link => Assert.True(Uri.IsWellFormedUriString(link.Attribute("href")!.Value, UriKind.Absolute)));
        }

        Assert.Single(feed.Elements(Atom + "author"));
        Assert.Equal($"{OnTheApi.PublicBase}/{address}", feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
        var ids = feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory]
    [InlineData("feed.json")]
    [InlineData("feed.json?company=minimax")]
    [InlineData("feed.json?investor=alibaba")]
    public async Task BeginWithTheDealOfWhichSomethingBecameKnownLast(string address)
    {
        var items = (await api.GetAsync(address)).GetProperty("items").EnumerateArray().ToList();
        var days = items.Select(item => item.GetProperty("date_modified").GetString()!).ToList();
        Assert.Equal(days.OrderDescending(StringComparer.Ordinal), days);
        foreach (var item in items.Take(5))
        {
            var deal = await api.GetAsync("deals/" + item.GetProperty("id").GetString()!.Split(':')[^1]);
            Assert.Equal(deal.GetProperty("claims").EnumerateArray().Max(claim => claim.GetProperty("knownOn").GetString()) + "T00:00:00Z", item.GetProperty("date_modified").GetString());
        }
    }

    [Fact]
    public async Task KeepTheHedgesInTheirTitles()
    {
        var feed = await api.GetAsync("feed.json?company=moonshot-ai");
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.Contains(feed.GetProperty("items").EnumerateArray(), item => item.GetProperty("title").GetString() == "Moonshot AI: funding round, more than $1B, closed");
    }
}

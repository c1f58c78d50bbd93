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
        var feed = XDocument.Parse(
            await api.Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).Root!;
        Assert.Equal(Atom + "feed", feed.Name);
        foreach (var element in feed.Elements(Atom + "entry").Append(feed))
        {
            Assert.Single(element.Elements(Atom + "id"));
            Assert.Single(element.Elements(Atom + "title"));
            Assert.True(DateTimeOffset.TryParseExact(
                element.Elements(Atom + "updated")
                    .Single().Value, "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _));
            Assert.All(
                element.Elements(Atom + "link"),
                link => Assert.True(Uri.IsWellFormedUriString(link.Attribute("href")!.Value, UriKind.Absolute)));
        }

        Assert.Single(feed.Elements(Atom + "author"));
        Assert.Equal(
            $"{OnTheApi.PublicBase}/{address}",
            feed.Elements(Atom + "link").Single(link => link.Attribute("rel")!.Value == "self").Attribute("href")!.Value);
        var ids = feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).ToList();
        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Theory]
    [InlineData("feed.json")]
    [InlineData("feed.json?company=minimax")]
    [InlineData("feed.json?investor=alibaba")]
    public async Task BeginWithTheDealThatHasTheNewestNews(string address)
    {
        var feed = await api.GetAsync(address);
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        var items = feed.GetProperty("items").EnumerateArray().ToList();
        var days = items.Select(item => item.GetProperty("date_modified").GetString()!).ToList();
        Assert.Equal(days.OrderDescending(StringComparer.Ordinal), days);
        foreach (var item in items.Take(5))
        {
            var deal = await api.GetAsync("deals/" + Id(item.Text("id")));
            var news = deal.GetProperty("news");
            Assert.Equal(news.Text("on") + "T00:00:00Z", item.Text("date_modified"));
            Assert.Equal(news.Text("text"), item.Text("title") + ".");
            Assert.Contains((news.Text("claim"), news.Text("on")), deal.Texts("claims[].id").Zip(deal.Texts("claims[].knownOn")));
        }
    }

    [Fact]
    public async Task ListTheSameDealsAsTheNewsInTheSameOrder()
    {
        var listed = (await api.GetAsync("feed.json")).Texts("items[].id").Select(Id);
        Assert.Equal((await api.GetAsync("deals?sort=-news&limit=50")).Texts("value[].id"), listed);
    }

    [Fact]
    public async Task LeaveOutDealsWhoseSourcesAreDatedOnlyByYear()
    {
        static bool IsOfAYear(Claim claim) => claim.Source.Published.Precision == DatePrecision.Year;
        var years = api.Seeds.Deals.Where(deal => deal.Claims.All(IsOfAYear)).ToList();
        foreach (var company in years.Select(deal => deal.Company).Distinct())
        {
            var listed = (await api.GetAsync($"feed.json?company={company}")).Texts("items[].id").Select(Id);
            Assert.Empty(listed.Intersect(years.Select(deal => deal.Id.ToString())));
        }
    }

    /// <summary>The deal's id in "urn:serverlessdeals:deal:minimax-2024-03".</summary>
    private static string Id(string entry) => entry.Split(':')[^1];
}

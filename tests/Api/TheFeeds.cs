using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Functions.Api;
using ServerlessDeals.Queries;
using ServerlessDeals.Tables;
using static ServerlessDeals.Tests.Api.AFewDeals;

namespace ServerlessDeals.Tests.Api;

public sealed class TheFeeds(OnTheApi api)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Theory]
    [InlineData("feed.atom")]
    [InlineData("feed.atom?company=minimax")]
    [InlineData("feed.atom?investor=alibaba")]
    [InlineData("feed.atom?sector=chips&sector=robotics&minAmount=100000000&limit=5")]
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

    [Theory]
    [InlineData("sector=robotics&minAmount=100000000", "Deals in robotics of at least $100M")]
    [InlineData("company=minimax&status=closed", "Deals at MiniMax that are closed")]
    [InlineData("lead=alibaba&from=2024", "Deals led by Alibaba Group dated from 2024")]
    [InlineData(
        "country=CN&country=JP&minAmount=1000000000&match=possible", "Deals in China or Japan of at least $1B, and those that may match")]
    [InlineData("q=moonshot", "Deals that match “moonshot”")]
    [InlineData("", "AI Deal Record: investments in AI companies")]
    public async Task HaveTheNewsOfTheDealsThatMatchAndNameTheQuery(string query, string title)
    {
        var feed = await api.GetAsync($"feed.json?limit=100&{query}");
        Assert.Equal(title, feed.Text("title"));
        var listed = await api.PagesAsync($"deals?limit=100&sort=-news&{query}");
        var expected = listed.Where(deal => deal.TryGetProperty("news", out _)).Select(deal => deal.Text("id")).Take(100).ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, feed.Texts("items[].id").Select(Id));
    }

    [Fact]
    public async Task TellOneQueryFromAnotherByTheirTitle()
    {
        var titles = new List<string>();
        var contract = await Contract.ReadAsync(api.Client);
        foreach (var parameter in contract.Operations.Single(operation => operation.Path == "/feed.json").Parameters)
        {
            var pair = $"{parameter.Name}={Uri.EscapeDataString(parameter.Examples[0])}";
            var query = parameter.Name switch
            {
                "limit" => null,
                "in" => pair + "&minAmount=7",
                "match" => "match=possible&minAmount=8",
                _ => pair,
            };
            if (query is not null)
            {
                titles.Add((await api.GetAsync($"feed.json?limit=1&{query}")).Text("title"));
            }
        }

        Assert.True(titles.Count > 15);
        Assert.Equal(titles.Distinct(StringComparer.Ordinal), titles);
        Assert.DoesNotContain("AI Deal Record: investments in AI companies", titles);
    }

    [Fact]
    public async Task HaveAnEntryWithAnotherIdForNewerNews()
    {
        Claim[] claims =
        [
            Claim("herald", "2026-05-05", DealStatus.InTalks, "USD 2B"),
            Claim("courier", "2026-06-05", DealStatus.Announced, "USD 3B"),
        ];
        var ids = new List<string>();
        foreach (var known in new[] { 1, 2 })
        {
            await using var deals = await AFewDeals.OnAsync("2026-06-30", Deal("delta-2026-05", DealKind.FundingRound, claims[..known]));
            var feed = await deals.GetAsync("feed.json");
            ids.Add(feed.Text("items[].id"));
        }

        Assert.Equal(["urn:serverlessdeals:news:delta-2026-05:herald", "urn:serverlessdeals:news:delta-2026-05:courier"], ids);
    }

    [Fact]
    public async Task LinkToThePagesOfTheBriefingIfItsAddressIsKnown()
    {
        var cancel = TestContext.Current.CancellationToken;
        var settings = new Dictionary<string, string?>(OnTheApi.Settings()) { ["SiteBaseUrl"] = "https://site.example/" };
        await using var host = LocalHost.Build(
            0, settings, OnTheApi.Key, configure: services => services.AddSingleton<ITables>(api.Tables));
        await host.StartAsync(cancel);
        using var client = new HttpClient { BaseAddress = new(host.Urls.Single() + "/api/") };
        foreach (var (query, home) in new[]
        {
            ("?country=CN", "https://site.example/countries/cn/"),
            ("?limit=3", "https://site.example/"),
            ("?country=CN&status=closed", "https://deals.example/api/deals?country=CN&status=closed&sort=-news"),
            ("?company=-openai", "https://deals.example/api/deals?company=-openai&sort=-news"),
        })
        {
            var feed = JsonDocument.Parse(await client.GetStringAsync(new Uri("feed.json" + query, UriKind.Relative), cancel)).RootElement;
            Assert.Equal(home, feed.Text("home_page_url"));
            Assert.All(
                feed.Texts("items[].url").Zip(feed.Texts("items[].id").Select(Id)),
                entry => Assert.Equal($"https://site.example/deals/{entry.Second}/", entry.First));
        }
    }

    [Fact]
    public async Task EndEarlyIfFewOfTheLatestDealsMatch()
    {
        var tables = new MemoryTables(mostExamined: 16);
        await LoadedInMemory.CopyAsync(api.Tables, tables);
        await using var host = await OverFailingTables.StartAsync(tables);
        var address = "feed.json?maxAmount=5000000";
        var entries = await IdsAsync(host.Client);
        Assert.InRange(host.Tables.Requests, FeedsApi.MostRequests - DealReader.MaxRequests, FeedsApi.MostRequests);
        var all = await IdsAsync(api.Client);
        Assert.True(entries.Count < all.Count, $"{entries.Count}");
        Assert.Equal(all[..entries.Count], entries);

        async Task<List<string>> IdsAsync(HttpClient client) => [.. JsonDocument.Parse(
            await client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).RootElement
            .Texts("items[].id")];
    }

    /// <summary>The deal's id in "urn:serverlessdeals:news:minimax-2024-03:reuters-2024-03-05".</summary>
    private static string Id(string entry) => entry.Split(':')[^2];
}

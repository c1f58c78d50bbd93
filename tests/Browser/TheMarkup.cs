using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The files as a validator reads them.</summary>
[Collection(OnTheSite.ReadsDocuments)]
public sealed class TheMarkup(OnTheSite site)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public void IsWellFormedOnEveryPage()
    {
        var strict = new HtmlParser(new HtmlParserOptions { IsStrictMode = true });
        foreach (var file in Files("*.html"))
        {
            var document = strict.ParseDocument(File.ReadAllText(file));
            var ids = document.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            Assert.True(ids.Count == ids.Distinct().Count(), $"{file} has an id twice.");
            Assert.True(document.QuerySelectorAll("h1").Length == 1, $"{file} does not have exactly one h1.");
            Assert.True(
                document.QuerySelectorAll("[style], [onclick], [onload], style, iframe").Length == 0,
                $"{file} has elements or attributes that its policy forbids.");
            Assert.All(document.QuerySelectorAll("img"), image => Assert.True(image.HasAttribute("alt") && image.HasAttribute("width")));
            Assert.All(
                document.QuerySelectorAll("svg:not(svg svg)"),
                drawing => Assert.True(drawing.QuerySelector("title") is not null && drawing.QuerySelector("desc") is not null));
            Assert.All(
                document.QuerySelectorAll("[aria-labelledby]").SelectMany(element => element.GetAttribute("aria-labelledby")!.Split(' ')),
                id => Assert.Contains(id, ids));
            Assert.All(document.QuerySelectorAll("label[for]"), label => Assert.Contains(label.GetAttribute("for"), ids));
            AssertHeadings(file, document);
            Assert.InRange(new FileInfo(file).Length, 1, 120_000);
        }
    }

    [Theory]
    [InlineData("zh", "红杉中国")]
    [InlineData("ja", "チューリング")]
    [InlineData("ko", "업스테이지")]
    public void MarksTheLanguageOfNamesInOtherScripts(string language, string name)
    {
        var facts = site.Documents.SelectMany(page => page.Document.QuerySelectorAll(".facts")).ToList();
        Assert.Contains(facts.SelectMany(fact => fact.QuerySelectorAll($"[lang={language}]")), element => element.TextContent == name);
        Assert.All(
            facts,
            fact => Assert.DoesNotContain(
                fact.ChildNodes.OfType<IText>(),
                text => text.Data.Any(letter => letter is >= '\u3040' and < '\uE000')));
    }

    [Fact]
    public void DescribesEachPageToSearchEnginesAndCards()
    {
        var parser = new HtmlParser();
        foreach (var file in Files("*.html").Where(file => !file.EndsWith("404.html", StringComparison.Ordinal) && !IsEmbedded(file)))
        {
            var document = parser.ParseDocument(File.ReadAllText(file));
            Assert.NotEmpty(document.QuerySelector("meta[property='og:title']")!.GetAttribute("content")!);
            Assert.NotEmpty(document.QuerySelector("meta[name=description]")!.GetAttribute("content")!);
            Assert.StartsWith(
                OnTheSite.SiteBase + "/",
                document.QuerySelector("meta[property='og:url']")!.GetAttribute("content")!,
                StringComparison.Ordinal);
            var card = document.QuerySelector("meta[property='og:image']")?.GetAttribute("content");
            Assert.True(
                document.QuerySelector("meta[name=robots]") is not null == card is null,
                $"{file} must have a card if search engines may find it, and none otherwise.");
            if (card is not null)
            {
                Assert.True(File.Exists(Path.Combine(site.Folder, card[(OnTheSite.SiteBase.Length + 1)..])), $"{file} names {card}.");
            }
        }
    }

    [Fact]
    public async Task HasNoPageOfAnEmptyMonth()
    {
        Assert.False(Directory.Exists(Path.Combine(site.Folder, "months", "2022-07")), "No deal is dated July 2022.");
        Assert.All((await site.ContentAsync()).Data.Months, month => Assert.NotEmpty(month.Deals));
    }

    [Fact]
    public void ListsEveryIndexablePageInTheSitemapsWithItsDay()
    {
        var index = XDocument.Load(Path.Combine(site.Folder, "sitemap.xml")).Root!;
        Assert.Equal("sitemapindex", index.Name.LocalName);
        var entries = index.Elements().SelectMany(map =>
        {
            var urls = XDocument.Load(LocalPath(Child(map, "loc")!)).Root!.Elements().ToList();
            Assert.InRange(urls.Count, 1, 50_000);
            Assert.Equal(urls.Max(url => Child(url, "lastmod")), Child(map, "lastmod"));
            return urls;
        }).ToDictionary(url => Child(url, "loc")!, url => Child(url, "lastmod"), StringComparer.Ordinal);
        var pages = Files("index.html").Select(file => Path.GetRelativePath(site.Folder, file).Replace('\\', '/'))
            .Where(path => !path.StartsWith("search/", StringComparison.Ordinal) && !path.StartsWith("embed/", StringComparison.Ordinal))
            .Select(path => $"{OnTheSite.SiteBase}/{path[..^"index.html".Length]}").ToHashSet(StringComparer.Ordinal);
        Assert.Equal(pages.Order(StringComparer.Ordinal), entries.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("2025-06-19", entries[$"{OnTheSite.SiteBase}/deals/minimax-2024-03/"]);
        Assert.Null(entries[$"{OnTheSite.SiteBase}/about/"]);
        Assert.All(entries.Values.OfType<string>(), day => Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", day));
    }

    [Fact]
    public async Task HasFeedsThatFollowTheirStandards()
    {
        // Each entry has the day of a source that is not dated only by its year, and says what became known on that day.
        var deals = (await site.ContentAsync()).Data.Deals.ToDictionary(
            deal => $"urn:serverlessdeals:news:{deal.Deal.Id}:{deal.Deal.News?.Claim}",
            StringComparer.Ordinal);
        var entries = XDocument.Load(Path.Combine(site.Folder, "feed.atom")).Root!.Elements(Atom + "entry").ToList();
        Assert.Equal(50, entries.Count);
        Assert.All(entries, entry => Assert.Contains(
            entry.Element(Atom + "updated")!.Value,
            deals[entry.Element(Atom + "id")!.Value].Claims.Where(claim => claim.Source.Published.Precision != DatePrecision.Year)
                .Select(claim => $"{claim.KnownOn:yyyy-MM-dd}T00:00:00Z")));
        Assert.Contains(
            XDocument.Load(Path.Combine(site.Folder, "companies/anysphere/feed.atom")).Root!.Elements(Atom + "entry"),
            entry => entry.Element(Atom + "title")!.Value == "SpaceX agreed to buy Anysphere for $60B");
        foreach (var file in Files("feed.atom"))
        {
            var feed = XDocument.Load(file).Root!;
            Assert.Equal(Atom + "feed", feed.Name);
            Assert.All(feed.Elements(Atom + "entry").Append(feed), element =>
            {
                Assert.True(Uri.IsWellFormedUriString(element.Element(Atom + "id")!.Value, UriKind.Absolute));
                Assert.NotEmpty(element.Element(Atom + "title")!.Value);
                Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00Z$", element.Element(Atom + "updated")!.Value);
                Assert.All(
                    element.Elements(Atom + "link"),
                    link => Assert.True(Uri.IsWellFormedUriString(link.Attribute("href")!.Value, UriKind.Absolute)));
            });
            var self = $"{OnTheSite.SiteBase}/{Path.GetRelativePath(site.Folder, file).Replace('\\', '/')}";
            Assert.Equal(
                [self],
                feed.Elements(Atom + "link").Where(link => link.Attribute("rel")!.Value == "self")
                    .Select(link => link.Attribute("href")!.Value));
            var days = feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "updated")!.Value).ToList();
            Assert.Equal(days.OrderDescending(StringComparer.Ordinal), days);
            Assert.Equal(days.FirstOrDefault() ?? feed.Element(Atom + "updated")!.Value, feed.Element(Atom + "updated")!.Value);
            var ids = feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value).ToList();
            Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
            var json = JsonDocument.Parse(File.ReadAllBytes(Path.ChangeExtension(file, ".json"))).RootElement;
            Assert.Equal("https://jsonfeed.org/version/1.1", json.GetProperty("version").GetString());
            Assert.Equal(Path.ChangeExtension(self, ".json"), json.GetProperty("feed_url").GetString());
            Assert.Equal(days, json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("date_modified").GetString()!));
            Assert.Equal(ids, json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!));
        }
    }

    [Fact]
    public void HasChecksumsThatMatchTheData()
    {
        foreach (var line in File.ReadAllLines(Path.Combine(site.Folder, "data", "checksums.txt")))
        {
            var content = File.ReadAllBytes(Path.Combine(site.Folder, "data", line.Split("  ")[1]));
            Assert.Equal(line.Split("  ")[0], Convert.ToHexStringLower(SHA256.HashData(content)));
        }

        var columns = File.ReadLines(Path.Combine(site.Folder, "data", "deals.csv")).First().Split(',');
        var described = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(site.Folder, "data", "datapackage.json"))).RootElement
            .GetProperty("resources")[0].GetProperty("schema").GetProperty("fields");
        Assert.Equal(columns, described.EnumerateArray().Select(field => field.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("deals", 250)]
    [InlineData("claims", 600)]
    [InlineData("organizations", 300)]
    public async Task HasDataLinesThatFollowTheSchema(string name, int least)
    {
        var described = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(site.Folder, "data", "datapackage.json"))).RootElement.GetProperty("resources").EnumerateArray()
            .Single(resource => resource.GetProperty("path").GetString() == $"{name}.ndjson").GetProperty("schema").GetString()!;
        var schema = await NJsonSchema.JsonSchema.FromFileAsync(
            Path.Combine(site.Folder, "data", described),
            TestContext.Current.CancellationToken);
        var lines = await File.ReadAllLinesAsync(
            Path.Combine(site.Folder, "data", $"{name}.ndjson"),
            TestContext.Current.CancellationToken);
        Assert.True(lines.Length > least, $"{lines.Length}");
        Assert.All(lines, line => Assert.Empty(schema.Validate(line)));
        Assert.NotEmpty(schema.Validate(lines[0].Replace("\"id\":", "\"identity\":", StringComparison.Ordinal)));
    }

    [Fact]
    public void HasTableRowsThatFollowTheColumnTypes()
    {
        var described = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(site.Folder, "data", "datapackage.json"))).RootElement.GetProperty("resources").EnumerateArray()
            .Single(resource => resource.GetProperty("path").GetString() == "deals.csv").GetProperty("schema");
        var types = described.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("type").GetString()).ToList();
        using var csv = new CsvHelper.CsvParser(
            new StreamReader(Path.Combine(site.Folder, "data", "deals.csv")),
            CultureInfo.InvariantCulture);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        Assert.True(csv.Read());
        while (csv.Read())
        {
            Assert.True(ids.Add(csv.Record![0]));
            Assert.All(csv.Record.Zip(types), cell => Assert.True(
                cell.Second switch
                {
                    "integer" => cell.First.Length == 0
                        || long.TryParse(cell.First, NumberStyles.None, CultureInfo.InvariantCulture, out _),
                    "boolean" => cell.First is "true" or "false",
                    _ => true,
                },
                $"'{cell.First}' is not of the type {cell.Second}."));
        }

        Assert.True(ids.Count > 250);
    }

    [Fact]
    public void OffersAllOfItsDataUnderTheLicencesOfItsSources()
    {
        var package = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(site.Folder, "data", "datapackage.json"))).RootElement;
        var offered = Linked("data")!.Value;
        Assert.Equal(
            package.GetProperty("resources").EnumerateArray()
                .Select(resource => $"{OnTheSite.SiteBase}/data/{resource.GetProperty("path").GetString()}"),
            offered.GetProperty("distribution").EnumerateArray().Select(download => download.GetProperty("contentUrl").GetString()));
        Assert.Equal(
            ["https://opensource.org/license/mit", "https://creativecommons.org/licenses/by/4.0/"],
            offered.GetProperty("license").EnumerateArray().Select(address => address.GetString()));
        Assert.Equal(
            ["MIT", "CC-BY-4.0"],
            package.GetProperty("licenses").EnumerateArray().Select(licence => licence.GetProperty("name").GetString()));
        Assert.Contains(
            "Two deals (openai-2019-07, openai-2021-03) rest on data of Epoch AI",
            new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, "data", "index.html"))).Body!.TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public void HasChartFilesThatNeedNoStyleSheet()
    {
        var drawings = Files("*.svg").Where(file => Path.GetFileName(file) is not "icon.svg").ToList();
        Assert.True(drawings.Count > 20);
        Assert.All(drawings, file =>
        {
            var root = XDocument.Load(file).Root!;
            Assert.DoesNotContain(
                root.Descendants(),
                element => element.Attribute("class") is not null || element.Name.LocalName is "style" or "script");
            Assert.True(File.Exists(Path.ChangeExtension(file, ".csv")) && File.Exists(Path.ChangeExtension(file, ".json")));
        });
    }

    /// <summary>A page's data for search engines; null if it has none.</summary>
    private JsonElement? Linked(string folder) =>
        new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(site.Folder, folder, "index.html")))
            .QuerySelector("script[type='application/ld+json']") is { } linked ? JsonDocument.Parse(linked.TextContent).RootElement : null;

    private string LocalPath(string address) => Path.Combine(site.Folder, address[(OnTheSite.SiteBase.Length + 1)..]);

    private bool IsEmbedded(string file) => file.StartsWith(Path.Combine(site.Folder, "embed"), StringComparison.Ordinal);

    private static string? Child(XElement element, string name) =>
        element.Elements().SingleOrDefault(child => child.Name.LocalName == name)?.Value;

    private IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(site.Folder, pattern, SearchOption.AllDirectories);

    private static void AssertHeadings(string file, IDocument document)
    {
        var last = 0;
        foreach (var heading in document.QuerySelectorAll("h1, h2, h3"))
        {
            var level = heading.LocalName[1] - '0';
            Assert.True(level <= last + 1, $"{file} skips from h{last} to h{level}.");
            last = level;
        }
    }
}

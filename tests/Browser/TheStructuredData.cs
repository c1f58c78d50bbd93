using System.Text.Json;
using System.Text.RegularExpressions;

namespace ServerlessDeals.Tests.Browser;

/// <summary>
/// The JSON-LD of the pages, against what schema.org defines and what Google requires or recommends for each type in "Structured data
/// markup that Google Search supports". The lists here are written by hand from those documents.
/// </summary>
[Collection(OnTheSite.ReadsDocuments)]
public sealed partial class TheStructuredData(OnTheSite site)
{
    // The properties that a type must have, and those it may have.
    private static readonly Dictionary<string, (string[] Required, string[] Allowed)> Types = new(StringComparer.Ordinal)
    {
        ["WebSite"] = (["name", "url"], ["alternateName", "description", "publisher"]),
        ["NewsArticle"] = (
            ["headline", "image", "datePublished", "dateModified", "author"],
            ["description", "url", "mainEntityOfPage", "publisher", "citation"]),
        ["ProfilePage"] = (["mainEntity"], ["url", "dateCreated", "dateModified"]),
        ["Organization"] = (["name"], ["url", "alternateName", "foundingDate", "address"]),
        ["PostalAddress"] = (["addressCountry"], ["addressLocality"]),
        ["Dataset"] = (
            ["name", "description", "creator", "license", "distribution"],
            ["url", "keywords", "isAccessibleForFree", "temporalCoverage", "dateModified"]),
        ["DataDownload"] = (["contentUrl", "encodingFormat"], []),
        ["BreadcrumbList"] = (["itemListElement"], []),
        ["ListItem"] = (["position", "name", "item"], []),
    };

    [Fact]
    public void HasTheRequiredPropertiesOfEachType()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (path, thing) in Things())
        {
            Assert.Equal("https://schema.org", thing.GetProperty("@context").GetString());
            AssertValid(path, thing, seen);
        }

        Assert.Equal(Types.Keys.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task DatesADealFromItsFirstReportToItsLast()
    {
        var articles = Things().Where(thing => thing.Thing.GetProperty("@type").GetString() == "NewsArticle")
            .ToDictionary(thing => thing.Path, thing => thing.Thing, StringComparer.Ordinal);
        foreach (var deal in (await site.ContentAsync()).Data.Deals)
        {
            var article = articles[$"deals/{deal.Deal.Id}/index.html"];
            var days = deal.Claims.Select(claim => $"{claim.KnownOn:yyyy-MM-dd}").Order(StringComparer.Ordinal).ToList();
            Assert.Equal((days[0], days[^1]), Dates(article));
            Assert.Equal($"{OnTheSite.SiteBase}/deals/{deal.Deal.Id}/card.png", article.GetProperty("image")[0].GetString());
        }

        Assert.Equal(("2024-03-05", "2025-06-19"), Dates(articles["deals/minimax-2024-03/index.html"]));
    }

    [Fact]
    public void LeadsFromTheFrontPageToEachPage()
    {
        var crumbs = Things().Where(thing => thing.Thing.GetProperty("@type").GetString() == "BreadcrumbList")
            .ToDictionary(thing => thing.Path, thing => thing.Thing.GetProperty("itemListElement").EnumerateArray().ToList());
        Assert.Equal(
            ["/", "/companies/", "/companies/openai/"],
            crumbs["companies/openai/index.html"].Select(crumb => crumb.GetProperty("item").GetString()![OnTheSite.SiteBase.Length..]));
        Assert.All(crumbs.Values, steps => Assert.Equal(
            Enumerable.Range(1, steps.Count), steps.Select(step => step.GetProperty("position").GetInt32())));
    }

    private IEnumerable<(string Path, JsonElement Thing)> Things() =>
        from page in site.Documents
        from script in page.Document.QuerySelectorAll("script[type='application/ld+json']")
        select (page.Path, JsonDocument.Parse(script.TextContent).RootElement);

    private static (string? Published, string? Modified) Dates(JsonElement article) =>
        (article.GetProperty("datePublished").GetString(), article.GetProperty("dateModified").GetString());

    private static void AssertValid(string path, JsonElement thing, HashSet<string> seen)
    {
        var type = thing.GetProperty("@type").GetString()!;
        seen.Add(type);
        var (required, allowed) = Types[type];
        var names = thing.EnumerateObject().Select(property => property.Name).Where(name => name[0] != '@').ToList();
        Assert.True(!required.Except(names).Any(), $"{path}: {type} lacks {string.Join(", ", required.Except(names))}.");
        var unknown = names.Except(required).Except(allowed).ToList();
        Assert.True(unknown.Count == 0, $"{path}: {type} has {string.Join(", ", unknown)}.");
        foreach (var property in thing.EnumerateObject())
        {
            AssertValue(path, property, seen);
        }

        // The address of an organization is its own, which we have only for ourselves.
        Assert.True(
            type != "Organization" || !thing.TryGetProperty("url", out var url) || url.GetString() == OnTheSite.SiteBase + "/", path);
        Assert.True(type != "Dataset" || thing.GetProperty("description").GetString()!.Length is >= 50 and <= 5000, path);
        Assert.True(type != "NewsArticle" || thing.GetProperty("headline").GetString()!.Length <= 110, path);
    }

    private static void AssertValue(string path, JsonProperty property, HashSet<string> seen)
    {
        var values = property.Value.ValueKind == JsonValueKind.Array ? [.. property.Value.EnumerateArray()] : new[] { property.Value };
        Assert.NotEmpty(values);
        foreach (var value in values)
        {
            if (value.ValueKind == JsonValueKind.Object)
            {
                AssertValid(path, value, seen);
            }
            else if (property.Name is "datePublished" or "dateModified" or "dateCreated")
            {
                Assert.Matches(Day(), value.GetString()!);
            }
            else if (property.Name is "url" or "image" or "item" or "contentUrl" or "license" or "citation" or "mainEntityOfPage")
            {
                Assert.True(Uri.IsWellFormedUriString(value.GetString(), UriKind.Absolute), $"{path}: {value} is not an address.");
            }
            else
            {
                Assert.NotEmpty(value.ToString());
            }
        }
    }

    [GeneratedRegex("^20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Day();
}

using System.Globalization;
using System.Text.Json.Nodes;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Publishing.Feeds;

namespace ServerlessDeals.Pages;

/// <summary>schema.org data for search engines, as JSON-LD. Every character that could end the script element is escaped.</summary>
internal static class JsonLd
{
    /// <summary>The site, on its front page.</summary>
    public static string WebSite(SiteAddresses addresses) => Print(new()
    {
        ["@type"] = "WebSite",
        ["name"] = Brand.Name,
        ["alternateName"] = Brand.Title,
        ["description"] = Brand.Line,
        ["url"] = addresses.Site + "/",
        ["publisher"] = Publisher(addresses),
    });

    public static string Dataset(SiteData data, SiteAddresses addresses) => Print(new()
    {
        ["@type"] = "Dataset",
        ["name"] = Brand.Title,
        ["description"] =
            "Deals in AI companies as the press reports them: amounts with their hedges, rumours apart, every figure with its source.",
        ["url"] = addresses.Site + "/data/",
        ["keywords"] = new JsonArray("artificial intelligence", "venture capital", "investments", "company valuations"),
        ["license"] = new JsonArray([.. Licence.Of(data).Select(licence => (JsonNode)licence.Address)]),
        ["isAccessibleForFree"] = true,
        ["temporalCoverage"] = data.Deals.Count == 0
            ? null
            : $"{data.Deals.Min(deal => deal.Deal.Date.First.Year)}/{data.Deals.Max(deal => deal.Deal.Date.Last.Year)}",
        ["dateModified"] = data.AsOf is { } day ? Iso(day) : null,
        ["creator"] = Publisher(addresses),
        ["distribution"] = new JsonArray(
            [.. DataFiles.WithData.Select(file => (JsonNode)Download(file.Type, $"{addresses.Site}/data/{file.Name}"))]),
    });

    /// <summary>
    /// The page of an organization. Our page is about it and is not its address, which we do not know.
    /// </summary>
    public static string Profile(PageHead head, Organization organization, KnownSpan? known) => Print(new()
    {
        ["@type"] = "ProfilePage",
        ["url"] = head.Canonical,
        ["dateCreated"] = known is { First: var first } ? Iso(first) : null,
        ["dateModified"] = known is { Last: var last } ? Iso(last) : null,
        ["mainEntity"] = About(organization),
    });

    /// <param name="known">The first and the last day on which something became known about its subject.</param>
    public static string Article(PageHead head, string headline, KnownSpan known, IEnumerable<string> sources)
    {
        var cited = sources.Distinct().Select(source => (JsonNode)source).ToList();
        return Print(new()
        {
            ["@type"] = "NewsArticle",
            ["headline"] = Drawing.Truncated(headline, 110),
            ["description"] = head.Description,
            ["url"] = head.Canonical,
            ["mainEntityOfPage"] = head.Canonical,
            ["image"] = new JsonArray(SocialCards.ImageOf(head)),
            ["datePublished"] = Iso(known.First),
            ["dateModified"] = Iso(known.Last),
            ["author"] = new JsonArray(Publisher(head.Addresses)),
            ["publisher"] = Publisher(head.Addresses),
            ["citation"] = cited.Count > 0 ? new JsonArray([.. cited]) : null,
        });
    }

    /// <summary>The way from the front page to a page; null on the front page itself.</summary>
    public static string? Breadcrumbs(PageHead head)
    {
        var folders = head.Address.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (folders.Length == 0)
        {
            return null;
        }

        var crumbs = new JsonArray(Crumb(1, Brand.Name, head.Addresses.Site + "/"));
        if (folders.Length > 1)
        {
            crumbs.Add(Crumb(2, folders[0] == "api" ? "The API" : English.Capital(folders[0]), $"{head.Addresses.Site}/{folders[0]}/"));
        }

        crumbs.Add(Crumb(crumbs.Count + 1, head.Title, head.Canonical));
        return Print(new() { ["@type"] = "BreadcrumbList", ["itemListElement"] = crumbs });
    }

    private static JsonObject About(Organization organization)
    {
        var names = organization.Aliases.Concat(organization.Formerly.Select(former => former.Name)).ToList();
        return WithoutNulls(new()
        {
            ["@type"] = "Organization",
            ["name"] = organization.Name,
            ["alternateName"] = names.Count == 0 ? null : new JsonArray([.. names.Select(name => (JsonNode)name)]),
            ["foundingDate"] = organization.Founded is { } founded ? Iso(founded) : null,
            ["address"] = organization.Country is null
                ? null
                : WithoutNulls(new()
                {
                    ["@type"] = "PostalAddress",
                    ["addressLocality"] = organization.City,
                    ["addressCountry"] = organization.Country,
                }),
        });
    }

    private static JsonObject Publisher(SiteAddresses addresses) =>
        new() { ["@type"] = "Organization", ["name"] = Brand.Name, ["url"] = addresses.Site + "/" };

    private static JsonObject Crumb(int position, string name, string address) =>
        new() { ["@type"] = "ListItem", ["position"] = position, ["name"] = name, ["item"] = address };

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // ISO 8601 has years, months and days in our format, but no quarters.
    private static string Iso(PartialDate date) =>
        (date.Precision == DatePrecision.Quarter ? PartialDate.OfYear(date.First.Year) : date).ToString();

    private static JsonObject Download(string type, string address) =>
        new() { ["@type"] = "DataDownload", ["encodingFormat"] = type, ["contentUrl"] = address };

    private static JsonObject WithoutNulls(JsonObject about)
    {
        foreach (var absent in about.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
        {
            about.Remove(absent);
        }

        return about;
    }

    private static string Print(JsonObject about)
    {
        WithoutNulls(about).Insert(0, "@context", "https://schema.org");
        return about.ToJsonString();
    }
}

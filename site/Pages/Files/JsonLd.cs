using System.Text.Json.Nodes;
using ServerlessDeals.Publishing.Briefings;
using ServerlessDeals.Publishing.Feeds;

namespace ServerlessDeals.Pages;

/// <summary>schema.org data for search engines, as JSON-LD. Every character that could end the script element is escaped.</summary>
internal static class JsonLd
{
    public static string Dataset(SiteData data, SiteAddresses addresses) => Print(new()
    {
        ["@type"] = "Dataset",
        ["name"] = Brand.Title,
        ["description"] =
            "Deals in AI companies as the press reports them: amounts with their hedges, rumours apart, every figure with its source.",
        ["url"] = addresses.Site + "/data/",
        ["license"] = new JsonArray([.. Licence.Of(data).Select(licence => (JsonNode)licence.Address)]),
        ["isAccessibleForFree"] = true,
        ["dateModified"] = data.Reported is { } newest ? Iso(newest) : null,
        ["creator"] = Publisher(addresses),
        ["distribution"] = new JsonArray(
            [.. DataFiles.WithData.Select(file => (JsonNode)Download(file.Type, $"{addresses.Site}/data/{file.Name}"))]),
    });

    public static string Organization(Organization organization, string address) => Print(new()
    {
        ["@type"] = "Organization",
        ["name"] = organization.Name,
        ["url"] = address,
        ["alternateName"] = organization.Aliases.Count + organization.Formerly.Count == 0
            ? null
            : new JsonArray(
                [.. organization.Aliases.Concat(organization.Formerly.Select(former => former.Name)).Select(name => (JsonNode)name)]),
        ["foundingDate"] = organization.Founded?.ToString(),
        ["address"] = organization.Country is null ? null : new JsonObject
        {
            ["@type"] = "PostalAddress",
            ["addressLocality"] = organization.City,
            ["addressCountry"] = organization.Country,
        },
    });

    /// <param name="published">The date of the first report; for a period, its last day.</param>
    /// <param name="modified">The date of the newest report.</param>
    public static string Article(
        PageHead head, string headline, PartialDate published, PartialDate? modified, IEnumerable<string> sources)
    {
        var cited = sources.Distinct().Select(source => (JsonNode)source).ToList();
        return Print(new()
        {
            ["@type"] = "NewsArticle",
            ["headline"] = Drawing.Truncated(headline, 110),
            ["description"] = head.Description,
            ["url"] = head.Canonical,
            ["image"] = SocialCards.ImageOf(head),
            ["datePublished"] = Iso(published),
            ["dateModified"] = modified is { } newest ? Iso(newest) : null,
            ["author"] = Publisher(head.Addresses),
            ["citation"] = cited.Count > 0 ? new JsonArray([.. cited]) : null,
        });
    }

    private static JsonObject Publisher(SiteAddresses addresses) =>
        new() { ["@type"] = "Organization", ["name"] = Brand.Name, ["url"] = addresses.Site + "/" };

    // ISO 8601 has years, months and days in our format, but no quarters.
    private static string Iso(PartialDate date) =>
        (date.Precision == DatePrecision.Quarter ? PartialDate.OfYear(date.First.Year) : date).ToString();

    private static JsonObject Download(string type, string address) =>
        new() { ["@type"] = "DataDownload", ["encodingFormat"] = type, ["contentUrl"] = address };

    private static string Print(JsonObject about)
    {
        foreach (var absent in about.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
        {
            about.Remove(absent);
        }

        about.Insert(0, "@context", "https://schema.org");
        return about.ToJsonString();
    }
}

using System.Text;
using ServerlessDeals.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>The site's pages and files, the same bytes for the same data.</summary>
public static class BriefingSite
{
    public static IReadOnlyList<string> FamilyNames { get; } = ["Front", "Editorial", "Deals", "Companies", "Investors", "Months"];

    public static IReadOnlyList<PageFamily> Families(SiteData data, IReadOnlyList<EditorialText> texts, string apiBase) =>
        [.. FamilyNames.Select(name => new PageFamily(name, [.. PagesOf(name, data, texts, apiBase)]))];

    /// <summary>What is the same whatever the data says.</summary>
    public static IReadOnlyList<SiteFile> Assets() =>
    [
        new("icon.svg", Resource("icon.svg")),
        new("style.css", Resource("style.css")),
        new("robots.txt", Encoding.UTF8.GetBytes("User-agent: *\nAllow: /\n")),
    ];

    /// <summary>Every file of the site, rendered.</summary>
    /// <param name="data">What storage holds.</param>
    /// <param name="texts">What people wrote.</param>
    /// <param name="apiBase">The API's public address, for links that try it.</param>
    public static async Task<IReadOnlyList<SiteFile>> FilesAsync(SiteData data, IReadOnlyList<EditorialText> texts, string apiBase)
    {
        await using var renderer = new PageRenderer();
        var files = new List<SiteFile>(Assets());
        foreach (var page in Families(data, texts, apiBase).SelectMany(family => family.Pages))
        {
            files.Add(await renderer.RenderAsync(page));
        }

        return files;
    }

    private static IEnumerable<Page> PagesOf(string family, SiteData data, IReadOnlyList<EditorialText> texts, string apiBase) => family switch
    {
        "Front" => [new("index.html", typeof(FrontPage), new Dictionary<string, object?> { ["Data"] = data })],
        "Editorial" => texts.Select(text => new Page(text.FilePath, typeof(EditorialPage), new Dictionary<string, object?> { ["Text"] = text, ["AsOf"] = data.AsOf }))
            .Append(new("api/index.html", typeof(ApiPage), new Dictionary<string, object?> { ["Base"] = apiBase.TrimEnd('/'), ["AsOf"] = data.AsOf })),
        "Deals" => data.Deals
            .Select(deal => new Page($"deals/{deal.Deal.Id}/index.html", typeof(DealPage), new Dictionary<string, object?> { ["Deal"] = deal, ["AsOf"] = data.AsOf }))
            .Prepend(new("deals/index.html", typeof(TablePage), new Dictionary<string, object?> { ["Title"] = "Deals", ["AsOf"] = data.AsOf, ["Deals"] = data.Deals.Select(deal => deal.Deal).ToList() })),
        "Companies" => Organizations("companies", data.Companies, data.AsOf).Prepend(Index("companies", "Companies", data, data.Companies
            .Select(one => ($"/companies/{one.Organization.Id}/", one.Organization.Name, Text.Place(one.Organization))))),
        "Investors" => Organizations("investors", data.Investors, data.AsOf)
            .Prepend(new("investors/index.html", typeof(TablePage), new Dictionary<string, object?> { ["Title"] = "Investors", ["AsOf"] = data.AsOf, ["Table"] = data.League })),
        _ => data.Months
            .Select(month => new Page($"months/{month.Period}/index.html", typeof(MonthPage), new Dictionary<string, object?> { ["Month"] = month, ["AsOf"] = data.AsOf }))
            .Prepend(Index("months", "Months", data, data.Months.Select(month => ($"/months/{month.Period}/", month.Title, month.Lede[0])))),
    };

    private static IEnumerable<Page> Organizations(string folder, IEnumerable<Queries.OrganizationDetail> all, DateOnly asOf) =>
        all.Select(one => new Page($"{folder}/{one.Organization.Id}/index.html", typeof(OrganizationPage), new Dictionary<string, object?> { ["Of"] = one, ["AsOf"] = asOf }));

    private static Page Index(string folder, string title, SiteData data, IEnumerable<(string Href, string Name, string Aside)> entries) =>
        new($"{folder}/index.html", typeof(ListPage), new Dictionary<string, object?> { ["Title"] = title, ["AsOf"] = data.AsOf, ["Entries"] = entries.ToList() });

    private static byte[] Resource(string name)
    {
        using var stream = typeof(BriefingSite).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

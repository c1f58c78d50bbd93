using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ServerlessDeals.Briefings;

namespace ServerlessDeals.Pages;

/// <summary>A file of the site. The path is relative, with slashes.</summary>
public sealed record SiteFile(string Path, byte[] Content);

/// <summary>The site's files, the same bytes for the same data.</summary>
public static class BriefingSite
{
    public static async Task<IReadOnlyList<SiteFile>> FilesAsync(SiteData data)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var files = new List<SiteFile> { new("style.css", Resource("style.css")) };
        foreach (var (path, page, parameters) in Pages(data))
        {
            var html = await renderer.Dispatcher.InvokeAsync(async () =>
                (await renderer.RenderComponentAsync(page, ParameterView.FromDictionary(parameters))).ToHtmlString());
            files.Add(new(path, Encoding.UTF8.GetBytes("<!DOCTYPE html>\n" + html.ReplaceLineEndings("\n"))));
        }

        return files;
    }

    private static IEnumerable<(string Path, Type Page, Dictionary<string, object?> Parameters)> Pages(SiteData data)
    {
        var asOf = data.AsOf;
        yield return ("index.html", typeof(FrontPage), new() { ["Data"] = data });
        yield return ("methodology/index.html", typeof(MethodologyPage), new() { ["AsOf"] = asOf });
        yield return ("deals/index.html", typeof(TablePage), new() { ["Title"] = "Deals", ["AsOf"] = asOf, ["Deals"] = data.Deals.Select(deal => deal.Deal).ToList() });
        yield return ("investors/index.html", typeof(TablePage), new() { ["Title"] = "Investors", ["AsOf"] = asOf, ["Table"] = data.League });
        yield return ("companies/index.html", typeof(ListPage), new()
        {
            ["Title"] = "Companies",
            ["AsOf"] = asOf,
            ["Entries"] = data.Companies.Select(one => ($"/companies/{one.Organization.Id}/", one.Organization.Name, Text.Place(one.Organization))).ToList(),
        });
        yield return ("months/index.html", typeof(ListPage), new()
        {
            ["Title"] = "Months",
            ["AsOf"] = asOf,
            ["Entries"] = data.Months.Select(month => ($"/months/{month.Period}/", month.Title, month.Lede[0])).ToList(),
        });
        foreach (var deal in data.Deals)
        {
            yield return ($"deals/{deal.Deal.Id}/index.html", typeof(DealPage), new() { ["Deal"] = deal, ["AsOf"] = asOf });
        }

        foreach (var company in data.Companies)
        {
            yield return ($"companies/{company.Organization.Id}/index.html", typeof(OrganizationPage), new() { ["Of"] = company, ["AsOf"] = asOf });
        }

        foreach (var investor in data.Investors)
        {
            yield return ($"investors/{investor.Organization.Id}/index.html", typeof(OrganizationPage), new() { ["Of"] = investor, ["AsOf"] = asOf });
        }

        foreach (var month in data.Months)
        {
            yield return ($"months/{month.Period}/index.html", typeof(MonthPage), new() { ["Month"] = month, ["AsOf"] = asOf });
        }
    }

    private static byte[] Resource(string name)
    {
        using var stream = typeof(BriefingSite).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}

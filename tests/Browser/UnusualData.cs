using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using ServerlessDeals.Cli.Hosting;
using ServerlessDeals.Pages;
using ServerlessDeals.Publishing.Briefings;

namespace ServerlessDeals.Tests.Browser;

/// <summary>Sites of unusual data, opened in the browser; with --long, more of their pages.</summary>
public sealed class UnusualData(OnTheSite site)
{
    public const string HostileName = "<script>alert(1)</script>\" onload=\"x' \u202Egnp.exe 🦄";

    public const string HostileNote = "]]></script><!-- <img src=x onerror=alert(1)> & \u0001";

    public const string Formula = "=HYPERLINK(\"https://evil.example\")";

    /// <summary>Narrow in dark, because long names break narrow pages first; with --long, wide in light as well.</summary>
    public static TheoryData<int, ColorScheme> NarrowInDarkAndWideInLight()
    {
        var forms = new TheoryData<int, ColorScheme>();
        foreach (var (width, scheme) in Long.Sample([(390, ColorScheme.Dark), (1280, ColorScheme.Light)], every: 2))
        {
            forms.Add(width, scheme);
        }

        return forms;
    }

    /// <summary>
    /// The site of the seeds, with a hostile name in place of each name, and formulas for publishers and investors.
    /// </summary>
    public static SiteContent Hostile(SiteContent content)
    {
        var name = HostileName + new string('W', 300);
        return OnTheSite.Content(content.Data with
        {
            Companies = [.. content.Data.Companies.Select(
                company => company with { Organization = company.Organization with { Name = name, Aliases = [name] } })],
            Investors = [.. content.Data.Investors.Select(
                investor => investor with { Organization = investor.Organization with { Name = Formula + name } })],
            Deals = [.. content.Data.Deals.Select(deal => Hostile(deal, name))],
        });
    }

    private static DealDetail Hostile(DealDetail deal, string name)
    {
        var status = deal.Status with { Source = deal.Status.Source! with { Publisher = Formula } };
        var timeline = deal.Timeline.Select(step => step with { Source = step.Source with { Publisher = Formula } });
        var claims = deal.Claims.Select(claim =>
            claim with { Note = HostileNote, Source = claim.Source with { Publisher = Formula, Title = HostileNote } });
        var item = deal.Deal with
        {
            Company = deal.Deal.Company with { Name = name },
            Parties = [.. deal.Deal.Parties.Select(party => party with { Name = name })],
        };
        var resolved = deal.Resolved with { Status = status, Timeline = [.. timeline], Claims = [.. claims] };
        return DealDetail.Of(resolved, item, null, deal.Related);
    }

    [Theory]
    [MemberData(nameof(NarrowInDarkAndWideInLight))]
    public async Task ShowsHostileNamesAsText(int width, ColorScheme scheme)
    {
        // The visited pages, the lists and the search index that they read, and the files that every page needs.
        static bool IsNeeded(Page page) =>
            page.Path.Split('/') is [_] or ["deals", "index.html" or "page", ..] or ["deals", "minimax-2024-03", ..]
            or ["companies", "openai", ..] or ["search" or "fonts" or "scripts", ..];
        var made = await OnTheSite.MadeAsync(Hostile(await site.ContentAsync()), IsNeeded);
        await using var host = await ServedAsync($"hostile-{width}", made.Select(file => new SiteFile(file.Key, file.Value.Content)));
        (string, string)[] pages =
        [
            ("hostile-deal", "/deals/minimax-2024-03/"),
            ("hostile-company", "/companies/openai/"),
            ("hostile-deals", "/deals/"),
            ("hostile-search", "/search/?q=script"),
        ];
        foreach (var (picture, address) in Long.Sample(pages, every: 3))
        {
            // Names of 300 letters make any page heavy, and tables wide.
            await AVisit.IsGoodAsync(site.Browser, host.Urls.Single(), address, picture, width, scheme, most: 200_000, hasLongWords: true);
        }
    }

    [Theory]
    [MemberData(nameof(NarrowInDarkAndWideInLight))]
    public async Task MakesAWholeSiteFromOneDeal(int width, ColorScheme scheme)
    {
        IReadOnlyList<Deal> one = [site.Seeds.Deals.Single(deal => deal.Id == DealId.Parse("minimax-2024-03").OrThrow())];
        var tables = await LoadedInMemory.LoadAsync(site.Seeds with { Deals = one, Organizations = FrozenSeeds.NamedIn(one) });
        await using var host = await ServedAsync(
            $"single-{width}",
            await BriefingSite.FilesAsync(await OnTheSite.ContentAsync(tables, site.Day)));
        (string, string)[] pages =
        [
            ("single-front", "/"),
            ("single-deal", "/deals/minimax-2024-03/"),
            ("single-company", "/companies/minimax/"),
            ("single-conflicts", "/conflicts/"),
            ("single-matrix", "/charts/co-investment/"),
            ("single-month", "/months/2024-03/"),
            ("single-rivals", "/rivals/"),
        ];
        foreach (var (picture, address) in Long.Sample(pages, every: 3))
        {
            await AVisit.IsGoodAsync(site.Browser, host.Urls.Single(), address, picture, width, scheme);
        }
    }

    [Theory]
    [MemberData(nameof(NarrowInDarkAndWideInLight))]
    public async Task MakesAWholeSiteWithoutDeals(int width, ColorScheme scheme)
    {
        await using var host = await ServedAsync($"empty-{width}", await BriefingSite.FilesAsync(OnTheSite.Content(new SiteData())));
        (string, string)[] pages =
        [
            ("empty-front", "/"),
            ("empty-conflicts", "/conflicts/"),
            ("empty-leagues", "/leagues/"),
            ("empty-charts", "/charts/"),
            ("empty-search", "/search/?q=openai"),
        ];
        foreach (var (picture, address) in Long.Sample(pages, every: 3))
        {
            await AVisit.IsGoodAsync(site.Browser, host.Urls.Single(), address, picture, width, scheme);
        }
    }

    private static async Task<WebApplication> ServedAsync(string name, IEnumerable<SiteFile> files)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "unusual", name);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, file.Content, TestContext.Current.CancellationToken);
        }

        var host = SiteServer.Build(0, folder);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }
}

using Microsoft.Playwright;

namespace ServerlessDeals.Tests.Browser;

/// <summary>A reader who comes back is shown what was added since.</summary>
public sealed class AReturn(OnTheSite site)
{
    [Fact]
    public async Task IsShownWhatWasAddedSinceTheLastVisit()
    {
        var news = (await site.ContentAsync()).Data.News;
        var last = news.Take(100).Max(item => item.Recorded);
        var expected = news.Take(100).Count(item => item.Recorded == last);
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address);
        var page = tab.Page;
        await VisitAsync(page, last.AddDays(-1));
        Assert.Equal(0, await page.Locator(".changes .new").CountAsync());
        Assert.False(await page.Locator("#since").IsVisibleAsync());
        await VisitAsync(page, last.AddDays(3));
        Assert.Equal(expected, await page.Locator(".changes .new").CountAsync());
        var line = page.Locator("#since a");
        Assert.StartsWith($"{expected} ", await line.TextContentAsync(), StringComparison.Ordinal);
        Assert.EndsWith($"new since {last.AddDays(-1):d MMMM yyyy}", await line.TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal("/news/", await line.GetAttributeAsync("href"));

        // The marks stay for the day, and are gone on the next visit.
        await VisitAsync(page, last.AddDays(3));
        Assert.Equal(expected, await page.Locator(".changes .new").CountAsync());
        await VisitAsync(page, last.AddDays(4));
        Assert.Equal(0, await page.Locator(".changes .new").CountAsync());
    }

    [Fact]
    public async Task IsForgottenByABrowserThatKeepsNothing()
    {
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address);
        await tab.Page.AddInitScriptAsync(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })");
        await VisitAsync(tab.Page, site.Day);
        await VisitAsync(tab.Page, site.Day.AddDays(1));
        Assert.Equal(0, await tab.Page.Locator(".changes .new").CountAsync());
    }

    private async Task VisitAsync(IPage page, DateOnly day)
    {
        await page.Clock.SetFixedTimeAsync(day.ToDateTime(new(12, 0), DateTimeKind.Utc));
        await page.GotoAsync(site.Address + "/news/");
    }
}

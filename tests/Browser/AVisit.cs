using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ServerlessDeals.Tests.Browser;

/// <summary>Opens a page in the browser and checks it.</summary>
internal static class AVisit
{
    // axe has this rule of WCAG 2.2 AA off by default.
    private static readonly AxeRunOptions Rules = new() { Rules = new() { ["target-size"] = new() { Enabled = true } } };

    // The other color scheme changes nothing else.
    private static readonly AxeRunOptions Colors = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } };

    /// <summary>
    /// Opens a page, takes its picture, and checks the rules for every page: it is served with its policy, writes nothing to the
    /// console, sends no request to another host, runs no script from its data, fits the window and is light. axe finds no violation,
    /// and none in the colors of the other scheme.
    /// </summary>
    /// <param name="most">The most bytes it may have.</param>
    /// <param name="status">The expected status.</param>
    public static async Task IsGoodAsync(
        IBrowser browser, string site, string address, string picture, int width, ColorScheme scheme, int most = 60_000, int status = 200)
    {
        var window = new BrowserNewContextOptions { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme };
        await using var tab = await Tab.OpenAsync(browser, site, window, allowed: status == 200 ? null : $"status of {status}");
        var page = tab.Page;
        var answer = await page.GotoAsync(site + address);
        Assert.Equal(status, answer!.Status);
        Assert.Contains("default-src 'none'", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        Directory.CreateDirectory(OnTheSite.Pictures);
        await page.ScreenshotAsync(
            new() { Path = Path.Combine(OnTheSite.Pictures, $"{picture}-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png") });
        Assert.False(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"),
            "The page is wider than the window.");
        tab.AssertSilent();
        Assert.True(
            Encoding.UTF8.GetByteCount(await page.ContentAsync()) < most * 3 / 2 && (await answer.BodyAsync()).Length < most,
            "The page is heavy.");
        await FindsNothingAsync(page, Rules);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme == ColorScheme.Dark ? ColorScheme.Light : ColorScheme.Dark });
        await FindsNothingAsync(page, Colors);
    }

    private static async Task FindsNothingAsync(IPage page, AxeRunOptions options)
    {
        var axe = await page.RunAxe(options);
        Assert.True(
            axe.Violations.Length == 0,
            string.Join('\n', axe.Violations.Select(violation => $"{violation.Id}: {violation.Help} at {violation.Nodes[0].Html}")));
    }
}

using System.Text;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ServerlessDeals.Tests.Browser;

/// <summary>Opens a page in the browser and checks it.</summary>
internal static class AVisit
{
    // axe has target-size, a rule of WCAG 2.2 AA, off by default. Another color scheme changes nothing but the contrast.
    private const string AllRules = "{ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }";
    private const string Contrast = "{ runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'] }";

    private const string TablesCutOff =
        "[...document.querySelectorAll('.scroll')].filter(box => box.scrollWidth > box.clientWidth).map(box => box.ariaLabel).join()";

    // The package's own way to run axe opens another tab for each run. No page here has frames, so that is not needed.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// Opens a page, takes its picture, and checks the rules for every page: it is served with its policy, writes nothing to the
    /// console, sends no request to another host, runs no script from its data, fits the window, shows its tables whole and is light.
    /// axe finds no violation, and none in the colors of the other scheme.
    /// </summary>
    /// <param name="most">The most bytes it may have.</param>
    /// <param name="status">The expected status.</param>
    /// <param name="hasLongWords">Whether words without a break may make a table wider than a phone.</param>
    public static async Task IsGoodAsync(
        IBrowser browser, string site, string address, string picture, int width, ColorScheme scheme, int most = 120_000, int status = 200,
        bool hasLongWords = false)
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
        Assert.True(hasLongWords || (await page.EvaluateAsync<string>(TablesCutOff)).Length == 0, "A table is cut off.");
        tab.AssertSilent();
        Assert.True(
            Encoding.UTF8.GetByteCount(await page.ContentAsync()) < most * 3 / 2 && (await answer.BodyAsync()).Length < most,
            "The page is heavy.");
        Assert.Equal(0, await page.EvaluateAsync<int>("frames.length"));
        await page.EvaluateAsync(Axe);
        AssertNone(await ViolationsAsync(page, AllRules), address);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme == ColorScheme.Dark ? ColorScheme.Light : ColorScheme.Dark });
        AssertNone(await ViolationsAsync(page, Contrast), address);
    }

    /// <summary>What axe finds on the page as it is now; empty if it finds nothing.</summary>
    public static async Task<string> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Axe);
        return await ViolationsAsync(page, AllRules);
    }

    // Unlike a comparison of strings, the message has all of them.
    private static void AssertNone(string violations, string address) => Assert.True(violations.Length == 0, $"{address}: {violations}");

    private static Task<string> ViolationsAsync(IPage page, string options) => page.EvaluateAsync<string>(
        $$"""
        axe.run({{options}}).then(({ violations }) =>
          violations.map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(node => node.html).join(' ')}`).join('\n'))
        """);
}

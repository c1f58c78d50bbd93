using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ServerlessDeals.Tests.Browser;

/// <summary>A page opened in the browser, as anybody may see it.</summary>
internal static class AVisit
{
    // axe leaves this rule of WCAG 2.2 AA off until it is asked for.
    private static readonly AxeRunOptions Rules = new() { Rules = new() { ["target-size"] = new() { Enabled = true } } };

    /// <summary>
    /// Opens a page, takes its picture, and holds it to what every page keeps: it is served with its policy, says nothing to the
    /// console, asks no other host, runs no script of its data, fits the window, is light, and axe finds nothing.
    /// </summary>
    /// <param name="most">Bytes it may have.</param>
    public static async Task IsGoodAsync(IBrowser browser, string site, string address, string picture, int width, ColorScheme scheme, int most = 60_000)
    {
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);
        page.Dialog += (_, dialog) => said.Add(dialog.Message);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                said.Add($"asked {request.Url}");
            }
        };
        var answer = await page.GotoAsync(site + address);
        Assert.Equal(200, answer!.Status);
        Assert.Contains("default-src 'none'", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        Directory.CreateDirectory(OnTheSite.Pictures);
        await page.ScreenshotAsync(new() { Path = Path.Combine(OnTheSite.Pictures, $"{picture}-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png") });
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"), "The page is wider than the window.");
        Assert.Empty(said);
        var axe = await page.RunAxe(Rules);
        Assert.True(Encoding.UTF8.GetByteCount(await page.ContentAsync()) < most * 3 / 2 && (await answer.BodyAsync()).Length < most, "The page is heavy.");
        Assert.True(axe.Violations.Length == 0, string.Join('\n', axe.Violations.Select(one => $"{one.Id}: {one.Help} at {one.Nodes[0].Html}")));
    }
}

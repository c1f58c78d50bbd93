using AngleSharp.Dom;
using Microsoft.Playwright;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The drawings of charts in the browser: their labels, and their values by keyboard and touch.</summary>
[Collection(OnTheSite.ReadsDocuments)]
public sealed class ADrawnChart(OnTheSite site)
{
    private const string Quarters = "/charts/raised-by-quarter/";

    // Each label that is smaller than 12 pixels, outside of its drawing or on another one; and each drawing wider than the page.
    private const string Faults = """
        [...document.querySelectorAll('.drawn > svg')].filter(svg => svg.getClientRects().length).flatMap(svg => {
          const frame = svg.getBoundingClientRect();
          const labels = [...svg.querySelectorAll('text')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }));
          const where = `${svg.closest('figure').dataset.of} ${svg.classList} at ${innerWidth}: `;
          const out = labels.filter(({ box }) => box.height < 12 || box.left < frame.left - 1 || box.right > frame.right + 1
            || box.top < frame.top - 1 || box.bottom > frame.bottom + 1).map(({ text }) => `${where}${text} is small or outside`);
          const over = labels.flatMap((one, i) => labels.slice(i + 1).filter(({ box }) =>
            one.box.left < box.right - 1 && box.left < one.box.right - 1 && one.box.top < box.bottom - 2 && box.top < one.box.bottom - 2)
            .map(other => `${where}${one.text} is on ${other.text}`));
          return [...out, ...over, ...(frame.right > document.documentElement.clientWidth ? [`${where}the drawing is wide`] : [])];
        })
        """;

    private const string Shown = """
        [...document.querySelectorAll('.drawn > svg')].filter(svg => svg.getClientRects().length).map(svg => svg.classList).join()
        """;

    [Fact]
    public async Task HasNoLabelThatIsSmallOrOutsideOrOnAnother()
    {
        // All charts, but of deals by day only some. One page has the figures of all of them.
        var figures = site.Documents
            .SelectMany(page => page.Document.QuerySelectorAll("main figure.chart").Select(figure => (page.Path, Figure: figure)))
            .Where(chart => chart.Figure.Closest(".gallery") is null)
            .ToList();
        var ofDeals = Long.Sample(figures.Where(chart => IsOfADeal(chart.Path)), every: 8);
        var drawn = figures.Where(chart => !IsOfADeal(chart.Path)).Concat(ofDeals).ToList();
        Assert.True(drawn.Count > 60);
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address, new() { ViewportSize = new() { Width = 390, Height = 900 } });
        await tab.Page.GotoAsync(site.Address + "/charts/");
        await tab.Page.EvaluateAsync(
            """
            async figures => {
              document.querySelector('main').innerHTML = figures.join('');
              await document.fonts.ready;
            }
            """,
            drawn.Select(chart =>
            {
                var figure = (IElement)chart.Figure.Clone();
                figure.SetAttribute("data-of", chart.Path);
                return figure.OuterHtml;
            }));
        foreach (var width in new[] { 390, 768, 1280, 1600 })
        {
            await tab.Page.SetViewportSizeAsync(width, 900);
            var faults = await tab.Page.EvaluateAsync<string[]>(Faults);
            Assert.Empty(faults);
        }
    }

    [Fact]
    public async Task ShowsItsValuesWithTheArrowKeys()
    {
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address);
        var page = tab.Page;
        await page.GotoAsync(site.Address + Quarters);
        var value = page.Locator(".drawn .value");
        for (var stops = 0; stops < 80 && !await IsOnTheDrawingAsync(page); stops++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        Assert.False(await value.IsVisibleAsync());
        await page.Keyboard.PressAsync("End");
        Assert.StartsWith("Q2 2026", await value.TextContentAsync(), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Home");
        var first = await value.TextContentAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        var second = await value.TextContentAsync();
        Assert.NotEqual(first, second);
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(first, await value.TextContentAsync());
        Assert.True(await value.IsVisibleAsync());
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await value.IsVisibleAsync());
        await page.Keyboard.PressAsync("Tab");
        Assert.False(await IsOnTheDrawingAsync(page));
    }

    [Fact]
    public async Task ShowsTheValueUnderAFinger()
    {
        await using var tab = await Tab.OpenAsync(
            site.Browser, site.Address, new() { ViewportSize = new() { Width = 390, Height = 900 }, HasTouch = true });
        var page = tab.Page;
        await page.GotoAsync(site.Address + Quarters);
        var mark = page.Locator(".drawn > .narrow circle[data-label]").Last;
        await mark.ScrollIntoViewIfNeededAsync();
        var box = (await mark.BoundingBoxAsync())!;

        // A finger is not exact.
        await page.Touchscreen.TapAsync(box.X + box.Width, box.Y + box.Height + 3);
        Assert.Equal(await mark.GetAttributeAsync("data-label"), await page.Locator(".drawn .value").TextContentAsync());
        var shown = (await page.Locator(".drawn .value").BoundingBoxAsync())!;
        Assert.InRange(shown.X, 0, 390 - shown.Width);
    }

    [Fact]
    public async Task ShowsTheDrawingForTheWidthOfThePage()
    {
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address);
        await tab.Page.GotoAsync(site.Address + Quarters);
        foreach (var (width, shown) in new[] { (390, "narrow"), (1280, "wide") })
        {
            await tab.Page.SetViewportSizeAsync(width, 900);
            Assert.Equal(shown, await tab.Page.EvaluateAsync<string>(Shown));
        }
    }

    private static bool IsOfADeal(string path) => path.StartsWith("deals/", StringComparison.Ordinal);

    private static Task<bool> IsOnTheDrawingAsync(IPage page) =>
        page.EvaluateAsync<bool>("document.activeElement.classList.contains('drawn')");
}

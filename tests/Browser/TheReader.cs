using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace ServerlessDeals.Tests.Browser;

/// <summary>What a reader does on the pages, mostly by keyboard.</summary>
public sealed class TheReader(OnTheSite site)
{
    [Fact]
    public async Task SeesTheStoryOnTheFirstScreenOfAPhone()
    {
        await using var tab = await OpenAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await tab.Page.GotoAsync(site.Address + "/");
        foreach (var part in new[] { ".brand", ".line", ".kicker", "h1", ".lede" })
        {
            var box = (await tab.Page.Locator(part).BoundingBoxAsync())!;
            Assert.True(box.Y >= 0 && box.Y + box.Height <= 844, $"{part} is not on the first screen.");
        }

        Assert.InRange((await tab.Page.Locator("header.top").BoundingBoxAsync())!.Height, 1, 110);
        Assert.Matches("[$][0-9.]+[BM]", (await tab.Page.Locator(".lede").TextContentAsync())!);
    }

    [Theory]
    [InlineData("sequoia china", "HongShan", "/investors/hongshan/")]
    [InlineData("智谱", "Zhipu AI", "/companies/zhipu-ai/")]
    public async Task FindsAnOrganizationByAnyOfItsNames(string asked, string name, string address)
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/");
        await page.FocusAsync("#find");
        await page.Keyboard.TypeAsync(asked);
        await page.Keyboard.PressAsync("Enter");
        var first = page.Locator("#found li a").First;
        await first.WaitForAsync();
        Assert.Equal(name, await first.TextContentAsync());
        Assert.Equal(address, await first.GetAttributeAsync("href"));
        Assert.Contains("q=", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task IsToldIfNothingIsFound()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/search/?q=qqqq");
        await page.GetByText("Nothing is found by these words").WaitForAsync();
    }

    [Fact]
    public async Task SortsATableByKeyboardAndKeepsTheOrderInTheAddress()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/companies/");
        await page.Locator("th button", new() { HasText = "Raised" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        // The other pages of the list are read first.
        var sorted = page.Locator("th[aria-sort=descending]", new() { HasText = "Raised" });
        await sorted.WaitForAsync();
        var rows = await page.Locator("tbody tr").AllTextContentsAsync();
        var totals = await page.EvaluateAsync<double[]>(
            "[...document.querySelectorAll('tbody tr')].map(row => row.cells[3].dataset.value ?? '-1').map(Number)");
        Assert.Equal(totals.OrderDescending(), totals);
        Assert.True(totals.Length > 100 && totals[0] > totals[^1]);
        await page.GotoAsync(page.Url);
        await sorted.WaitForAsync();
        Assert.Equal(rows, await page.Locator("tbody tr").AllTextContentsAsync());
    }

    [Fact]
    public async Task SortsMonthsByTimeAndFiguresByValue()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.RouteAsync("**/made/*", route => route.FulfillAsync(new()
        {
            ContentType = "text/html; charset=utf-8",
            Body = """
                <script type="module" src="/tables.js"></script><div class="scroll"><table data-sortable="made"><caption>Made</caption>
                <thead><tr><th>Month</th><th class="figure">Total</th></tr></thead>
                <tbody>
                  <tr><td data-value="2019-04">April 2019</td><td class="figure" data-value="900">≥ 900</td></tr>
                  <tr><td data-value="2018-12">December 2018</td><td class="figure">–</td></tr>
                  <tr><td data-value="2018-04">April 2018</td><td class="figure" data-value="1000">1,000</td></tr>
                </tbody></table></div>
                """,
        }));
        await page.GotoAsync(site.Address + "/made/?made.sort=0");
        Assert.Equal(["April 2018", "December 2018", "April 2019"], await page.Locator("td:first-child").AllTextContentsAsync());
        await page.GotoAsync(site.Address + "/made/?made.sort=1&made.down=1");
        Assert.Equal(["1,000", "≥ 900", "–"], await page.Locator("td.figure").AllTextContentsAsync());
        await page.Locator("th button", new() { HasText = "Month" }).ClickAsync();
        Assert.Equal(["April 2018", "December 2018", "April 2019"], await page.Locator("td:first-child").AllTextContentsAsync());
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("6")]
    [InlineData("one")]
    public async Task SeesATableUnsortedIfTheAddressNamesNoColumn(string column)
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/months/2024-03/?top.sort=" + column);
        await page.Locator("th button").First.WaitForAsync();
        Assert.Equal(0, await page.Locator("th[aria-sort]").CountAsync());
    }

    [Fact]
    public async Task FiltersATableAndKeepsTheFilterInTheAddress()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/companies/");
        await page.Locator(".filter input").FocusAsync();
        await page.Keyboard.TypeAsync("shanghai");
        // The other pages of the list are read first.
        var status = page.Locator("[role=status]:text-matches('^[0-9]+ of [0-9]+$')");
        await status.WaitForAsync();
        var shown = await page.Locator("tbody tr:visible").CountAsync();
        Assert.InRange(shown, 1, 30);
        await page.GotoAsync(page.Url);
        await status.WaitForAsync();
        Assert.Equal(shown, await page.Locator("tbody tr:visible").CountAsync());
        Assert.Contains($"{shown} of", (await status.TextContentAsync())!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrintsATableWithItsHeadOnEverySheet()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/deals/");
        await page.Locator("th button").First.WaitForAsync();
        using var printed = PdfDocument.Open(await page.PdfAsync(new() { Format = "A4" }));
        Assert.True(printed.NumberOfPages > 2);
        var sheets = printed.GetPages().Select(sheet => sheet.GetWords().Select(word => word.Text).ToList()).ToList();
        // The end of the page may be on a separate sheet, after the last row.
        Assert.All(
            sheets.Where(
                (words, i) => i < sheets.Count - 1 || words.Exists(word => word is "announced" or "closed")),
            words => Assert.Contains("Led", words));
    }

    /// <summary>Everything that is folded is printed, with the addresses of the sources, also without JavaScript.</summary>
    [Fact]
    public async Task PrintsADealWithItsFoldedFiguresAndTheAddressesOfItsSources()
    {
        await using var tab = await OpenAsync(new() { JavaScriptEnabled = false });
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/deals/minimax-2024-03/");
        Assert.False(await page.Locator(".cite p").First.IsVisibleAsync());
        using var printed = PdfDocument.Open(await page.PdfAsync(new() { Format = "A4" }));
        var text = string.Concat(printed.GetPages().SelectMany(sheet => sheet.GetWords()).Select(word => word.Text));
        var deal = (await site.ContentAsync()).Data.Deals.Single(deal => $"{deal.Deal.Id}" == "minimax-2024-03");
        Assert.All(deal.Claims, claim => Assert.Contains($"<{claim.Source.Url}>", text, StringComparison.Ordinal));
        Assert.Contains("minimax-2024-03?asOf=2025-06-19", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Glossary", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SortsAndFiltersAListOfSeveralPagesAsOne()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/companies/");
        Assert.Equal(100, await page.Locator("tbody tr").CountAsync());
        await page.Locator(".filter input").FocusAsync();
        await page.Keyboard.TypeAsync("xai");
        await page.Locator("tbody tr:visible a[href='/companies/xai/']").WaitForAsync();
        var shown = await page.Locator("tbody tr").CountAsync();
        var count = await page.Locator("[role=status]:text-matches('^[0-9]+ of [0-9]+$')").TextContentAsync();
        var all = int.Parse(count!.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"{shown} of {all}", count);
        Assert.InRange(shown, 1, 5);
        Assert.InRange(all, 101, 200);
        await page.GotoAsync(site.Address + "/companies/page/2/?list.sort=0");
        await page.Locator($"tbody tr:nth-child({all})").WaitForAsync();
        var names = await page.Locator("tbody tr td:first-child").AllTextContentsAsync();
        Assert.Equal(
            await page.EvaluateAsync<string[]>("names => names.toSorted(new Intl.Collator('en', { numeric: true }).compare)", names),
            names);
        Assert.Equal(0, await page.Locator("nav.pager").CountAsync());
        await page.GotoAsync(site.Address + "/deals/");
        Assert.Contains("page 1 of", (await page.Locator("caption").TextContentAsync())!, StringComparison.Ordinal);
        await page.GotoAsync(site.Address + "/deals/?deals.has=openai");
        await page.GetByText("Deals, newest first", new() { Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task SeesTheRowsOfALongListStepByStep()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/deals/?deals.sort=3&deals.down=1");
        await page.GetByText("the first 200 are shown").WaitForAsync();
        var rows = page.Locator("tbody tr");
        Assert.Equal(200, await rows.CountAsync());
        var more = page.GetByRole(AriaRole.Button, new() { Name = "Show ", Exact = false });
        while (await more.IsVisibleAsync())
        {
            await more.ClickAsync();
        }

        var deals = (await site.ContentAsync()).Data.Deals;
        Assert.Equal(deals.Count, await rows.CountAsync());
        Assert.Equal(
            deals.Select(deal => deal.Deal.Amount.InDollars()).OfType<ConvertedAmount>().Select(sum => (double)sum.Figure)
                .OrderDescending(),
            await page.EvaluateAsync<double[]>(
                "[...document.querySelectorAll('tbody td.figure[data-value]')].map(cell => Number(cell.dataset.value))"));
    }

    [Fact]
    public async Task IsToldIfOnlyOnePageOfAListCouldBeRead()
    {
        await using var tab = await OpenAsync(allowed: "Failed to load resource");
        var page = tab.Page;
        await page.RouteAsync("**/rows-1.txt", route => route.AbortAsync());
        await page.GotoAsync(site.Address + "/companies/?list.has=xai");
        await page.GetByText("0 of 100 on this page").WaitForAsync();
    }

    [Fact]
    public async Task ReadsEverythingWithoutJavaScript()
    {
        await using var tab = await OpenAsync(new() { JavaScriptEnabled = false });
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/companies/");
        Assert.Equal(100, await page.Locator("tbody tr").CountAsync());
        await page.GetByText("Page 2").ClickAsync();
        Assert.EndsWith("/companies/page/2/", page.Url, StringComparison.Ordinal);
        await page.GotoAsync(site.Address + "/search/");
        await page.GetByText("Without it, everything is listed").WaitForAsync();
    }

    [Fact]
    public async Task FindsFiltersByNamesThatDoNotChangeWhileTyping()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/investors/a16z/");
        var tables = await page.Locator(".filter + .scroll caption").AllTextContentsAsync();
        Assert.Equal(2, tables.Count);
        foreach (var table in tables)
        {
            var filter = page.GetByRole(AriaRole.Searchbox, new() { Name = $"Only rows with ({table})", Exact = true });
            await filter.FillAsync("a");
            await page.Locator(".filter", new() { Has = filter }).Locator("[role=status]:text-matches(' of ')").WaitForAsync();
            Assert.Equal(1, await filter.CountAsync());
        }
    }

    [Fact]
    public async Task SortsCardsByTouch()
    {
        await using var tab = await OpenAsync(new() { ViewportSize = new() { Width = 390, Height = 900 }, HasTouch = true });
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/months/2025-03/");
        await page.Locator("table[data-sortable=top] button", new() { HasText = "Company" }).TapAsync();
        var companies = await page.Locator("table[data-sortable=top] td.company").AllTextContentsAsync();
        Assert.True(companies.Count > 5);
        Assert.Equal(
            await page.EvaluateAsync<string[]>("names => names.toSorted(new Intl.Collator('en', { numeric: true }).compare)", companies),
            companies);
        Assert.EndsWith("?top.sort=1", page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task ReachesEveryLinkByTabAndSeesTheFocus(int width)
    {
        await using var tab = await OpenAsync(new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/months/2024-03/");
        var expected = await page.EvaluateAsync<int>(
            """
            [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
              .filter((part) => part.checkVisibility()).length
            """);
        var reached = new HashSet<int>();
        for (var i = 0; i < expected; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<int>("[...document.querySelectorAll('*')].indexOf(document.activeElement)"));
            Assert.True(
                await page.EvaluateAsync<bool>(IsSeen),
                await page.EvaluateAsync<string>("`Nobody sees ${document.activeElement.outerHTML.slice(0, 200)}`"));
        }

        Assert.Equal(expected, reached.Count);
    }

    // True if the middle of the focused element's visible part is not covered by another element.
    private const string IsSeen = """
        (() => {
          const focused = document.activeElement;
          return [...focused.getClientRects()].some((box) => {
            const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
            const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
            const middle = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
            return right - left > 4 && bottom - top > 4 && focused.contains(middle);
          });
        })()
        """;

    private Task<Tab> OpenAsync(BrowserNewContextOptions? options = null, string? allowed = null) =>
        Tab.OpenAsync(site.Browser, site.Address, options, allowed);
}

using UglyToad.PdfPig;

namespace ServerlessDeals.Tests.Browser;

/// <summary>What a reader does on the pages, with a keyboard alone.</summary>
public sealed class TheReader(OnTheSite site)
{
    [Theory]
    [InlineData("sequoia china", "HongShan", "/investors/hongshan/")]
    [InlineData("红杉中国", "HongShan", "/investors/hongshan/")]
    [InlineData("智谱", "Zhipu AI", "/companies/zhipu-ai/")]
    [InlineData("MINIM", "MiniMax", "/companies/minimax/")]
    public async Task FindsAnOrganizationByAnyOfItsNames(string asked, string name, string address)
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
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
    public async Task IsToldThatNothingIsFound()
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/search/?q=qqqq");
        await page.GetByText("Nothing has a name that begins like this.").WaitForAsync();
    }

    [Fact]
    public async Task SortsATableByKeyboardAndFindsItSortedUnderTheSameAddress()
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/companies/");
        await page.Locator("th button", new() { HasText = "Total" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        // The other pages of the list are read first.
        var sorted = page.Locator("th[aria-sort=descending]", new() { HasText = "Total" });
        await sorted.WaitForAsync();
        var largest = await page.Locator("tbody tr td").First.TextContentAsync();
        await page.GotoAsync(page.Url);
        await sorted.WaitForAsync();
        Assert.Equal(largest, await page.Locator("tbody tr td").First.TextContentAsync());
        Assert.NotEqual("01.AI", largest);
    }

    [Fact]
    public async Task FindsMonthsInTheirOrderAndFiguresByTheirSizeWhateverIsPrinted()
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
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
    public async Task FindsATableAsItStandsWhereTheAddressNamesNoColumn(string column)
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync(site.Address + "/months/2024-03/?top.sort=" + column);
        await page.Locator("th button").First.WaitForAsync();
        Assert.Equal(0, await page.Locator("th[aria-sort]").CountAsync());
        Assert.Empty(errors);
    }

    [Fact]
    public async Task FiltersATableAndKeepsItInTheAddress()
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/companies/");
        await page.Locator(".filter input").FocusAsync();
        await page.Keyboard.TypeAsync("shanghai");
        // The other pages of the list are read first.
        var told = page.Locator("[role=status]:text-matches('^[0-9]+ of [0-9]+$')");
        await told.WaitForAsync();
        var shown = await page.Locator("tbody tr:visible").CountAsync();
        Assert.InRange(shown, 1, 30);
        await page.GotoAsync(page.Url);
        await told.WaitForAsync();
        Assert.Equal(shown, await page.Locator("tbody tr:visible").CountAsync());
        Assert.Contains($"{shown} of", (await told.TextContentAsync())!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrintsATableWithItsHeadOnEverySheet()
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/deals/");
        await page.Locator("th button").First.WaitForAsync();
        using var printed = PdfDocument.Open(await page.PdfAsync(new() { Format = "A4" }));
        Assert.True(printed.NumberOfPages > 2);
        Assert.All(printed.GetPages(), sheet => Assert.Contains(sheet.GetWords(), word => word.Text == "Led"));
    }

    [Fact]
    public async Task SortsAndFiltersAListOfSeveralPagesAsOne()
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/companies/");
        Assert.Equal(100, await page.Locator("tbody tr").CountAsync());
        await page.Locator(".filter input").FocusAsync();
        await page.Keyboard.TypeAsync("xai");
        await page.Locator("tbody tr:visible a[href='/companies/xai/']").WaitForAsync();
        var all = await page.Locator("tbody tr").CountAsync();
        Assert.True(all > 100);
        var shown = await page.Locator("tbody tr:visible").CountAsync();
        await page.GetByText($"{shown} of {all}").WaitForAsync();
        Assert.InRange(shown, 1, 5);
        await page.GotoAsync(site.Address + "/companies/page/2/?list.sort=0");
        await page.Locator($"tbody tr:nth-child({all})").WaitForAsync();
        Assert.Equal("01.AI", await page.Locator("tbody tr td").First.TextContentAsync());
        Assert.Equal(0, await page.Locator("nav.pager").CountAsync());
        await page.GotoAsync(site.Address + "/deals/");
        Assert.Contains("page 1 of", (await page.Locator("caption").TextContentAsync())!, StringComparison.Ordinal);
        await page.GotoAsync(site.Address + "/deals/?deals.has=openai");
        await page.GetByText("Deals, newest first", new() { Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task IsToldWhereOnlyOnePageOfAListCouldBeRead()
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/page/2/", route => route.AbortAsync());
        await page.GotoAsync(site.Address + "/companies/?list.has=xai");
        await page.GetByText("0 of 100 on this page").WaitForAsync();
    }

    [Fact]
    public async Task ReadsEverythingWithoutJavaScript()
    {
        await using var context = await site.Browser.NewContextAsync(new() { JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/companies/");
        Assert.Equal(100, await page.Locator("tbody tr").CountAsync());
        await page.GetByText("Page 2").ClickAsync();
        Assert.EndsWith("/companies/page/2/", page.Url, StringComparison.Ordinal);
        await page.GotoAsync(site.Address + "/search/");
        await page.GetByText("Without it, everything is listed").WaitForAsync();
    }

    [Fact]
    public async Task ReachesEveryLinkOfThePageByTab()
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/months/2024-03/");
        var expected = await page.EvaluateAsync<int>("document.querySelectorAll('a[href], button, input, summary, [tabindex=\"0\"]').length");
        var reached = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < expected; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("(() => { const all = [...document.querySelectorAll('*')]; return String(all.indexOf(document.activeElement)); })()"));
        }

        Assert.Equal(expected, reached.Count);
    }
}

using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The page on which readers filter, draw and sort all deals.</summary>
public sealed class TheExplorePage(OnTheSite site)
{
    private static readonly string[] Queries =
    [
        "",
        "from=2023&to=2024",
        "kind=acquisition&kind=acquihire-licence",
        "status=rumoured&status=in-talks",
        "country=CN&sector=robotics",
        "party=nvidia",
        "minAmount=1000000000",
        "maxAmount=100000000",
        "minAmount=95000000&maxAmount=105000000",
        "party=alibaba&from=2024&status=closed&minAmount=200000000",
        "country=KR&kind=debt",
    ];

    // Goes to an address as the back button does, and reads the rows of all pages of the table.
    private const string RowsOf = """
        async (query) => {
          history.pushState(null, '', '/explore/?' + query);
          dispatchEvent(new PopStateEvent('popstate'));
          const ids = [];
          const older = document.getElementById('older');
          for (;;) {
            if (!document.querySelector('.explored').closest('.scroll').hidden) {
              ids.push(...[...document.querySelectorAll('.explored td.date a')].map((link) => link.getAttribute('href').split('/')[2]));
            }
            if (document.getElementById('pages').hidden || older.disabled) break;
            older.click();
          }
          return JSON.stringify({ ids, api: document.getElementById('api').href, count: document.getElementById('count').textContent });
        }
        """;

    [Fact]
    public async Task FindsTheDealsThatTheApiFindsByTheSameQuery()
    {
        using var api = new HttpClient { BaseAddress = new(site.ApiAddress) };
        await using var tab = await OpenAsync("/explore/");
        var sizes = new List<int>();
        foreach (var query in Queries)
        {
            using var shown = JsonDocument.Parse(await tab.Page.EvaluateAsync<string>(RowsOf, query));
            var ids = shown.RootElement.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!).Order(StringComparer.Ordinal);
            var address = shown.RootElement.GetProperty("api").GetString()!;
            Assert.StartsWith(OnTheSite.ApiBase + "/deals", address, StringComparison.Ordinal);
            var expected = await AllAsync(api, address);
            Assert.Equal(expected.Order(StringComparer.Ordinal), ids);
            Assert.StartsWith(
                expected.Count == 0 ? "No deal matches" : expected.Count.ToString(CultureInfo.InvariantCulture),
                shown.RootElement.GetProperty("count").GetString(),
                StringComparison.Ordinal);
            sizes.Add(expected.Count);
        }

        Assert.True(sizes.Distinct().Count() > 6 && sizes.Count(size => size > 3) > 6, string.Join(' ', sizes));
    }

    [Fact]
    public async Task KeepsFiltersOrderAndPlaceForWhoeverComesBack()
    {
        await using var tab = await OpenAsync("/explore/?country=CN&minAmount=100000000&party=alibaba&sort=amount");
        var page = tab.Page;
        Assert.Equal("CN", await page.Locator("#country").InputValueAsync());
        Assert.Equal("$100M", await page.Locator("#minAmount").InputValueAsync());
        Assert.Equal("Alibaba Group", await page.Locator("#party").InputValueAsync());
        await page.Locator("th[aria-sort=ascending]", new() { HasText = "Amount" }).WaitForAsync();
        var before = await page.Locator("#count").TextContentAsync();
        await page.GetByLabel("Closed").CheckAsync();
        await page.Locator("#maxAmount").FillAsync("2.5 billion");
        await page.Keyboard.PressAsync("Tab");
        Assert.EndsWith(
            "status=closed&minAmount=100000000&maxAmount=2500000000&party=alibaba&sort=amount", page.Url, StringComparison.Ordinal);
        await page.GoBackAsync();
        await page.GoBackAsync();
        Assert.False(await page.GetByLabel("Closed").IsCheckedAsync());
        Assert.Equal(before, await page.Locator("#count").TextContentAsync());
        await page.Locator("th button", new() { HasText = "Company" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var names = await page.Locator(".explored td.company").AllTextContentsAsync();
        Assert.True(names.Distinct(StringComparer.Ordinal).Count() > 1);
        Assert.Equal(
            await page.EvaluateAsync<string[]>("names => names.toSorted(new Intl.Collator('en', { numeric: true }).compare)", names),
            names);
        Assert.DoesNotContain("company", await page.Locator("#api").GetAttributeAsync("href"), StringComparison.Ordinal);
        await page.Locator("#party").FocusAsync();
        await page.Locator("#party[role=combobox]").WaitForAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("softbnk");
        await page.Locator(".suggestions [role=option]").First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("SoftBank Group", await page.Locator("#party").InputValueAsync());
        Assert.Contains("party=softbank", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DrawsTheDealsAndGivesTheirRows()
    {
        await using var tab = await OpenAsync("/explore/?country=CN", new() { ViewportSize = new() { Width = 390, Height = 900 } });
        var page = tab.Page;
        await page.Locator("#plot canvas").WaitForAsync();
        await page.Locator("#plot").FocusAsync();
        await page.Keyboard.PressAsync("End");
        var tip = page.Locator("#plot .tip");
        var newest = await tip.TextContentAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        Assert.NotEqual(newest, await tip.TextContentAsync());
        var place = (await tip.Locator("a").GetAttributeAsync("href"))!;
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await tip.IsVisibleAsync());
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("#csv").ClickAsync());
        var lines = await File.ReadAllLinesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken);
        var count = (await page.Locator("#count").TextContentAsync())!.Split(' ')[0];
        Assert.Equal(count, (lines.Length - 1).ToString(CultureInfo.InvariantCulture));
        Assert.StartsWith("id,company,company_name,country,", lines[0].TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.Contains(",CN,", line, StringComparison.Ordinal));
        await page.Locator("#plot").FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(site.Address + place, new() { Timeout = 30_000 });
    }

    private async Task<Tab> OpenAsync(string address, BrowserNewContextOptions? options = null)
    {
        var tab = await Tab.OpenAsync(site.Browser, site.Address, options);
        await tab.Page.GotoAsync(site.Address + address);
        await tab.Page.Locator("#explore[data-ready]").WaitForAsync();
        return tab;
    }

    // The ids of all pages of a list of the API.
    private static async Task<IReadOnlyList<string>> AllAsync(HttpClient api, string address)
    {
        var ids = new List<string>();
        var query = address.Contains('?', StringComparison.Ordinal) ? address.Split('?')[1] + "&" : "";
        for (var next = $"deals?{query}limit=100"; next is not null;)
        {
            using var answer = await api.GetAsync(new Uri(next, UriKind.Relative), TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{next}: {text}");
            using var list = JsonDocument.Parse(text);
            ids.AddRange(list.RootElement.GetProperty("value").EnumerateArray().Select(deal => deal.GetProperty("id").GetString()!));
            next = list.RootElement.TryGetProperty("nextLink", out var link) ? "deals" + new Uri(link.GetString()!).Query : null;
        }

        return ids;
    }
}

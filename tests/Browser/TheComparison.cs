using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace ServerlessDeals.Tests.Browser;

/// <summary>Two companies or investors side by side.</summary>
public sealed class TheComparison(OnTheSite site)
{
    [Fact]
    public async Task AddsUpTheYearsOfACompanyAsTheApiDoes()
    {
        string[] companies = ["openai", "anthropic", "zhipu-ai", "minimax"];
        using var api = new HttpClient { BaseAddress = new(site.ApiAddress) };
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address);
        await tab.Page.GotoAsync($"{site.Address}/compare/?of={string.Join(',', companies)}");
        await tab.Page.Locator(".bars").Nth(companies.Length - 1).WaitForAsync();
        using var tables = JsonDocument.Parse(await tab.Page.EvaluateAsync<string>(
            """
            JSON.stringify([...document.querySelectorAll('.bars')].map((table) =>
              [...table.querySelectorAll('td.figure')].map(({ dataset }) => ({ ...dataset }))))
            """));
        foreach (var (company, table) in companies.Zip(tables.RootElement.EnumerateArray()))
        {
            var shown = table.EnumerateArray().Where(year => year.GetProperty("deals").GetString() != "0")
                .ToDictionary(year => year.GetProperty("year").GetString()!, StringComparer.Ordinal);
            var address = new Uri($"summaries/company/{company}?by=year", UriKind.Relative);
            using var answer = JsonDocument.Parse(await api.GetStringAsync(address, TestContext.Current.CancellationToken));
            var expected = answer.RootElement.GetProperty("periods").EnumerateArray()
                .Select(period => (Year: period.GetProperty("period").GetString()!, Figures: Announced(period)))
                .Where(year => year.Figures.GetProperty("deals").GetInt32() > 0).ToList();
            Assert.Equal(expected.Select(year => year.Year).Order(StringComparer.Ordinal), shown.Keys.Order(StringComparer.Ordinal));
            Assert.All(expected, year => AssertSame(year.Figures, shown[year.Year]));
        }
    }

    [Fact]
    public async Task IsChosenByKeyboardAndKeptInTheAddress()
    {
        await using var tab = await Tab.OpenAsync(site.Browser, site.Address, new() { ViewportSize = new() { Width = 390, Height = 900 } });
        var page = tab.Page;
        await page.GotoAsync(site.Address + "/compare/");
        await ChooseAsync(page, "nvdia");
        Assert.EndsWith("/compare/?of=nvidia&as=investors", page.Url, StringComparison.Ordinal);
        await page.GetByText("Add another to compare with Nvidia.").WaitForAsync();
        await ChooseAsync(page, "sofbank group");
        Assert.EndsWith("/compare/?of=nvidia,softbank&as=investors", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Companies in common" }).WaitForAsync();
        Assert.False(
            await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"),
            "The page is wider than the window.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Nvidia" }).PressAsync("Enter");
        Assert.EndsWith("/compare/?of=softbank&as=investors", page.Url, StringComparison.Ordinal);
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Nvidia" }).WaitForAsync();
    }

    private static async Task ChooseAsync(IPage page, string name)
    {
        await page.Locator("#add").FocusAsync();
        await page.Locator("#add[role=combobox]").WaitForAsync();
        await page.Keyboard.TypeAsync(name);
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
    }

    private static JsonElement Announced(JsonElement period) => period.GetProperty("funding").GetProperty("announced");

    // A conversion of each amount is rounded by less than a dollar.
    private static void AssertSame(JsonElement figures, JsonElement shown)
    {
        Assert.Equal($"{figures.GetProperty("deals").GetInt32()}", shown.GetProperty("deals").GetString());
        if (!figures.TryGetProperty("usd", out var usd))
        {
            Assert.Equal("", shown.GetProperty("low").GetString() + shown.GetProperty("high").GetString());
            return;
        }

        foreach (var bound in new[] { "low", "high" })
        {
            var expected = usd.GetProperty("total").TryGetProperty(bound, out var figure) ? figure.GetInt64() : 0;
            var actual = shown.GetProperty(bound).GetString() is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
            Assert.InRange(actual, expected - 10, expected + 10);
        }
    }
}

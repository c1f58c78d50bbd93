using System.Net;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ServerlessDeals.Tests.Browser;

public sealed class ThePages(OnTheSite site)
{
    private static readonly (string Name, string Address)[] Kinds =
    [
        ("front", "/"), ("deals", "/deals/"), ("deal", "/deals/minimax-2024-03/"), ("companies", "/companies/"), ("company", "/companies/minimax/"),
        ("investors", "/investors/"), ("investor", "/investors/alibaba/"), ("months", "/months/"), ("month", "/months/2024-03/"),
        ("methodology", "/methodology/"), ("api", "/api/"),
    ];

    public static TheoryData<string, string, int, ColorScheme> InFourForms()
    {
        var forms = new TheoryData<string, string, int, ColorScheme>();
        foreach (var (name, address) in Kinds)
        {
            foreach (var width in new[] { 1280, 390 })
            {
                forms.Add(name, address, width, ColorScheme.Light);
                forms.Add(name, address, width, ColorScheme.Dark);
            }
        }

        return forms;
    }

    [Theory]
    [MemberData(nameof(InFourForms))]
    public async Task AreReadableByEverybody(string name, string address, int width, ColorScheme scheme)
    {
        await using var context = await site.Browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme });
        var page = await context.NewPageAsync();
        var said = new List<string>();
        page.Console += (_, message) => said.Add(message.Text);
        page.PageError += (_, error) => said.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                said.Add($"asked {request.Url}");
            }
        };
        var answer = await page.GotoAsync(site.Address + address);
        Assert.Equal(200, answer!.Status);
        Assert.Contains("default-src 'none'", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        Directory.CreateDirectory(OnTheSite.Pictures);
        await page.ScreenshotAsync(new() { Path = Path.Combine(OnTheSite.Pictures, $"{name}-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png") });
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"), "The page is wider than the window.");
        Assert.Empty(said);
        var axe = await page.RunAxe();
        Assert.True(axe.Violations.Length == 0, string.Join('\n', axe.Violations.Select(one => $"{one.Id}: {one.Help} at {one.Nodes[0].Html}")));
    }

    [Fact]
    public async Task LeadTheKeyboardToTheContentFirst()
    {
        await using var context = await site.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address + "/");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("/", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
    }

    [Fact]
    public async Task SayKindlyThatThereIsNoSuchPage()
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(site.Address + "/nothing/here/"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no page at this address", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using ServerlessDeals.Cli.Review;
using ServerlessDeals.Loading.Reading.Pages;
using ServerlessDeals.Tests.Reading;

namespace ServerlessDeals.Tests.Browser;

/// <summary>The page of deals review with the keyboard alone: accept, change and reject.</summary>
public sealed class TheReview(OnTheSite site) : IAsyncLifetime
{
    private readonly AReviewFolder _folder = new();
    private readonly string _key = ReviewServer.NewKey();
    private WebApplication _app = null!;
    private ReviewDesk _desk = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var articles = Directory.EnumerateFiles(_folder.Articles).Order(StringComparer.Ordinal)
            .SelectMany(file => ArticleSource.Read(File.ReadAllText(file), "").OrThrow()).ToList();
        _desk = new(_folder.Seeds, articles, new(_folder.Rejected), again: false, TimeProvider.System);
        _desk.Read();
        _app = new ReviewServer(_desk, _key).Build(0);
        await _app.StartAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task IsDoneWithTheKeyboardAlone()
    {
        await using var tab = await Tab.OpenAsync(site.Browser, _app.Urls.Single());
        var page = tab.Page;
        await page.GotoAsync($"{_app.Urls.Single()}/{_key}/");

        // Accept: the claim is in the file, and the next draft shows.
        await page.Keyboard.PressAsync("a");
        await page.GetByText("Entered the claim the-gazette-2024-03-20-acme").WaitForAsync();
        Assert.Contains("the-gazette-2024-03-20-acme", _folder.Text("companies/acme.yaml"), StringComparison.Ordinal);

        // Change: e goes to the fields, where letters are written and Enter shows the effect without entering it.
        await page.Keyboard.PressAsync("e");
        Assert.Equal("company", await page.EvaluateAsync<string>("document.activeElement.id"));
        await page.Keyboard.TypeAsync("Lexora Labs");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByText("The new deal lexora-labs-2024-03").WaitForAsync();
        Assert.False(_folder.Has("companies/lexora-labs.yaml"));
        await page.Keyboard.PressAsync("a");
        await page.GetByText("Entered the claim the-gazette-2024-03-21-lexora-labs").WaitForAsync();
        Assert.True(_folder.Has("companies/lexora-labs.yaml"));

        // Reject, take it back, reject again: nothing waits.
        await page.Keyboard.PressAsync("r");
        await page.GetByText("Rejected: Tally.").WaitForAsync();
        await page.Keyboard.PressAsync("u");
        await page.GetByText("The rejection was taken back.").WaitForAsync();
        await page.Keyboard.PressAsync("r");
        await page.GetByText("2 drafts were entered and 1 rejected").WaitForAsync();
        Assert.False(_folder.Has("companies/tally.yaml"));
    }

    [Fact]
    public async Task ObeysNoKeysWhenTheyAreOff()
    {
        await using var tab = await Tab.OpenAsync(site.Browser, _app.Urls.Single());
        await tab.Page.GotoAsync($"{_app.Urls.Single()}/{_key}/");
        await tab.Page.Locator("#keys").UncheckAsync();
        await tab.Page.Keyboard.PressAsync("r");
        Assert.Equal(3, _desk.Waiting.Count);
        Assert.Equal(1, await tab.Page.GetByText("Draft 1 of 3").CountAsync());
    }

    [Fact]
    public async Task WorksWithTheButtonsAndShowsWhatIsWrong()
    {
        await using var tab = await Tab.OpenAsync(site.Browser, _app.Urls.Single(), allowed: "status of 422");
        var page = tab.Page;
        await page.GotoAsync($"{_app.Urls.Single()}/{_key}/");
        await page.Locator("#amount").FillAsync("ten million");
        await page.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByText("is not an amount").WaitForAsync();
        Assert.Equal("true", await page.Locator("#amount").GetAttributeAsync("aria-invalid"));
        Assert.Equal("", await AVisit.ViolationsAsync(page));
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public Task IsAGoodPage(int width, ColorScheme scheme) =>
        AVisit.IsGoodAsync(site.Browser, _app.Urls.Single(), $"/{_key}/", "review", width, scheme);
}

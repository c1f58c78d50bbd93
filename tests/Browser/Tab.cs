using Microsoft.Playwright;

namespace ServerlessDeals.Tests.Browser;

/// <summary>A tab of the browser. To its end its page says nothing to the console, shows no dialog and asks no other host.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _said = [];
    private readonly string? _forgiven;

    private Tab(IBrowserContext context, IPage page, string site, string? forgiven)
    {
        (_context, Page, _forgiven) = (context, page, forgiven);
        page.Console += (_, message) => _said.Add(message.Text);
        page.PageError += (_, error) => _said.Add(error);
        page.Dialog += (_, dialog) => _said.Add(dialog.Message);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _said.Add($"asked {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <param name="forgiven">What the browser itself may say of the page's answers, where a test wants them so.</param>
    public static async Task<Tab> OpenAsync(
        IBrowser browser, string site, BrowserNewContextOptions? options = null, string? forgiven = null)
    {
        var context = await browser.NewContextAsync(options);
        return new(context, await context.NewPageAsync(), site, forgiven);
    }

    public void SaidNothing() =>
        Assert.DoesNotContain(_said, words => _forgiven is null || !words.Contains(_forgiven, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        SaidNothing();
    }
}

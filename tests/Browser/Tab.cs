using Microsoft.Playwright;

namespace ServerlessDeals.Tests.Browser;

/// <summary>A browser tab. Its page may write nothing to the console, show no dialog and send no request to another host.</summary>
internal sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _messages = [];
    private readonly string? _allowed;

    private Tab(IBrowserContext context, IPage page, string site, string? allowed)
    {
        (_context, Page, _allowed) = (context, page, allowed);
        page.Console += (_, message) => _messages.Add(message.Text);
        page.PageError += (_, error) => _messages.Add(error);
        page.Dialog += (_, dialog) => _messages.Add(dialog.Message);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _messages.Add($"requested {request.Url}");
            }
        };
    }

    public IPage Page { get; }

    /// <param name="allowed">Part of a message that the browser itself may write about an answer, if the test expects it.</param>
    public static async Task<Tab> OpenAsync(
        IBrowser browser, string site, BrowserNewContextOptions? options = null, string? allowed = null)
    {
        var context = await browser.NewContextAsync(options);
        return new(context, await context.NewPageAsync(), site, allowed);
    }

    public void AssertSilent() =>
        Assert.DoesNotContain(_messages, message => _allowed is null || !message.Contains(_allowed, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        AssertSilent();
    }
}

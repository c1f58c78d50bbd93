using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ServerlessDeals.Pages;

/// <summary>Renders pages to HTML. A renderer is for one page at a time; use several in parallel.</summary>
public sealed partial class PageRenderer : IAsyncDisposable
{
    // A renderer keeps every component that it has rendered, so it is replaced after this many pages.
    private const int PagesPerRenderer = 8;

    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().BuildServiceProvider();
    private readonly StringBuilder _text = new(1 << 16);
    private HtmlRenderer? _renderer;
    private int _rendered;

    /// <summary>Renders pages in parallel, in no particular order.</summary>
    /// <param name="isNeeded">Returns whether a page has to be made.</param>
    /// <param name="done">Receives each file. It is called from several threads.</param>
    /// <exception cref="InvalidOperationException">A page could not be made; the inner exception is the cause.</exception>
    public static async Task RenderAllAsync(
        IReadOnlyCollection<PageSet> sets, Func<Page, bool> isNeeded, Func<Page, SiteFile, ValueTask> done)
    {
        var waiting = new ConcurrentQueue<PageSet>(sets);
        await Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(async () =>
        {
            await using var renderer = new PageRenderer();
            try
            {
                while (waiting.TryDequeue(out var set))
                {
                    var pages = await NamedAsync(
                        set.Address ?? "A set of files", () => Task.FromResult(set.Pages().Where(isNeeded).ToList()));
                    foreach (var page in pages)
                    {
                        await done(page, await NamedAsync(page.Path, () => renderer.MakeAsync(page)));
                    }
                }
            }
            catch
            {
                // The build fails anyway, so stop the other renderers.
                waiting.Clear();
                throw;
            }
        })));
    }

    public async ValueTask DisposeAsync()
    {
        if (_renderer is not null)
        {
            await _renderer.DisposeAsync();
        }

        await _services.DisposeAsync();
    }

    private static async Task<T> NamedAsync<T>(string what, Func<Task<T>> make)
    {
        try
        {
            return await make();
        }
        catch (Exception cause)
        {
            throw new InvalidOperationException($"{what} could not be made: {cause.Message}", cause);
        }
    }

    private async Task<SiteFile> MakeAsync(Page page)
    {
        if (page.Component is not { } component)
        {
            return new(page.Path, page.Bytes!());
        }

        if (_rendered++ % PagesPerRenderer == 0)
        {
            await RenewAsync();
        }

        return await _renderer!.Dispatcher.InvokeAsync(async () =>
        {
            var html = await _renderer.RenderComponentAsync(component, ParameterView.FromDictionary(page.Parameters));
            await using var text = new StringWriter(_text.Clear(), CultureInfo.InvariantCulture);
            await text.WriteAsync("<!DOCTYPE html>\n");
            html.WriteHtmlTo(text);
            var pageHtml = DirectionMarks().Replace(_text.ToString().ReplaceLineEndings("\n"), "");
            return new SiteFile(page.Path, Encoding.UTF8.GetBytes(pageHtml));
        });
    }

    // Characters that change the direction of text. New names have none, but older versions may have stored some.
    [GeneratedRegex("&#x20(2[A-E]|6[6-9]);", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DirectionMarks();

    private async Task RenewAsync()
    {
        if (_renderer is not null)
        {
            await _renderer.DisposeAsync();
        }

        _renderer = new(_services, _services.GetRequiredService<ILoggerFactory>());
    }
}

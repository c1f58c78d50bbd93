using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ServerlessDeals.Pages;

/// <summary>Renders pages to HTML: the same bytes for the same page, whoever writes them.</summary>
public sealed class PageRenderer : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly HtmlRenderer _renderer;

    public PageRenderer()
    {
        _services = new ServiceCollection().AddLogging().BuildServiceProvider();
        _renderer = new(_services, _services.GetRequiredService<ILoggerFactory>());
    }

    public Task<SiteFile> RenderAsync(Page page) => _renderer.Dispatcher.InvokeAsync(async () =>
    {
        var html = await _renderer.RenderComponentAsync(page.Component, ParameterView.FromDictionary(page.Parameters));
        return new SiteFile(page.Path, Encoding.UTF8.GetBytes("<!DOCTYPE html>\n" + html.ToHtmlString().ReplaceLineEndings("\n")));
    });

    public async ValueTask DisposeAsync()
    {
        await _renderer.DisposeAsync();
        await _services.DisposeAsync();
    }
}

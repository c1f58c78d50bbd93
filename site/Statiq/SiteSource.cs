using System.Text;
using ServerlessDeals.Pages;
using Statiq.Common;

namespace ServerlessDeals.Site;

/// <summary>Documents for the pipelines. Storage is read once an execution, so that all pages show one state.</summary>
internal sealed class SiteSource
{
    private readonly Lock _lock = new();
    private Guid _execution;
    private Task<SiteContent>? _input;
    private int _count;

    /// <summary>How many documents were made.</summary>
    public int Count => _count;

    public async Task<IReadOnlyList<IDocument>> PagesAsync(string family, IExecutionContext context)
    {
        var pages = BriefingSite.Family(family, await InputAsync(context)).Pages;
        await using var renderer = new PageRenderer();
        var documents = new List<IDocument>(pages.Count);
        foreach (var page in pages)
        {
            documents.Add(Document(await renderer.RenderAsync(page), MediaTypes.Get(page.Path), context));
        }

        return documents;
    }

    public IReadOnlyList<IDocument> Assets(IExecutionContext context) =>
    [
        .. BriefingSite.Assets(SiteInput.Addresses).Select(file => Document(file, MediaTypes.Get(file.Path), context)),
    ];

    private Task<SiteContent> InputAsync(IExecutionContext context)
    {
        lock (_lock)
        {
            if (_input is null || _execution != context.ExecutionId)
            {
                (_execution, _input) = (context.ExecutionId, SiteInput.ReadAsync(context.CancellationToken));
            }

            return _input;
        }
    }

    private IDocument Document(SiteFile file, string mediaType, IExecutionContext context)
    {
        Interlocked.Increment(ref _count);
        return context.CreateDocument(new NormalizedPath(file.Path), Encoding.UTF8.GetString(file.Content), mediaType);
    }
}

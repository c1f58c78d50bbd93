using System.Collections.Concurrent;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>Documents for the pipelines. Storage is read once an execution, so that all pages show one state.</summary>
internal sealed class SiteSource
{
    private readonly Lock _lock = new();
    private readonly ConcurrentDictionary<string, string?> _made = new(StringComparer.Ordinal);
    private Guid _execution;
    private Task<SiteContent>? _input;

    /// <summary>Each file that was made, with the hash of what it shows.</summary>
    public IReadOnlyDictionary<string, string?> Made => _made;

    public async Task<IReadOnlyList<IDocument>> PagesAsync(string family, IExecutionContext context)
    {
        var documents = new ConcurrentBag<IDocument>();
        await PageRenderer.RenderAllAsync(BriefingSite.Family(family, await InputAsync(context)), _ => true, (page, file) => documents.Add(Document(file, page.Stamp, context)));
        return [.. documents];
    }

    public IReadOnlyList<IDocument> Assets(IExecutionContext context) =>
    [
        .. BriefingSite.Assets(SiteInput.Addresses).Select(file => Document(file, null, context)),
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

    private IDocument Document(SiteFile file, string? stamp, IExecutionContext context)
    {
        _made[file.Path] = stamp;
        if (file.Content.Length == 0)
        {
            // Statiq leaves out what is empty, and so are the lists before the first deal.
            using var empty = context.FileSystem.GetOutputFile(file.Path).OpenWrite();
            empty.SetLength(0);
        }

        return context.CreateDocument(new NormalizedPath(file.Path), context.GetContentProvider(file.Content, MediaTypes.Get(file.Path)));
    }
}

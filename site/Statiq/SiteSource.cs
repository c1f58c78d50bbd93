using System.Collections.Concurrent;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>What the pipelines write. Storage is read once an execution, so that all pages show one state.</summary>
/// <param name="manifest">What the last build left: what is the same is no document, and Statiq leaves the file alone. Null where everything is to be made.</param>
internal sealed class SiteSource(SiteManifest? manifest) : IDisposable
{
    private const int Portion = 100;
    private readonly Lock _lock = new();

    // Each family is made on all cores; more of them at once only stand in each other's way.
    private readonly SemaphoreSlim _turns = new(2);
    private ConcurrentDictionary<string, string?> _made = new(StringComparer.Ordinal);
    private InnerLinks _links = new();
    private Guid _execution;
    private Task<SiteContent>? _input;

    /// <summary>Each file of the site, with the hash of what it shows.</summary>
    public IReadOnlyDictionary<string, string?> Made => _made;

    public void Dispose() => _turns.Dispose();

    public IReadOnlyList<string> BrokenLinks() => _links.Broken(_made.ContainsKey);

    /// <summary>Makes the pages of a family and writes them, some at a time, so that none is held until the last is made.</summary>
    public async Task WriteAsync(string family, IExecutionContext context)
    {
        var content = await InputAsync(context);
        await _turns.WaitAsync(context.CancellationToken);
        try
        {
            await WriteSetsAsync(BriefingSite.Family(family, content), context);
        }
        finally
        {
            _turns.Release();
        }
    }

    public async Task WriteAssetsAsync(IExecutionContext context) =>
        await WriteWaitingAsync(new(BriefingSite.Assets((await InputAsync(context)).Addresses).Select(file => Document(file, null, context)).OfType<IDocument>()), context);

    private async Task WriteSetsAsync(IReadOnlyList<PageSet> sets, IExecutionContext context)
    {
        var waiting = new ConcurrentQueue<IDocument>();
        await PageRenderer.RenderAllAsync(sets, page => !IsKept(page), async (page, file) =>
        {
            _links.Read(page, file);
            if (Document(file, page.Stamp, context) is { } document)
            {
                waiting.Enqueue(document);
                if (waiting.Count >= Portion)
                {
                    await WriteWaitingAsync(waiting, context);
                }
            }
        });
        await WriteWaitingAsync(waiting, context);
    }

    private static async Task WriteWaitingAsync(ConcurrentQueue<IDocument> waiting, IExecutionContext context)
    {
        var some = new List<IDocument>();
        while (waiting.TryDequeue(out var document))
        {
            some.Add(document);
        }

        await context.ExecuteModulesAsync([new WriteFiles()], some);
    }

    private Task<SiteContent> InputAsync(IExecutionContext context)
    {
        lock (_lock)
        {
            if (_input is null || _execution != context.ExecutionId)
            {
                (_execution, _input) = (context.ExecutionId, SiteInput.ReadAsync(context.CancellationToken));
                (_made, _links) = (new(StringComparer.Ordinal), new());
            }

            return _input;
        }
    }

    private bool IsKept(Page page)
    {
        if (manifest?.Keeps(page) != true)
        {
            return false;
        }

        _made[page.Path] = page.Stamp;
        return true;
    }

    private IDocument? Document(SiteFile file, string? stamp, IExecutionContext context)
    {
        _made[file.Path] = stamp;
        if (manifest?.Entries.ContainsKey(file.Path) == true && SiteManifest.IsSame(new(Path.Combine(manifest.Folder, file.Path)), file.Content))
        {
            return null;
        }

        if (file.Content.Length == 0)
        {
            // Statiq leaves out what is empty, and so are the lists before the first deal.
            using var empty = context.FileSystem.GetOutputFile(file.Path).OpenWrite();
            empty.SetLength(0);
            return null;
        }

        return context.CreateDocument(new NormalizedPath(file.Path), context.GetContentProvider(file.Content, MediaTypes.Get(file.Path)));
    }
}

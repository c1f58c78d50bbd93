using System.Collections.Concurrent;
using ServerlessDeals.Pages;

namespace ServerlessDeals.Site;

/// <summary>Renders and writes the files of the pipelines. Each execution reads storage once, so all pages show the same state.</summary>
/// <param name="manifest">
/// The files of the last build. An unchanged file becomes no document, so Statiq does not write it. Null to write everything.
/// </param>
internal sealed class PipelineWriter(SiteManifest? manifest) : IDisposable
{
    private const int BatchSize = 100;
    private readonly Lock _lock = new();

    // Each section uses all cores, so more sections at once would only slow each other down.
    private readonly SemaphoreSlim _sections = new(2);
    private ConcurrentDictionary<string, string?> _made = new(StringComparer.Ordinal);
    private InternalLinks _links = new();
    private Guid _execution;
    private Task<SiteContent>? _content;

    /// <summary>The path and the fingerprint of each file of the site.</summary>
    public IReadOnlyDictionary<string, string?> Made => _made;

    public void Dispose() => _sections.Dispose();

    public IReadOnlyList<string> BrokenLinks() => _links.Broken(_made.ContainsKey);

    /// <summary>Renders the pages of a section and writes them in batches, to keep only a few in memory.</summary>
    public async Task WriteAsync(string section, IExecutionContext context)
    {
        var content = await ContentAsync(context);
        await _sections.WaitAsync(context.CancellationToken);
        try
        {
            await WriteSetsAsync(BriefingSite.Section(section, content), context);
        }
        finally
        {
            _sections.Release();
        }
    }

    public async Task WriteAssetsAsync(IExecutionContext context)
    {
        var assets = BriefingSite.Assets((await ContentAsync(context)).Addresses);
        await WriteWaitingAsync(new(assets.Select(file => Document(file, null, context)).OfType<IDocument>()), context);
    }

    private async Task WriteSetsAsync(IReadOnlyList<PageSet> sets, IExecutionContext context)
    {
        var waiting = new ConcurrentQueue<IDocument>();
        await PageRenderer.RenderAllAsync(sets, page => !IsKept(page), async (page, file) =>
        {
            _links.Collect(page, file);
            if (Document(file, page.Fingerprint, context) is { } document)
            {
                waiting.Enqueue(document);
                if (waiting.Count >= BatchSize)
                {
                    await WriteWaitingAsync(waiting, context);
                }
            }
        });
        await WriteWaitingAsync(waiting, context);
    }

    private static async Task WriteWaitingAsync(ConcurrentQueue<IDocument> waiting, IExecutionContext context)
    {
        var batch = new List<IDocument>();
        while (waiting.TryDequeue(out var document))
        {
            batch.Add(document);
        }

        await context.ExecuteModulesAsync([new WriteFiles()], batch);
    }

    private Task<SiteContent> ContentAsync(IExecutionContext context)
    {
        lock (_lock)
        {
            if (_content is null || _execution != context.ExecutionId)
            {
                (_execution, _content) = (context.ExecutionId, SiteInput.ReadAsync(context.CancellationToken));
                (_made, _links) = (new(StringComparer.Ordinal), new());
            }

            return _content;
        }
    }

    private bool IsKept(Page page)
    {
        if (manifest?.IsCurrent(page) != true)
        {
            return false;
        }

        _made[page.Path] = page.Fingerprint;
        return true;
    }

    private IDocument? Document(SiteFile file, string? fingerprint, IExecutionContext context)
    {
        _made[file.Path] = fingerprint;
        if (manifest?.Entries.ContainsKey(file.Path) == true
            && SiteManifest.HasContent(new(Path.Combine(manifest.Folder, file.Path)), file.Content))
        {
            return null;
        }

        if (file.Content.Length == 0)
        {
            // Statiq does not write empty files, but some lists are empty before the first deal.
            using var empty = context.FileSystem.GetOutputFile(file.Path).OpenWrite();
            empty.SetLength(0);
            return null;
        }

        return context.CreateDocument(new NormalizedPath(file.Path), context.GetContentProvider(file.Content, MediaTypes.Get(file.Path)));
    }
}
